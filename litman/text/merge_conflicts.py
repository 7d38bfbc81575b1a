"""Where a merge in git left two versions of a file's lines for a person to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_START = b"<<<<<<<"
# Seven signs, or more where a repository says so (gitattributes(5), `conflict-marker-size`).
_MARK = re.compile(rb"(<{7,}+|\|{7,}+|={7,}+|>{7,}+)(?: [^\n]*)?\r?")
_MARK_LINES = re.compile(rb"^(<{7,}+|\|{7,}+|={7,}+|>{7,}+)(?: [^\n]*)?\r?$", re.MULTILINE)
_NOT_LINE_ENDS = re.compile(rb"[^\r\n]")


class MergeConflict(NamedTuple):
    """Both versions with the marks around them."""

    first_line: int
    last_line: int

    def __str__(self) -> str:
        return f"{self.first_line}–{self.last_line}"


class _Span(NamedTuple):
    """A conflict by offsets: its first mark, where our version ends, and the end of its last mark."""

    start: int
    start_end: int
    ours_end: int
    end: int


def is_mark(line: bytes) -> bool:
    """Whether a line, without its end, is one of the marks around the versions."""
    return _MARK.fullmatch(line) is not None


def begins_conflict(line: bytes) -> bool:
    """Whether a line, without its end, is the mark before the first version."""
    return line.startswith(_START) and is_mark(line)


def may_hold_conflict(data: bytes) -> bool:
    """Whether a conflict may begin in these bytes, which end at the end of a line or of the file."""
    return _START in data


def merge_conflicts(data: bytes) -> list[MergeConflict]:
    """Return the conflicts of a file in order; nearly all files have none, and are left at once."""
    found: list[MergeConflict] = []
    line, position = 1, 0
    for span in _spans(data):
        first = line + data.count(b"\n", position, span.start)
        line, position = first + data.count(b"\n", span.start, span.end), span.end
        found.append(MergeConflict(first, line))
    return found


def our_side(data: bytes) -> bytes:
    """Return the bytes with blanks in the place of marks and their versions; all else stands where it stood."""
    pieces, position = [], 0
    for span in _spans(data):
        pieces += [
            data[position : span.start],
            _blank(data[span.start : span.start_end]),
            data[span.start_end : span.ours_end],
            _blank(data[span.ours_end : span.end]),
        ]
        position = span.end
    return b"".join([*pieces, data[position:]]) if pieces else data


def _blank(data: bytes) -> bytes:
    return _NOT_LINE_ENDS.sub(b" ", data)


def _spans(data: bytes) -> Iterator[_Span]:
    """Give the conflicts; marks that make none, because one of them is missing, are text."""
    if not may_hold_conflict(data):
        return
    start: tuple[int, int] | None = None
    size = 0
    ours_end: int | None = None
    for mark in _MARK_LINES.finditer(data):
        kind = mark[1][:1]
        if kind == b"<" and start is None:
            start, size = mark.span(), len(mark[1])
        elif len(mark[1]) != size:
            continue  # a rule under a heading, or marks of a conflict within
        elif start is not None and kind in b"|=" and ours_end is None:
            ours_end = mark.start()
        elif start is not None and kind == b">":
            yield _Span(*start, mark.start() if ours_end is None else ours_end, mark.end())
            start = ours_end = None
