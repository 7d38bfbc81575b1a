"""Links that lead out of a page: which show a citation number, which lead to the post itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from litman.identifiers.addresses import identify_address
from litman.posts.markers.marker import NUMBERS
from litman.posts.post import Hint, Post


def is_outside(address: str | None) -> bool:
    """Whether an address leads out of the page."""
    return address is not None and address[:8].lower().startswith(("http://", "https://", "//"))


def is_number_of_reference(post: Post, hint: Hint, raised: Sequence[Hint]) -> bool:
    """Whether a link out of the page shows a citation number only: in brackets or raised, behind a text.

    `raised` are the post's raised stretches in order; a bare number may be that of a page of results.
    """
    text = post.text[hint.start : hint.end]
    before = post.text[max(0, hint.start - 2) : hint.start]
    if (
        not is_outside(hint.target)
        or not NUMBERS.fullmatch(text)
        or not before.strip()
        or before.endswith("\n")
    ):
        return False
    if text[:1] in "[(" or (before[-1] in "[(" and post.text[hint.end : hint.end + 1] in ("]", ")")):
        return True
    at = bisect_left(raised, hint.end, key=lambda other: other.end)
    return at < len(raised) and raised[at].start <= hint.start


def is_own(post: Post, address: str) -> bool:
    """Whether an address is that of the post itself or of a part of it, such as a figure with a DOI of its own."""
    own = identify_address(post.canonical_url) if post.canonical_url else None
    other = identify_address(address) if own is not None else None
    if own is None or other is None or own.kind != other.kind:
        return False
    return other.value == own.value or other.value.startswith(own.value + ".")
