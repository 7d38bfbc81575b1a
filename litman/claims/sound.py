"""A claims file that may be edited: one in which nothing is wrong that would be lost."""

from __future__ import annotations

from pathlib import Path

from litman.claims.changed_claims import ReadFile, read_changed
from litman.claims.model import ClaimsFile
from litman.claims.read import read_claims
from litman.errors import BrokenClaimsError

_KEPT = 4  # files
# Who changes a claim reads the file again: only that claim is looked at then.
_LAST: dict[Path, ReadFile] = {}


def read_sound(path: Path, data: bytes) -> ClaimsFile:
    """Return what the bytes of a claims file hold.

    Raises:
        BrokenClaimsError: the file has a fault; the error names the first one and its place.
    """
    before = _LAST.get(path)
    if before is not None and before.data == data:
        return before.file
    read = read_changed(before.with_starts(), data) if before is not None else None
    if read is None:
        read = ReadFile(data, _read_whole(path, data))
    _LAST.pop(path, None)
    _LAST[path] = read
    for old in list(_LAST)[:-_KEPT]:
        _LAST.pop(old, None)
    return read.file


def _read_whole(path: Path, data: bytes) -> ClaimsFile:
    file, findings = read_claims(path, data)
    broken = [finding for finding in findings if finding.severity == "error"]
    if file is None or broken:
        raise BrokenClaimsError(str(broken[0]) if broken else str(path))
    return file
