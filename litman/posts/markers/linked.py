"""Markers that are linked to works: a link to a paper is itself the reference."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from litman.posts.markers.hints import work_address
from litman.posts.markers.marker import Marker
from litman.posts.markers.outside_links import is_outside
from litman.posts.post import Hint, Post

_REACH = 400  # code points before a marker in which a link over all of it may begin


class PostLinks:
    """The links of a post that lead out of it."""

    def __init__(self, post: Post) -> None:
        self._text = post.text
        self._links = [hint for hint in post.hints if hint.kind == "link" and is_outside(hint.target)]
        self._starts = [hint.start for hint in self._links]

    def as_link(self, marker: Marker) -> Marker:
        """Return the marker as what it is linked to, where every work that it names has its link; else as it is."""
        if marker.kind not in ("numeric", "author-year"):
            return marker
        links = self._within(marker)
        targets = tuple(dict.fromkeys(hint.target for hint in links if hint.target))
        is_whole = len(targets) == 1 and any(self._covers(hint, marker) for hint in links)
        if not targets or not (is_whole or len(targets) >= len(marker.labels)):
            return marker
        labels = tuple(dict.fromkeys(work_address(target) for target in targets))
        if len(labels) != len(targets):
            targets = targets[:1] if len(labels) == 1 else targets
        return replace(
            marker, kind="link", labels=labels, target=targets[0], targets=targets, cited=(), cut_short=False
        )

    def _within(self, marker: Marker) -> list[Hint]:
        at = bisect_left(self._starts, marker.start - _REACH)
        found = []
        while at < len(self._links) and self._links[at].start < marker.end:
            if self._links[at].end > marker.start and self._links[at].end > self._links[at].start:
                found.append(self._links[at])
            at += 1
        return found

    def _covers(self, hint: Hint, marker: Marker) -> bool:
        """Whether the link covers all letters and digits of the marker."""
        left = self._text[marker.start : max(marker.start, hint.start)]
        right = self._text[min(hint.end, marker.end) : marker.end]
        return not any(letter.isalnum() for letter in left + right)
