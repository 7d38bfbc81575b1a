"""The lines of a PDF file's pages in the order of reading, without running heads, feet and numbers of pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from litman.posts.readers.pdf_apart import RAISED, width
from litman.text.folding import fold

_EDGE = 4  # lines at the top or the foot of a page among which heads and feet are looked for
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|seite|p\.|стр\.)\s?)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?(?:of|/|von|de)\s?\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_ALIKE = 4.0  # points within which lines stand at one height
_FEWEST_COUNTED = 8  # lines with a number in the margin; with fewer it may be a table
_MARGIN = 12.0  # points within which such numbers end
_LONGEST_NUMBER = 5  # digits of a page's number
_DIGITS = re.compile(r"\d+")
_SIDE_BY_SIDE = 5  # lines of two columns drawn row by row, from which on they are put column by column


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn: where it begins, in points from the lower left corner, its size and words."""

    page: int  # from 1
    x: float
    y: float
    size: float
    is_bold: bool
    text: str  # what is raised in it stands between the marks `RAISED`
    right: float  # about where it ends

    @property
    def bare(self) -> str:
        """The words without marks of what is raised."""
        return self.text.replace(RAISED[0], "").replace(RAISED[1], "")

    def is_bold_over(self, size: float) -> bool:
        """Whether the line is bold and larger than that."""
        return self.is_bold and self.size > size


def lines_in_order(pages: Sequence[Mapping[str, object]]) -> list[Line]:
    """Return the lines of the pages, column by column; what each page repeats at its edge is left out."""
    drawn = [
        _without_line_numbers(list(_lines_of(number, page))) for number, page in enumerate(pages, start=1)
    ]
    running = _running(drawn)
    ordered: list[Line] = []
    for page, lines in zip(pages, drawn, strict=True):
        edge = _edge(lines)
        kept = [
            line
            for line in lines
            if not (line in edge and (_key(line) in running or _PAGE_NUMBER.fullmatch(line.bare)))
        ]
        whole = page.get("width")
        ordered += _column_by_column(kept, float(whole) if isinstance(whole, int | float) else 600.0)
    return ordered


def _without_line_numbers(lines: list[Line]) -> list[Line]:
    """The lines of a page without a margin in which they are counted, as manuscripts have it."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        if line.bare.isdecimal() and len(line.bare) <= _LONGEST_NUMBER:
            columns.setdefault(round(line.right / _MARGIN), []).append(line)
    counted: set[Line] = set()
    for column in columns.values():
        downwards = sorted(column, key=lambda line: -line.y)
        steps = {int(below.bare) - int(above.bare) for above, below in pairwise(downwards)}
        if len(column) >= _FEWEST_COUNTED and len(steps) == 1 and steps <= {1, 2, 5, 10}:
            counted.update(column)
    return [line for line in lines if line not in counted] if counted else lines


def printed_numbers(pages: Sequence[Mapping[str, object]]) -> list[str | None]:
    """Return of each page the number that stands alone, or beside a running head, at its head or foot.

    None of any page unless most have one and they go up with the pages: numbers may be anything else.
    """
    drawn = [list(_lines_of(number, page)) for number, page in enumerate(pages, start=1)]
    seen: Counter[int] = Counter()
    for number, lines in enumerate(drawn):
        seen.update({said - number for line in _edge(lines) for said in _numbers_of(line)})
    before, count = max(seen.items(), key=lambda one: one[1], default=(0, 0))
    if count < max(2, (len(drawn) + 1) // 2):
        return [None] * len(drawn)
    return [str(before + number) if before + number > 0 else None for number in range(len(drawn))]


def _numbers_of(line: Line) -> set[int]:
    """The numbers of pages that a line at the edge may say: first or last in it."""
    words = line.bare.strip("-–—| ").split()
    ends = {words[0], words[-1]} if words else set()
    return {int(word) for word in ends if word.isdecimal() and len(word) <= _LONGEST_NUMBER}


def _lines_of(number: int, page: Mapping[str, object]) -> list[Line]:
    listed = page.get("lines")
    found = []
    for item in listed if isinstance(listed, list) else ():
        x, y, size, is_bold, text = item
        text = " ".join(str(text).split())
        if text.strip("".join(RAISED)):
            right = float(x) + width(text, float(size))
            found.append(Line(number, float(x), float(y), float(size), bool(is_bold), text, right))
    return found


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines, their numbers apart, that stand at the edge of every second page, left or right ones too.

    They stand at one height: words that a text happens to repeat do not.
    """
    if len(pages) < 2:
        return frozenset()
    heights: dict[str, list[float]] = {}
    for lines in pages:
        for key, height in {_key(line): line.y for line in _edge(lines)}.items():
            heights.setdefault(key, []).append(height)
    least = max(2, len(pages) // 3)
    return frozenset(key for key, there in heights.items() if len(key) > 2 and _most_alike(there) >= least)


def _most_alike(heights: Sequence[float]) -> int:
    """Return how many of the heights lie together."""
    ordered = sorted(heights)
    return max(bisect_right(ordered, height + _ALIKE) - at for at, height in enumerate(ordered))


def _key(line: Line) -> str:
    return _DIGITS.sub("#", fold(line.bare))


def _edge(lines: Sequence[Line]) -> frozenset[Line]:
    by_height = sorted(lines, key=lambda line: -line.y)
    return frozenset([*by_height[:_EDGE], *by_height[-_EDGE:]])


def _column_by_column(lines: list[Line], page_width: float) -> list[Line]:
    """Return lines that were drawn row by row across two columns one column after the other."""
    middle = page_width / 2
    rows = Counter(
        round(two.x / 2)
        for one, two in pairwise(lines)
        if one.right < middle * 1.1 and two.x >= middle * 0.95 and abs(one.y - two.y) < 3
    )
    if max(rows.values(), default=0) < _SIDE_BY_SIDE:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x < middle * 0.95 and line.right > middle * 1.25:  # it goes across both
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (right if line.x >= middle * 0.95 else left).append(line)
    return [*ordered, *left, *right]
