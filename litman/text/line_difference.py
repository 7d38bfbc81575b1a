"""What differs between two texts, line by line."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal, NamedTuple


class Line(NamedTuple):
    """A line that both texts have, or one alone."""

    kind: Literal["same", "old", "new"]
    text: str


def line_difference(old: str, new: str) -> tuple[Line, ...]:
    """Return the lines that make the old text (without `new`) and the new one (without `old`)."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += (Line("same", line) for line in before[i1:i2])
            continue
        lines += (Line("old", line) for line in before[i1:i2])
        lines += (Line("new", line) for line in after[j1:j2])
    return tuple(lines)
