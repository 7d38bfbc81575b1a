"""Text as people and terminals need it: folded for comparing, safe for printing, plain for reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# CSL-JSON allows these tags in text variables; every other `<` is a less-than sign.
# Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
_RICH_TAG = re.compile(
    r"</?(?:i|b|sub|sup|sc)>|<span (?:class=\"nocase\"|style=\"font-variant:\s?small-caps;?\")>|</span>"
)
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟″«»", '"'))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"\u00ad": None, "\u200b": None, "\ufeff": None})
_WHITE_SPACE = re.compile(r"\s+")
# Bidirectional controls and invisible format characters can make a terminal show what is not there.
# Source: Unicode Technical Report 36, section 2.7; CVE-2021-42574.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def plain(rich: str) -> str:
    """Return a CSL text variable without its mark-up (`<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`, `<span …>`)."""
    return _RICH_TAG.sub("", rich) if "<" in rich else rich


def fold(text: str) -> str:
    """Return the text as it is compared: NFKC, plain quotes and dashes, single spaces, case folded.

    Folding twice is folding once.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    folded = unicodedata.normalize("NFKC", folded.casefold())
    # U+2033 and U+2036 become two characters under NFKC, and case folding can bring quotes back.
    folded = folded.translate(_QUOTES).translate(_DASHES)
    return _WHITE_SPACE.sub(" ", folded).strip()


def collapse_white_space(text: str) -> str:
    """Return the text with every run of white space as one space and none at its ends."""
    return _WHITE_SPACE.sub(" ", text).strip()


def terminal_safe(text: str, *, keep_newlines: bool = False) -> str:
    """Return the text with control and direction-changing characters as visible escapes (`\\x1b`).

    Tabs and, unless `keep_newlines`, newlines become spaces, so that a value stays on its line.
    """
    if text.isascii() and text.isprintable():
        return text  # most words, at a tenth of the time
    if not keep_newlines:
        text = text.replace("\n", " ")
    return _UNSAFE.sub(_escape, text.replace("\t", " "))


def shorten(text: str, length: int) -> str:
    """Return at most `length` code points of the text, the last one `…` where something was cut."""
    if len(text) <= length:
        return text
    return text[: max(length - 1, 0)].rstrip() + "…"


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three of the known words that are spelt like this one, without regard to case."""
    import difflib  # only a word that is not known pays for it

    folded = {name.lower(): name for name in known}
    return [folded[name] for name in difflib.get_close_matches(word.lower(), folded, n=3, cutoff=0.6)]


def to_ascii(text: str) -> str:
    """Return the text in ASCII letters: accents dropped, other scripts transliterated."""
    if text.isascii():
        return text
    decomposed = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if decomposed.isascii():
        return decomposed
    from anyascii import anyascii  # 250 kB of tables: loaded only for letters that have no decomposition

    return str(anyascii(decomposed))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
