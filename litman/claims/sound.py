"""A claims file that may be edited: one in which nothing is wrong that would be lost."""

from __future__ import annotations

from pathlib import Path

from litman.claims.model import ClaimsFile
from litman.claims.read import read_claims
from litman.errors import BrokenClaimsError


def read_sound(path: Path, data: bytes) -> ClaimsFile:
    """Return what the bytes of a claims file hold.

    Raises:
        BrokenClaimsError: the file has a fault; the error names the first one and its place.
    """
    file, findings = read_claims(path, data)
    broken = [finding for finding in findings if finding.severity == "error"]
    if file is None or broken:
        raise BrokenClaimsError(str(broken[0]) if broken else str(path))
    return file
