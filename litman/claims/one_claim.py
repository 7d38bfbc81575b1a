"""Edit one claim of a file by looking at that claim alone: of a file with thousands, the others are not read again.

What makes it safe: in TOML without multi-line strings, a line `[[claim]]` is the header of a claim wherever it stands,
and what stands from it to the next one is a document of its own. Where any of that is in doubt, the whole file is
edited.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from litman.errors import ClaimsFileError
from litman.text.merge_conflicts import merge_conflicts
from litman.toml.load import load_toml

HEADER = re.compile(rb"^[ \t]*\[\[claim\]\][ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_SMALL = 1 << 15  # bytes of a file that is as quickly edited whole


def in_one_claim(data: bytes, claim_id: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Return the file after an edit of one claim.

    Args:
        data: The file, which is sound: who edits has read it.
        claim_id: The claim.
        edit: Makes the change in a file that holds the claim, this one or one of that claim alone.

    Raises:
        ClaimsFileError: as `edit` does.
    """
    span = _span_of(data, claim_id) if len(data) > _SMALL and not merge_conflicts(data) else None
    if span is None:
        return edit(data)
    start, end = span
    try:
        return data[:start] + edit(data[start:end]) + data[end:]
    except ClaimsFileError:  # the whole file may be edited nevertheless, or says why not
        return edit(data)


def _span_of(data: bytes, claim_id: str) -> tuple[int, int] | None:
    """Return where the claim stands in the file; None where that is not certain."""
    if b'"""' in data or b"'''" in data:
        return None
    named = re.compile(rb'^[ \t]*id[ \t]*=[ \t]*"' + re.escape(claim_id.encode()) + rb'"', re.MULTILINE)
    places = [found.start() for found in named.finditer(data)]
    if len(places) != 1:
        return None
    start = data.rfind(b"[[claim]]", 0, places[0])
    header = HEADER.search(data, data.rfind(b"\n", 0, start) + 1) if start >= 0 else None
    if header is None or header.start() > places[0]:
        return None
    following = HEADER.search(data, header.end())
    end = following.start() if following else len(data)
    if not header.start() < places[0] < end:
        return None
    return (header.start(), end) if _is_that_claim(data[header.start() : end], claim_id) else None


def _is_that_claim(part: bytes, claim_id: str) -> bool:
    """Whether the part is a document whose one claim has this id."""
    try:
        claims = load_toml(part.decode()).get("claim")
    except (ValueError, RecursionError):
        return False
    return isinstance(claims, list) and len(claims) == 1 and claims[0].get("id") == claim_id
