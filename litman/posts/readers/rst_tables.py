"""Simple tables of reStructuredText: columns under a border of `====  ====`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from litman.posts.readers.lexed import Line

Stretch = tuple[int, int]  # of the source
_BORDER = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t]*$")
_RULE = re.compile(r"[ \t]*-+(?:[ \t]+-+)*[ \t]*$")
_RUN = re.compile(r"=+")


class SimpleTables:
    """The simple tables of a file: found by the border that ends each."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._ends = [
            at
            for at, line in enumerate(lines)
            if "= " in line.text
            and _BORDER.match(line.text)
            and (at + 1 == len(lines) or not lines[at + 1].text.strip())
        ]

    def end(self, at: int) -> int | None:
        """Return the line of the border that ends the table whose first border this line is, or None."""
        if not _BORDER.match(self._lines[at].text):
            return None
        found = bisect_right(self._ends, at)
        if found == len(self._ends):
            return None
        end = self._ends[found]
        return end if _columns(self._lines[end].text) == _columns(self._lines[at].text) else None

    def cells(self, at: int, end: int) -> list[list[Stretch]]:
        """Return the cells between two borders, each as its stretches of the source, one for a line."""
        columns = _columns(self._lines[at].text)
        found: list[list[Stretch]] = []
        row: list[list[Stretch]] = [[] for _ in columns]
        for line in self._lines[at + 1 : end + 1]:
            text = line.text
            begins = bool(text[columns[0] : columns[1]].strip())
            if begins or not text.strip() or _RULE.match(text) or _BORDER.match(text):
                found += [cell for cell in row if cell]
                row = [[] for _ in columns]
            if not text.strip() or _RULE.match(text) or _BORDER.match(text):
                continue
            edges = [*columns[1:], len(text)]
            for cell, start, stop in zip(row, columns, edges, strict=True):
                if text[start:stop].strip():
                    cell.append((line.start + start, line.start + min(stop, len(text))))
        return found + [cell for cell in row if cell]


def _columns(border: str) -> list[int]:
    return [match.start() for match in _RUN.finditer(border)]
