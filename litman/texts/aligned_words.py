"""Where in a text words stand nearly: pairs of words that both have say where to look, an alignment what differs.

The text is read once; what is aligned is as long as the words are. So the time grows with the text, whatever it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_MOST_PLACES = 8  # of a pair of words within what is looked for
_SHORT = 12  # words, up to which pairs around one word count as well
_LOOKED_AT = 6  # places that have most pairs


class Step(NamedTuple):
    """One step of an alignment: a word of what is looked for, a word of the text, or both."""

    wanted: int | None
    there: int | None


class Aligned(NamedTuple):
    """How words lie along a text."""

    cost: int  # words that are changed, added or left out
    steps: tuple[Step, ...]


def align(
    wanted: Sequence[str], there: Sequence[str], start: int = 0, end: int | None = None
) -> Aligned | None:
    """Return where the words lie best in a part of a text; None where it has too few pairs of them.

    Args:
        wanted: At least two words.
        there: The words of the text.
        start: The first word of the part.
        end: The word behind it; None: the text's end.
    """
    end = len(there) if end is None else end
    band = len(wanted) // 5 + 3
    votes = _votes(wanted, there, start, end, band)
    together = {bucket: votes[bucket] + votes[bucket + 1] for bucket in [*votes, *(one - 1 for one in votes)]}
    least = max(1, len(wanted) // 4)
    likely = sorted(
        (one for one in together if together[one] >= least), key=lambda one: (-together[one], one)
    )
    found = [
        _Strip(wanted, there, start, end, origin=(one - 1) * band, width=4 * band + 1).align()
        for one in likely[:_LOOKED_AT]
    ]
    return min(found, key=lambda one: one.cost, default=None)


def _votes(wanted: Sequence[str], there: Sequence[str], start: int, end: int, band: int) -> Counter[int]:
    """How many pairs of words each strip of places shares with what is looked for."""
    votes: Counter[int] = Counter()
    part = there[start:end]
    for step in (1, 2) if len(wanted) <= _SHORT else (1,):
        pairs: dict[tuple[str, str], list[int]] = {}
        for at, pair in enumerate(zip(wanted, wanted[step:], strict=False)):
            places = pairs.setdefault(pair, [])
            if len(places) < _MOST_PLACES:
                places.append(at)
        for at, pair in enumerate(zip(part, part[step:], strict=False), start):
            if pair in pairs:
                for place in pairs[pair]:
                    votes[(at - place) // band] += 1
    return votes


class _Strip:
    """A part of a text some words wide, along which words are laid; what stands at its ends costs nothing.

    Source: R. Wagner, M. Fischer, "The String-to-String Correction Problem" (1974), in a band of diagonals.
    """

    def __init__(
        self, wanted: Sequence[str], there: Sequence[str], start: int, end: int, *, origin: int, width: int
    ) -> None:
        """Take the words, the part of the text, and its diagonals: word `origin + row + diagonal` is next."""
        self._wanted, self._there = wanted, there
        self._start, self._end = start, end
        self._origin, self._width = origin, width

    def align(self) -> Aligned:
        """Return the alignment of least cost, of several the last."""
        far = 2 * len(self._wanted) + self._width
        rows = [[0] * (self._width + 1)]
        for row, word in enumerate(self._wanted):
            above = rows[-1]
            here: list[int] = []
            left = far
            for diagonal in range(self._width):
                at = self._origin + row + diagonal
                best = above[diagonal + 1] + 1 if diagonal + 1 < self._width else far
                if self._start <= at < self._end:
                    best = min(best, above[diagonal] + (self._there[at] != word))
                # The word before the next one is left out.
                best = min(best, left + 1 if self._start <= at < self._end else far)
                left = best
                here.append(best)
            here.append(far)
            rows.append(here)
        last = rows[-1]
        diagonal = min(range(self._width), key=lambda one: (last[one], -one))
        return Aligned(last[diagonal], self._steps(rows, diagonal))

    def _steps(self, rows: list[list[int]], diagonal: int) -> tuple[Step, ...]:
        """Return the steps by which the last row came about."""
        steps = []
        row = len(self._wanted)
        while row:
            cost = rows[row][diagonal]
            above = rows[row - 1]
            at = self._origin + row - 1 + diagonal
            is_there = self._start <= at < self._end
            if is_there and cost == above[diagonal] + (self._there[at] != self._wanted[row - 1]):
                steps.append(Step(row - 1, at))
                row -= 1
            elif diagonal + 1 < self._width and cost == above[diagonal + 1] + 1:
                steps.append(Step(row - 1, None))
                row -= 1
                diagonal += 1
            else:
                steps.append(Step(None, at))
                diagonal -= 1
        return tuple(reversed(steps))
