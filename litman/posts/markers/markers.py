"""In-text citation markers of a post: numbers, author and year, Pandoc keys, footnotes, links, fields."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from litman.posts.limits import refuse_many_markers
from litman.posts.markers.anchored import find_anchored, with_anchors
from litman.posts.markers.author_year import find_author_year
from litman.posts.markers.hints import Links, find_hinted
from litman.posts.markers.lettered_labels import find_lettered
from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.marker import Marker
from litman.posts.markers.numbers import find_bracketed_numbers
from litman.posts.markers.outside_links import is_own, own_head
from litman.posts.markers.sequence import find_flattened
from litman.posts.markers.superscripts import find_carets, find_superscripts
from litman.posts.markers.urls import find_printed_links
from litman.posts.markers.verbatim import outside_verbatim
from litman.posts.post import BODY, Post, Span

_HABIT = 3  # citations that show how a post cites
_RANK = {"field": 0, "footnote": 1, "pandoc": 1, "numeric": 2, "author-year": 3, "link": 4}


def find_markers(
    post: Post,
    *,
    labels: Sequence[str] = (),
    names: ListedNames | None = None,
    anchors: Collection[str] = (),
    outside: Sequence[Span] = (),
) -> list[Marker]:
    """Return the citation markers of the post's body, in the order of their places, none within another.

    Args:
        post: As its reader gave it.
        labels: The labels of its reference list, where one was found: numbers among them are no strays.
        names: The names and years of its reference list: they tell an author from a place.
        anchors: The ids of its references: what is linked to one cites it.
        outside: Spans that hold no markers, such as the reference list.

    Digits that lost their raised place (`levels.8`, `models 4,`) count only as part of a sequence that runs through
    the whole post, or where the reference list has their labels. In code and formulas only what the mark-up names is
    one. Time grows with the length of the post.

    Raises:
        PostLinesError: there are more markers than litman reads.
    """
    spans = _body_spans(post, outside)
    hinted = find_hinted(post, spans)
    refuse_many_markers(post, len(hinted))
    keys = sum(marker.kind == "pandoc" for marker in hinted)
    names = ListedNames() if names is None else names
    bracketed = find_bracketed_numbers(post.text, spans, labels, names)
    found = [
        *_without_strays(post, find_superscripts(post, spans), bracketed, keys),
        *bracketed,
        *find_carets(post.text, spans, labels),
        *find_lettered(post.text, spans, labels),
        *find_author_year(post.text, spans, names),
        *find_anchored(post, spans, anchors),
    ]
    refuse_many_markers(post, len(found))
    found = _without_named_twice(post.text, found, hinted)
    taken = _without_overlaps([*hinted, *outside_verbatim(post, found)])
    flattened = find_flattened(post, spans, labels, taken)
    printed = [one for one in find_printed_links(post.text, spans) if not is_own(post, one.target or "")]
    refuse_many_markers(post, len(taken) + len(printed))
    markers = _without_overlaps([*taken, *outside_verbatim(post, [*flattened, *printed])])
    heads, links = own_head(post), Links(post)
    return [
        with_anchors(post, _with_link(links, marker))
        for marker in markers
        if marker.kind != "link" or not any(head.start <= marker.start < head.end for head in heads)
    ]


def find_named(post: Post, span: Span) -> list[Marker]:
    """Return the citations in a footnote that the mark-up names: keys, fields of a reference manager, links."""
    first = bisect_left(post.hints, span.start, key=lambda hint: hint.start)
    last = bisect_left(post.hints, span.end, key=lambda hint: hint.start)
    noted = replace(post, hints=post.hints[first:last])
    return [marker for marker in find_hinted(noted, [span]) if marker.kind in ("pandoc", "field", "link")]


def _without_named_twice(text: str, found: list[Marker], hinted: Sequence[Marker]) -> list[Marker]:
    """Return what was found without the names that a key follows: in `Holm 2011 [@holm2011]` the key cites."""
    keys = {marker.start for marker in hinted if marker.kind == "pandoc"}
    if not keys:
        return found
    return [
        one
        for one in found
        if one.kind != "author-year"
        or not keys & {one.end, one.end + (text[one.end : one.end + 1] in (" ", "\n"))}
    ]


def _without_strays(post: Post, raised: list[Marker], bracketed: Sequence[Marker], keys: int) -> list[Marker]:
    """Return the raised markers, none of them where the post cites otherwise and they are something else.

    In a post that cites by `keys` or in brackets, those in tables alone are notes, and those that all stand before its
    first bracket number the authors' addresses.
    """
    if len(bracketed) + keys < _HABIT or not raised:
        return raised
    if len(bracketed) >= _HABIT and raised[-1].start < min(one.start for one in bracketed):
        return []
    blocks = [post.block_at(marker.start) for marker in raised]
    return [] if all(block is not None and block.kind == "table-cell" for block in blocks) else raised


def _body_spans(post: Post, outside: Sequence[Span]) -> list[Span]:
    """Return the spans of the body blocks and headings that are not in a reference list."""
    spans, ordered, at = [], sorted(outside), 0
    for block in post.blocks:
        if block.kind not in BODY and block.kind != "heading":
            continue
        while at < len(ordered) and ordered[at].end <= block.start:
            at += 1
        if at < len(ordered) and ordered[at].start < block.end:
            continue
        spans.append(Span(block.start, block.end))
    return spans


def _without_overlaps(markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers in order; of two that overlap the one whose kind says more, then the longer one."""
    kept: list[Marker] = []
    for marker in sorted(markers, key=lambda marker: (marker.start, _RANK[marker.kind], -marker.end)):
        if not kept or marker.start >= kept[-1].end:
            kept.append(marker)
        elif _RANK[marker.kind] < _RANK[kept[-1].kind]:
            kept[-1] = marker
    return kept


def _with_link(links: Links, marker: Marker) -> Marker:
    target = marker.target or links.over(marker.start, marker.end)
    return marker if target == marker.target else replace(marker, target=target)
