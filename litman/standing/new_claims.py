"""Sentences of a post that are claims and that its claims file does not have: each with anchor and named sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from litman.claims import edit
from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Anchor, Claim, NamedSource
from litman.claims.fingerprint import fingerprint
from litman.claims.model import ClaimsFile
from litman.posts import analyse
from litman.posts.analyse import Analysis
from litman.standing.sentences import cut_markers
from litman.text.folding import collapse_white_space

_CONTEXT = 32  # characters before and after an anchor; see `litman help files`


def new_claims(
    analysis: Analysis, file: ClaimsFile | None, states: Mapping[str, AnchorState], *, keep_text: bool
) -> Iterator[tuple[Claim, analyse.Claim]]:
    """Yield the claims that the claims file does not have, in the post's order, each with its sentence as read.

    Sentences where a known claim stands, and those that a person dropped, are passed over.
    """
    taken = _merged(
        (state.start, state.end)
        for state in states.values()
        if state.start is not None and state.end is not None and _is_its_own(state)
    )
    dropped = set(file.post.dropped) if file else set()
    markers = sorted(cut_markers(analysis))
    claim_id = edit.next_claim_id(file) if file else "c01"
    for found in analysis.claims:
        # the last that starts before the sentence ends
        before = bisect_left(taken, (found.end, found.end)) - 1
        if before >= 0 and taken[before][1] > found.start:
            continue
        sentence = analysis.post.text[found.start : found.end]
        within = markers[bisect_left(markers, (found.start, 0)) : bisect_left(markers, (found.end + 1, 0))]
        inside = [(s - found.start, e - found.start) for s, e in within if e <= found.end]
        print_ = fingerprint(sentence, markers=inside)
        if print_ in dropped:
            continue
        anchor = Anchor(start=found.start, end=found.end, fingerprint=print_)
        yield _claim(claim_id, analysis, found, anchor, keep_text=keep_text), found
        claim_id = f"c{int(claim_id[1:]) + 1:02d}"


def _is_its_own(state: AnchorState) -> bool:
    """Whether the sentence is the claim's: one that is only as like to it as another may be a claim of its own."""
    return state.state != "ambiguous" or state.score == 1.0


def with_context(anchor: Anchor, text: str) -> Anchor:
    """Return the anchor with what stands before and after it in the text."""
    assert anchor.start is not None, anchor
    assert anchor.end is not None, anchor
    return anchor._replace(
        prefix=text[max(anchor.start - _CONTEXT, 0) : anchor.start],
        suffix=text[anchor.end : anchor.end + _CONTEXT],
    )


def said_text(analysis: Analysis, found: analyse.Claim) -> str:
    """Return the claim's text: its sentence, behind the line that it completes."""
    text, context = analysis.post.text, found.sentence.context
    lead = f"{collapse_white_space(text[context.start : context.end]).rstrip(':')}: " if context else ""
    return lead + collapse_white_space(text[found.start : found.end])


def _claim(
    claim_id: str, analysis: Analysis, found: analyse.Claim, anchor: Anchor, *, keep_text: bool
) -> Claim:
    text = analysis.post.text
    if keep_text:
        anchor = with_context(anchor._replace(exact=text[found.start : found.end]), text)
    sources = tuple(
        NamedSource(collapse_white_space(s.name), vague=s.vague) for s in found.sentence.named_sources
    )
    is_report = bool(sources) or found.sentence.quotation is not None
    return Claim(
        claim_id,
        said_text(analysis, found) if keep_text else "",
        stance="reports" if is_report else "asserts",
        anchor=anchor,
        named_sources=sources,
    )


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
