"""What is wrong in bytes that are no TOML, and where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from litman.finding import Place
from litman.text.merge_conflicts import MergeConflict, merge_conflicts

_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")


def fault_of(path: Path, data: bytes, error: ValueError | RecursionError) -> tuple[Place, str]:
    """Return where a file cannot be read as TOML, and why.

    Args:
        path: The file.
        data: Its bytes.
        error: What decoding or parsing them raised.
    """
    if isinstance(error, UnicodeDecodeError):
        return Place(path, data.count(b"\n", 0, error.start) + 1), "the file is not UTF-8; save it as UTF-8"
    if (conflict := conflict_fault(path, merge_conflicts(data))) is not None:
        return conflict
    if isinstance(error, tomllib.TOMLDecodeError):
        return _place(path, str(error), data), f"not valid TOML: {_PLACE.sub('', str(error))}"
    # A number of 5,000 digits, arrays nested 1,000 deep.
    return Place(path), f"not TOML that can be read: {error}"


def conflict_fault(path: Path, conflicts: Sequence[MergeConflict]) -> tuple[Place, str] | None:
    """Return where conflicts of git stand in a file, and what to do; None where there are none."""
    if not conflicts:
        return None
    lines = ", ".join(map(str, conflicts))
    message = f"a merge conflict of git in lines {lines}; keep one of its sides and take out the marks"
    return Place(path, conflicts[0].first_line, 1), message


def _place(path: Path, message: str, data: bytes) -> Place:
    found = _PLACE.search(message)
    if found and found.group(1):
        return Place(path, int(found.group(1)), int(found.group(2)))
    last = data.decode("utf-8-sig").rstrip("\r\n")
    return Place(path, last.count("\n") + 1, len(last) - last.rfind("\n"))
