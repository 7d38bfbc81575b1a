"""A claim as evidence is looked for: its words that tell something, its numbers, and which way it says things went."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from litman.evidence.cues import Direction, directions
from litman.index.query.nodes import Words
from litman.index.query.telling_words import telling_words
from litman.text.figures import figures
from litman.text.shares import shares
from litman.text.years import is_year

_PERCENT = re.compile(
    r"[ \u00a0\u202f]?(?:%|per ?cent\b|percentage|Prozent\b)"
    r"|[ ]?(?:to|and|or|bis|[-–])[ ]?\d+(?:[.,]\d+)?[ \u00a0\u202f]?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_LONGEST = 4_000  # code points of a claim that are looked at
_ALIKE = 0.06  # of a number: what rounding may take or give
_LEAST_ROUNDED = 5.0  # smaller numbers are not rounded: 3 is not 4


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a text says, as written, and what it may mean."""

    text: str
    values: frozenset[float]
    is_share: bool = False  # in per cent, or a share in words

    def is_among(self, others: Iterable[Number]) -> bool:
        """Whether one of the others says about the same: a share is no count, and no count a share."""
        return any(
            _is_alike(own, value)
            for other in others
            if other.is_share == self.is_share
            for value in other.values
            for own in self.values
        )


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is looked for."""

    text: str
    words: tuple[Words, ...]  # each with what says the same
    numbers: tuple[Number, ...]
    years: tuple[int, ...]
    ways: frozenset[Direction]


def claimed(text: str) -> Claimed:
    """Return a claim as evidence is looked for; nothing in it is obeyed as a query would be."""
    text = text[:_LONGEST]
    years = tuple(dict.fromkeys(int(one.text) for one in figures(text) if is_year(one.text)))
    return Claimed(text, telling_words(text), numbers_in(text), years, directions(text))


def without_markers(text: str, markers: Iterable[str | None]) -> str:
    """Return a claim's words without its markers in brackets, whose numbers are no numbers of the claim."""
    for marker in markers:
        if marker and marker[0] in "[(" and marker[-1] in "])":
            text = text.replace(marker, "")
    return text


def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text that are no years, in digits and as shares (`a third`, `one in six`)."""
    parts = list(shares(text))
    inside = {at for part in parts for at in range(part.start, part.end)}  # `6` of `one in 6`
    digits = (one for one in figures(text) if not is_year(one.text) and one.start not in inside)
    found = sorted((*digits, *parts), key=lambda one: one.start)
    numbers = (
        Number(one.text, frozenset(map(float, one.values)), one in parts or _is_percent(text, one.end))
        for one in found
        if one.values
    )
    return tuple(dict.fromkeys(numbers))


def _is_percent(text: str, end: int) -> bool:
    """Whether a number that ends there is in per cent: `16.7 %`, `12 per cent`, `from 12 to 16 %`."""
    return _PERCENT.match(text, end) is not None


def _is_alike(one: float, other: float) -> bool:
    if abs(one) < _LEAST_ROUNDED:
        return one == other
    return abs(one - other) <= max(0.5, _ALIKE * abs(one))
