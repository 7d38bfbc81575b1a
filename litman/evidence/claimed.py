"""A claim as evidence is looked for: its words that tell something, its numbers, and which way it says things went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from litman.evidence.cues import Direction, directions
from litman.index.query.nodes import Words
from litman.index.query.telling_words import telling_words
from litman.text.figures import figures
from litman.text.quantities.compare import NumbersOf
from litman.text.years import is_year

_LONGEST = 4_000  # code points of a claim that are looked at


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is looked for."""

    text: str
    words: tuple[Words, ...]  # each with what says the same
    numbers: NumbersOf  # that are no years
    years: tuple[int, ...]
    ways: frozenset[Direction]

    def share_of_numbers(self, sentence: str) -> float:
        """Return which part of the claim's numbers a sentence says, as people round them and put them in words."""
        count = len(self.numbers.all)
        return (count - len(self.numbers.not_in([sentence]))) / count if count else 0.0


def claimed(text: str) -> Claimed:
    """Return a claim as evidence is looked for; nothing in it is obeyed as a query would be."""
    text = text[:_LONGEST]
    years = tuple(dict.fromkeys(int(one.text) for one in figures(text) if is_year(one.text)))
    return Claimed(text, telling_words(text), NumbersOf(text, without_years=True), years, directions(text))


def without_markers(text: str, markers: Iterable[str | None]) -> str:
    """Return a claim's words without its markers in brackets, whose numbers are no numbers of the claim."""
    for marker in markers:
        if marker and marker[0] in "[(" and marker[-1] in "])":
            text = text.replace(marker, "")
    return text
