"""Figures of a sentence as people write them, and what they say: `1,204`, `1.204`, `12,5`, `forty`, `a half`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+(?:[.,]\d+)*)(?![\w/]|-[A-Za-z]|[.,]\d)", re.ASCII
)
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")  # twelve hundred: `1,204`, `1,204.5`
_WITH_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")  # `1.204`, `1.204,5`
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS: dict[str, tuple[str, ...]] = {
    **{word: (str(number),) for number, word in enumerate(f"{_UNITS} seventeen eighteen nineteen".split())},
    **{word: (str(number * 10),) for number, word in enumerate(_TENS.split(), start=2)},
    **dict.fromkeys(("hundred", "hundreds"), ("100",)),
    **dict.fromkeys(("thousand", "thousands"), ("1000",)),
    **dict.fromkeys(("half", "halves", "halved"), ("50", "0.5", "2")),
    **dict.fromkeys(("third", "thirds"), ("33", "33.3", "3")),
    **dict.fromkeys(("quarter", "quarters"), ("25", "4")),
    **dict.fromkeys(("twice", "double", "doubled", "doubling", "twofold", "both", "pair"), ("2", "100")),
    **dict.fromkeys(("triple", "tripled", "thrice", "threefold"), ("3", "200")),
    "fourfold": ("4",), "fivefold": ("5",), "tenfold": ("10",), "dozen": ("12",), "once": ("1",),
}  # fmt: skip
_WORD = re.compile(r"[a-z]+")


class Figure(NamedTuple):
    """A figure, and what it may say: of `1.204` that depends on the country."""

    text: str
    start: int
    end: int
    values: frozenset[str]  # in digits, with a point, without zeros at the end


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures that are written in digits."""
    for match in _NUMBER.finditer(text):
        yield Figure(match[0], *match.span(), frozenset(_values(match[0])))


def values_said(text: str) -> set[str]:
    """Return all that the figures of a text may say, those in words too."""
    said = {value for figure in figures(text) for value in figure.values}
    return said.union(*(_WORDS[word] for word in _WORD.findall(text.lower()) if word in _WORDS))


def _values(written: str) -> Iterator[str]:
    bare = re.sub(_SPACE, "", written)
    if _WITH_COMMAS.fullmatch(bare):
        yield _plain(bare.replace(",", ""))
    if _WITH_POINTS.fullmatch(bare):
        yield _plain(bare.replace(".", "").replace(",", "."))
    if bare.count(",") + bare.count(".") <= 1:
        yield _plain(bare.replace(",", "."))


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
