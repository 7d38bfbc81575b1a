"""Titles for BibTeX: words whose capitals a style must keep go in braces."""

from __future__ import annotations

import re

from litman.bibtex.tex.latex import encode_with, escape_text
from litman.text.plain import plain

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.:?!–—]\s*[“‘\"'(]*|[“‘(]\s*)$")
# Below this share of capitalised words a title is in sentence case, and what is capitalised in it is a name.
_SENTENCE_CASE_SHARE = 0.34
_LEAST_WORDS = 3


def encode_title(rich: str) -> str:
    """Return a title as TeX text, with `{DNA}`, `{eLife}` and, in sentence case, `{Parkinson}` in braces.

    BibTeX styles put titles in lower case except for the first letter, one after a colon, and what is in
    braces.
    """
    kept = protected_words(plain(rich))
    if not kept:
        return encode_with(rich, escape_text)
    return encode_with(rich, lambda text: _protect(text, kept))


def protected_words(title: str) -> frozenset[str]:
    """Return the words of a plain title that have to keep their capitals."""
    if not any(char.islower() for char in title):
        return frozenset()  # all capitals say nothing
    found = [(match[0], bool(_SENTENCE_START.search(title[max(match.start() - 8, 0) : match.start()])))
             for match in _WORD.finditer(title)]  # fmt: skip
    kept = {
        word for word, starts in found if _has_inner_capital(word) or (_is_lone_capital(word) and not starts)
    }
    inner = [
        word
        for word, starts in found
        if not starts and len(word) > 3 and word[0].isalpha() and word not in kept
    ]
    capitalised = [word for word in inner if word[0].isupper()]
    if len(inner) >= _LEAST_WORDS and len(capitalised) <= _SENTENCE_CASE_SHARE * len(inner):
        kept.update(capitalised)
    return frozenset(kept)


def _has_inner_capital(word: str) -> bool:
    return any(char.isupper() for char in word[1:])


def _is_lone_capital(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "A"


def _protect(text: str, kept: frozenset[str]) -> str:
    pieces, position = [], 0
    for match in _WORD.finditer(text):
        if match[0] in kept:
            pieces += [escape_text(text[position : match.start()]), "{", escape_text(match[0]), "}"]
            position = match.end()
    return "".join(pieces) + escape_text(text[position:])
