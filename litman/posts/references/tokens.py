"""Tokens of a reference: words with their spans, split where references are glued together."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern

# What stands in an address is never split: `10.1016/S2215-0366(17)30272-9`, `www.example.org/a,b`.
_ADDRESS = lazy_pattern(r"://|www\.|\b10\.\d{4,9}/|(?<![\w.-])[\w.-]+\.(?:org|com|net|edu|gov)\b", re.I)
_CJK = "\u3001\u3002\u3008-\u3011\uff08\uff09\uff0c\uff0e\uff1a\uff1b"
_GLUE = lazy_pattern(
    r"(?<=[\d)\]];)(?=[\d(])"  # 2000;355
    r"|(?<=[\d)\]][:,])(?=[\d(A-Za-z])"  # (9222):2220, 9,248
    r"|(?<=[^\W\d_]{2}[:;,])(?=\w)"  # Nature:12, Smith,J.
    r"|(?<=[^\W\d_]\.,)(?=\w)"  # J.,Brown
    r"|(?<=[a-z]{3}[.?!])(?=[A-Z“\"(])"  # cells.Nature
    r"|(?<=\d{4}\)[.,:])(?=\w)|(?<=\d{4}\))(?=[^\W\d_])"  # (2019)Title
    r"|(?<=[^\W\d_]|\.)(?=\(\d{4}[a-z]?\))"  # Smith(2019)
    r"|(?<=[”\"][.,])(?=\w)|(?<=[,.][”])(?=\w)"  # title.”Nature
    rf"|(?<=[{_CJK}])(?=[^{_CJK}])"
)
_CHUNK = lazy_pattern(r"\S+")
_LONGEST = 400


class Token(NamedTuple):  # of which a reference has some 25: a data class takes three times as long to make
    """A word of a reference and where it stands, in code points."""

    text: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Return the words of a reference: runs without white space, split where punctuation glues two parts.

    Addresses and DOIs stay whole. Linear in the length of the text.
    """
    tokens = []
    for chunk in _CHUNK.finditer(text):
        word, at = chunk.group(), chunk.start()
        if len(word) < 3 or word[:-1].isalnum():  # two parts are glued by a sign between them
            tokens.append(Token(word, at, at + len(word)))
            continue
        last = 0
        for cut in _cuts(word):
            tokens.append(Token(word[last:cut], at + last, at + cut))
            last = cut
        tokens.append(Token(word[last:], at + last, at + len(word)))
    return tokens


def _cuts(word: str) -> list[int]:
    if len(word) > _LONGEST or _ADDRESS.search(word):
        return []
    return [cut.start() for cut in _GLUE.finditer(word)]
