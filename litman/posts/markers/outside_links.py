"""Links that lead out of a page: which show a citation number, which lead to the post itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from litman.identifiers.addresses import identify_address
from litman.posts.markers.marker import NUMBERS
from litman.posts.post import Hint, Post, Span
from litman.text.lazy_pattern import lazy_pattern

_HEAD = 14  # blocks within which an article's abstract begins
_ABSTRACT = lazy_pattern(
    r"[\W_]{0,4}(?:abstract|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|samenvatting|streszczenie"
    r"|аннотация|摘\s?要|要\s?旨|抄\s?録|초록)(?:[\W_]|\Z)",
    re.IGNORECASE,
)
# What a line that bears an article's own DOI has beside it: a label, the journal, the day.
_LONGEST_BESIDE = 160
_PUBLISHED = lazy_pattern(
    r"(?:article|published|received|accepted|posted|version|veröffentlicht|publié|publicado|pubblicato|gepubliceerd)\b",
    re.IGNORECASE,
)  # Where data and code lie. A link that shows only the name of such a place says where, and cites no paper.
_ARCHIVE = lazy_pattern(
    r"(?:the\s)?(?:zenodo|figshare|osf|open\sscience\sframework|dryad|(?:harvard\s)?dataverse|pangaea|mendeley\sdata)"
    r"(?:\s(?:repository|archive|page|record))?",
    re.IGNORECASE,
)


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


def names_archive(shown: str, address: str) -> bool:
    """Whether a link shows nothing but the name of an archive of data, and does not lead to a preprint there."""
    return bool(_ARCHIVE.fullmatch(shown.strip())) and "preprint" not in address


def is_own(post: Post, address: str) -> bool:
    """Whether an address is that of the post itself or of a part of it, such as a figure with a DOI of its own."""
    own = identify_address(post.canonical_url) if post.canonical_url else None
    other = identify_address(address) if own is not None else None
    if own is None or other is None or own.kind != other.kind:
        return False
    return other.value == own.value or other.value.startswith(own.value + ".")


def own_head(post: Post) -> list[Span]:
    """Return the lines of an article's head that print its own DOI, and not that of a work which it cites.

    They stand between its title and its abstract, or begin with the day on which it was published.
    """
    head = [block for block in post.blocks[:_HEAD] if block.kind in ("paragraph", "heading", "byline")]
    texts = [post.text[block.start : block.start + _LONGEST_BESIDE + 80] for block in head]
    abstract = next((at for at, text in enumerate(texts) if _ABSTRACT.match(text)), 0)
    return [
        Span(block.start, block.end)
        for at, (block, text) in enumerate(zip(head, texts, strict=True))
        if block.end - block.start <= _LONGEST_BESIDE
        and "10." in text
        and (at < abstract or _PUBLISHED.match(text))
    ]
