"""Code and formulas, in which numbers in brackets are indices and raised ones are powers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from litman.posts.markers.marker import Marker
from litman.posts.post import Post, Span
from litman.text.lazy_pattern import lazy_pattern

# A formula between dollars has no space within its ends and no digit behind it. Source: Pandoc manual, "Math".
_FORMULA = lazy_pattern(
    r"\$\$[^$]{1,2000}\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]{0,300}[^\s\\$]\$(?![\d$])|\\\([^\n]{1,300}?\\\)"
)


def outside_verbatim(post: Post, markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers that stand in no code and in no formula."""
    spans = _verbatim(post) if markers else []
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1] if ends else 0))
    starts = [span.start for span in spans]
    kept = []
    for marker in markers:
        at = bisect_right(starts, marker.start) - 1
        if at < 0 or ends[at] < marker.end:
            kept.append(marker)
    return kept


def _verbatim(post: Post) -> list[Span]:
    """Return code and formulas in the order of their starts."""
    spans = [Span(hint.start, hint.end) for hint in post.hints if hint.kind == "verbatim"]
    if "$" in post.text or "\\(" in post.text:
        spans += [Span(*match.span()) for match in _FORMULA.finditer(post.text)]
    return sorted(spans)
