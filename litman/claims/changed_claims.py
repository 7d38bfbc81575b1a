"""Read a claims file that was read before by looking only at the claims that are others now.

What makes it safe is what makes an edit of one claim safe (see one_claim.py): in TOML without multi-line strings, what
stands from one line `[[claim]]` to the next is a document of its own. Where any of that is in doubt, or where anything
is wrong in what changed, the answer is None, and the whole file is to be read.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from litman.claims.claim import Claim
from litman.claims.fields import Fields
from litman.claims.model import ClaimsFile
from litman.claims.one_claim import HEADER
from litman.claims.read import claims_of
from litman.files import digest_of
from litman.toml.load import load_toml


class ReadFile(NamedTuple):
    """A sound claims file as it was read."""

    data: bytes
    file: ClaimsFile
    starts: tuple[int, ...] | None = None  # where each claim begins; None until somebody asked

    def with_starts(self) -> ReadFile:
        """Return it with the places of its claims; none where they are not certain."""
        if self.starts is not None:
            return self
        starts = tuple(found.start() for found in HEADER.finditer(self.data))
        is_certain = len(starts) == len(self.file.claims) and not _has_long_text(self.data)
        return self._replace(starts=starts if is_certain else ())


def read_changed(before: ReadFile, data: bytes) -> ReadFile | None:
    """Return what the bytes hold, which differ from the file as it was before in some of its claims; else None.

    Args:
        before: The file as it was read, with the places of its claims.
        data: Its bytes now.
    """
    starts = before.starts
    if not starts:
        return None
    first, last = _changed(before.data, starts, data)
    shift = len(data) - len(before.data)
    end = starts[last] if last < len(starts) else len(before.data)
    if first < 0 or end + shift < starts[first]:
        return None
    old, new = before.data[starts[first] : end], data[starts[first] : end + shift]
    if new and not new.endswith(b"\n") and last < len(starts):
        return None
    was, claims = _claims(old), _claims(new)
    if was is None or claims is None or len(was) != last - first:
        return None
    kept = before.file.claims
    if not _are_single([*kept[:first], *kept[last:]], claims):
        return None
    made = replace(before.file, claims=(*kept[:first], *claims, *kept[last:]), digest=digest_of(data))
    inside = [starts[first] + found.start() for found in HEADER.finditer(new)]
    if len(inside) != len(claims):
        return None
    return ReadFile(data, made, (*starts[:first], *inside, *(start + shift for start in starts[last:])))


def _changed(old: bytes, starts: tuple[int, ...], new: bytes) -> tuple[int, int]:
    """Return the numbers of the first claim that is another one and of the first after those; -1 for none of them."""
    view = memoryview(old)
    if not new.startswith(view[: starts[0]]):
        return -1, -1
    bounds = [*starts, len(old)]
    first = 0
    while first < len(starts) and new.startswith(view[bounds[first] : bounds[first + 1]], bounds[first]):
        first += 1
    if first == len(starts):
        first -= 1  # something was added behind the last
    last, end = len(starts), len(new)
    while last > first + 1:
        part = view[bounds[last - 1] : bounds[last]]
        if end - len(part) < bounds[first] or not new.endswith(part, 0, end):
            break
        last, end = last - 1, end - len(part)
    return first, last


def _claims(part: bytes) -> tuple[Claim, ...] | None:
    """Return the claims of a part that holds nothing else and in which nothing is wrong."""
    if not part:
        return ()
    if not HEADER.match(part) or _has_long_text(part):
        return None
    try:
        table = load_toml(part.decode())
    except (ValueError, RecursionError):
        return None
    fields = Fields()
    claims = claims_of(fields, table)
    return claims if table.keys() == {"claim"} and not fields.faults else None


def _has_long_text(data: bytes) -> bool:
    return b'"""' in data or b"'''" in data


def _are_single(others: list[Claim], claims: tuple[Claim, ...]) -> bool:
    """Whether no two claims have one id."""
    ids = sorted(claim.id for claim in claims)
    if len(set(ids)) < len(ids):
        return False
    for claim in others:
        at = bisect_left(ids, claim.id)
        if at < len(ids) and ids[at] == claim.id:
            return False
    return True
