"""Names and years that are linked to the references of their own page: `<a href="#ref-3">Holm et al., 2011</a>`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from litman.posts.markers.marker import Cited, Marker
from litman.posts.post import Hint, Post, Span
from litman.text.folding import collapse_white_space, fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import NO_YEAR, YEAR

_LONGEST = 120  # code points of a link that is a name with a year
_REACH = 400  # code points before a marker in which a link over all of it may begin
_NAMED = lazy_pattern(
    rf"[(\[]?[^\W\d_][^()\[\]]{{0,90}}?[\s,;(]{{1,3}}(?:{YEAR}[a-z]?|{NO_YEAR})[)\]]{{0,2}}", re.IGNORECASE
)
_NUMBERED = lazy_pattern(r"(?P<stem>.*?\D)\d{1,4}")


def find_anchored(post: Post, spans: Sequence[Span], anchors: Collection[str]) -> list[Marker]:
    """Return the links in the spans that show a name and a year and lead to a reference, in order.

    `anchors` are the ids of the post's references. A link to one more of the same row (`bib7` beside `bib1` and
    `bib2`) leads to a reference too, though one that the page has not.
    """
    if not anchors:
        return []
    rows = Counter(stem for anchor in anchors if (stem := _stem(anchor)))
    found = []
    for hint in _links(post, 0, len(post.text)):
        target = (hint.target or "")[1:]
        text = post.text[hint.start : hint.end]
        if len(text) > _LONGEST or not (target in anchors or rows[_stem(target)] > 1):
            continue
        if _NAMED.fullmatch(text) and _is_within(hint, spans):
            label = collapse_white_space(text).strip("()[]")
            found.append(Marker((label,), text, hint.start, hint.end, "author-year", target=hint.target))
    return found


def with_anchors(post: Post, marker: Marker) -> Marker:
    """Return a marker of several names and years with what each of them is linked to in the page."""
    if marker.kind != "author-year" or len(marker.cited) < 2:
        return marker
    links = [
        (fold(post.text[hint.start : hint.end]), hint.target)
        for hint in _links(post, marker.start, marker.end)
    ]
    if not links:
        return marker
    anchors = tuple(
        next((target[1:] for text, target in links if target and _shows(text, work)), "")
        for work in marker.cited
    )
    return replace(marker, anchors=anchors)


def _shows(text: str, work: Cited) -> bool:
    return bool(work.year) and fold(work.year) in text and fold(work.names[0]) in text


def _links(post: Post, start: int, end: int) -> Iterator[Hint]:
    """Yield the links within the page that stand in a stretch of the text."""
    at = bisect_left(post.hints, start - _REACH, key=lambda hint: hint.start)
    while at < len(post.hints) and post.hints[at].start < end:
        hint = post.hints[at]
        at += 1
        if (
            hint.kind == "link"
            and start <= hint.start
            and hint.end <= end
            and (hint.target or "").startswith("#")
        ):
            yield hint


def _stem(anchor: str) -> str:
    numbered = _NUMBERED.fullmatch(anchor)
    return numbered["stem"] if numbered else ""


def _is_within(hint: Hint, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, hint.end, key=lambda span: span.end)
    return at < len(spans) and spans[at].start <= hint.start
