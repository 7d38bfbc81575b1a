"""A short text of three versions, line by line."""

from __future__ import annotations

from litman.merging.merged import Marks, Part, choose


def merge_lines(base: bytes, mine: bytes, other: bytes, marks: Marks, *, name: str) -> Part:
    """Return the text with the lines that either side changed, marks around it where both changed the same ones."""
    choice = choose(base, mine, other)
    if choice != "both":
        return Part(mine if choice == "mine" else other)
    old, here, there = (text.split(b"\n") for text in (base, mine, other))
    first, last = _changed(old, here)
    other_first, other_last = _changed(old, there)
    if last < other_first:
        return Part(b"\n".join([*here[: len(here) - len(old) + other_first], *there[other_first:]]))
    if other_last < first:
        return Part(b"\n".join([*there[: len(there) - len(old) + first], *here[first:]]))
    return Part(marks.around(mine, other), (name,))


def merge_line_sets(base: bytes, mine: bytes, other: bytes) -> bytes:
    """Return my lines with those that the other side put in and without those that it took out, as a set."""
    old, there = base.split(b"\n"), other.split(b"\n")
    had, has = set(old), set(there)
    here = [line for line in mine.split(b"\n") if line in has or line not in had]
    known = set(here)
    out: list[bytes] = []
    new: list[bytes] = [line for line in there if line not in had and line not in known]
    last = here.pop()  # what closes the block
    out = [*here, *new, last]
    return b"\n".join(out)


def _changed(old: list[bytes], new: list[bytes]) -> tuple[int, int]:
    """Return from which line of the old text on, and up to which, all that was changed in it stands."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    same = 0
    while same < shorter - first and old[-1 - same] == new[-1 - same]:
        same += 1
    return first, len(old) - same
