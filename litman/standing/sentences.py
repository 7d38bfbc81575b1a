"""Where the claims of a claims file stand in the post now."""

from __future__ import annotations

from collections.abc import Mapping

from litman.claims.anchor import anchor_states
from litman.claims.anchor_state import AnchorState
from litman.claims.model import ClaimsFile
from litman.posts.analyse import Analysis
from litman.posts.markers.marker import is_apart


def cut_markers(analysis: Analysis) -> list[tuple[int, int]]:
    """Return the spans of the markers that are no words of their sentences: fingerprints leave them out.

    The words of a link stay, or a sentence that is a link as a whole would be no sentence at all.
    """
    markers = (use.marker for use in analysis.markers)
    return [(marker.start, marker.end) for marker in markers if marker.kind != "link" or is_apart(marker)]


def stand_anchors(analysis: Analysis | None, file: ClaimsFile | None) -> Mapping[str, AnchorState]:
    """Return what became of each claim's sentence, by claim id; `not-checked` where the post is not at hand."""
    if file is None:
        return {}
    if analysis is None:
        return anchor_states(file.claims, None)
    spans = {(sentence.start, sentence.end) for sentence in analysis.sentences}
    spans |= {(claim.start, claim.end) for claim in analysis.claims}
    markers = cut_markers(analysis)
    return anchor_states(file.claims, analysis.post.text, sentences=sorted(spans), markers=markers)
