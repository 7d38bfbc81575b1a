"""Where a merge in git left two versions of a file's lines for a person to choose from."""

from __future__ import annotations

import re
from typing import NamedTuple

_START = b"<<<<<<<"
_CONFLICT = re.compile(rb"^<{7}(?: [^\n]*)?\r?\n.*?^>{7}(?: [^\n]*)?$", re.MULTILINE | re.DOTALL)


_MARK = re.compile(rb"(<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?\r?")


class MergeConflict(NamedTuple):
    """Both versions with the marks around them."""

    first_line: int
    last_line: int

    def __str__(self) -> str:
        return f"{self.first_line}–{self.last_line}"


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
    if not may_hold_conflict(data):
        return []
    return [
        MergeConflict(data.count(b"\n", 0, match.start()) + 1, data.count(b"\n", 0, match.end()) + 1)
        for match in _CONFLICT.finditer(data)
    ]
