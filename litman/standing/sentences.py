"""Where the claims of a claims file stand in the post now."""

from __future__ import annotations

from collections.abc import Mapping

from litman.claims.anchor import anchor_states
from litman.claims.model import ClaimsFile
from litman.claims.post_sentences import AnchorState
from litman.posts.analyse import Analysis


def stand_anchors(analysis: Analysis | None, file: ClaimsFile | None) -> Mapping[str, AnchorState]:
    """Return what became of each claim's sentence, by claim id; `not-checked` where the post is not at hand."""
    if file is None:
        return {}
    if analysis is None:
        return anchor_states(file.claims, None)
    spans = {(sentence.start, sentence.end) for sentence in analysis.sentences}
    spans |= {(claim.start, claim.end) for claim in analysis.claims}
    markers = [(use.marker.start, use.marker.end) for use in analysis.markers]
    return anchor_states(file.claims, analysis.post.text, sentences=sorted(spans), markers=markers)
