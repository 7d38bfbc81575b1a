"""Which encodings bytes may be in that say nothing of it: those in which their words look like words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Python's names, the commonest first: of two that read the same words, the first is meant.
_COMMON = (
    "cp1252",
    "mac-roman",
    "cp1250",
    "cp1251",
    "cp1253",
    "koi8-r",
    "cp850",
    "gb18030",
    "big5hkscs",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
_NOT_ASCII_LINE = re.compile(rb"(?<![^\r\n])[^\r\n\x80-\xff]*+[\x80-\xff][^\r\n]*+")
_RUN = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_MOST_LINES = 200
_MOST_BYTES = 20_000
_ENOUGH = 0.9  # of the words beyond ASCII look like words
_MARKS = frozenset("‘’‚“”„«»‹›–—…•·°§©®™€£¿¡×±\u00a0。，、：；（）《》「」『』・")
_WITHIN_WORDS = frozenset("‘’–—·・，、：；（）《》「」『』。\u00a0")
_SCRIPT_OF = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK", "IDEOGRAPHIC": "CJK"}


def likely_encodings(data: bytes) -> list[tuple[str, str]]:
    """Return the encodings, by Python's names, in which the words beyond ASCII look like words; each with its first.

    Two that read that word alike are one. UTF-8 and its like are told otherwise and are not among them.
    """
    lines = _lines(data)
    found: dict[str, str] = {}  # first word → encoding
    for name in _COMMON:
        first = _first_word(lines, name)
        if first:
            found.setdefault(first, name)
    return [(name, first) for first, name in found.items()]


def lines_beyond_ascii(data: bytes) -> Iterator[bytes]:
    """Yield the lines in which a byte is beyond ASCII, without their ends; in linear time, one at a time."""
    return (match[0] for match in _NOT_ASCII_LINE.finditer(data))


def is_text_of(data: bytes, encoding: str) -> bool:
    """Whether bytes are text in an encoding, by Python's name."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _lines(data: bytes) -> list[bytes]:
    lines: list[bytes] = []
    size = 0
    for line in lines_beyond_ascii(data):
        lines.append(line[:_MOST_BYTES])
        size += len(line)
        if len(lines) >= _MOST_LINES or size >= _MOST_BYTES:
            break
    return lines


def _first_word(lines: list[bytes], name: str) -> str | None:
    """Return the first word beyond ASCII as this encoding reads it, or a quotation mark where there is none.

    None where most are no words.
    """
    first = mark = None
    words = likely = 0
    for line in lines:
        try:
            text = line.decode(name)
        except UnicodeDecodeError:
            return None
        for match in _RUN.finditer(text):
            word = match[0]
            if word in _MARKS:
                mark = mark or word
                words += word not in _WITHIN_WORDS and _is_within_a_word(text, match.start())
            if word.isascii() or word in _MARKS:
                continue
            words += 1
            likely += _looks_like_a_word(word)
            first = first or word
    if not words:
        return mark
    return first if likely >= words * _ENOUGH else None


def _is_within_a_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _looks_like_a_word(word: str) -> bool:
    """Whether it is letters of one script, small, in capitals, or with a capital before all others."""
    if not word.isalpha() or len({_script(letter) for letter in word}) > 1:
        return False
    return word.islower() or word.isupper() or word.istitle() or word.lower() == word.upper()


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "?").split()[0]
    return _SCRIPT_OF.get(name, name)
