"""Whether claims still stand in their post where they stood, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Anchor, Claim
from litman.claims.post_sentences import Span, fingerprint_of_span
from litman.claims.reanchor import reanchor
from litman.text.lazy_pattern import lazy_pattern

_MARKER = r"(?:\s?\[[\d,;–-]+\]|(?<!\d.)\d{1,3}(?:[,–-]\d{1,3})*)?"
_STOP = lazy_pattern(rf"(?P<mark>(?<![.!?…])[.!?…]++[\"'”’)\]]*){_MARKER}(?=\s|\Z)\s*")
_BULLET = lazy_pattern(r"[\s\ufeff]*(?:(?:[-–*•‣◦]|\d{1,3}[.)])\s+)?")


def anchor_states(
    claims: Sequence[Claim],
    text: str | None,
    *,
    sentences: Sequence[Span] | None = None,
    markers: Iterable[Span] | None = None,
) -> dict[str, AnchorState]:
    """Return the state of each claim's anchor by claim id.

    Args:
        claims: Of one post.
        text: The post's text now; None where the post is not there, and then every state is `not-checked`.
        sentences: Spans of the text's sentences, where a reader has split it.
        markers: Spans of citation markers that a reader found; without it those that the claims remember.

    A claim without offsets and fingerprint is `not-checked`.
    """
    if text is None:
        return {claim.id: AnchorState("not-checked") for claim in claims}
    if markers is None:
        markers = marker_spans(claims)
    known = sorted(markers)
    if sentences is None:
        sentences = rough_sentences(text)
    states = reanchor([claim.anchor for claim in claims], text, sentences, markers=known)
    return {claim.id: state for claim, state in zip(claims, states, strict=True)}


def is_unchanged(anchor: Anchor, text: str, *, markers: Sequence[Span] = ()) -> bool:
    """Whether the sentence stands at the anchor's offsets as it did, markers and quotation marks aside."""
    if anchor.start is None or anchor.end is None or anchor.fingerprint is None or anchor.end > len(text):
        return False
    return fingerprint_of_span(text, (anchor.start, anchor.end), sorted(markers)) == anchor.fingerprint


def marker_spans(claims: Iterable[Claim]) -> list[Span]:
    """Return the spans of the markers that the claims remember, sorted."""
    return sorted(
        (marker.start, marker.end)
        for claim in claims
        for marker in claim.markers
        if marker.start is not None and marker.end is not None
    )


def rough_sentences(text: str) -> list[Span]:
    """Return spans of sentences as well as punctuation alone tells them, for want of a reader.

    A span begins after the list bullet and ends with the sentence's last punctuation; a marker that stands
    after that is outside.
    """
    spans: list[Span] = []
    for line in re.finditer(r"[^\r\n]+", text):
        bullet = _BULLET.match(text, line.start(), line.end())
        start = bullet.end() if bullet else line.start()
        for stop in _STOP.finditer(text, start, line.end()):
            end = stop.end("mark")
            spans.append((start, end))
            start = stop.end()
        if start < line.end():
            spans.append((start, start + len(text[start : line.end()].rstrip())))
    return [(start, end) for start, end in spans if text[start:end].strip()]
