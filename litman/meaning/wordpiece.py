"""Texts as the numbers of their word pieces, as BERT's uncased models read them.

Source: J. Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers" (2019); its `tokenization.py`.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_VOCABULARY = Path(__file__).with_name("vocabulary.txt.gz")
_UNKNOWN, _BEGIN, _END = 100, 101, 102
_LONGEST_WORD = 100  # letters; a longer word is unknown
_IDEOGRAPHS = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


def piece_numbers(text: str, *, most: int = 256) -> list[int]:
    """Return the numbers of a text's pieces with those that begin and end it, at most so many."""
    vocabulary = _vocabulary()
    found: list[int] = []
    for word in _words(text):
        found += _pieces(word, vocabulary)
        if len(found) >= most - 2:
            break
    return [_BEGIN, *found[: most - 2], _END]


@cache
def _vocabulary() -> dict[str, int]:
    with gzip.open(_VOCABULARY, "rt", encoding="utf-8") as lines:
        words = lines.read().split("\n")
    return {word: number for number, word in enumerate(words[:-1])}


def _words(text: str) -> Iterator[str]:
    """The words and marks of a text, in lower case and without accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    word: list[str] = []
    for c in plain:
        kind = unicodedata.category(c)
        if kind == "Mn" or (kind.startswith("C") and c not in "\t\n\r"):
            continue
        is_mark = kind.startswith("P") or (c.isascii() and not c.isalnum() and not c.isspace())
        if c.isspace() or is_mark or _is_ideograph(c):
            if word:
                yield "".join(word)
                word = []
            if not c.isspace():
                yield c
        else:
            word.append(c)
    if word:
        yield "".join(word)


def _is_ideograph(c: str) -> bool:
    return ord(c) >= 0x3400 and any(first <= ord(c) <= last for first, last in _IDEOGRAPHS)


def _pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    """The longest pieces that make up a word, from its beginning on."""
    if len(word) > _LONGEST_WORD:
        return [_UNKNOWN]
    found = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = vocabulary.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return [_UNKNOWN]
    return found
