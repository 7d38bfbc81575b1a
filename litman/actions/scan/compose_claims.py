"""The claims that a scan adds: each sentence with its anchor, its links, and the sources that it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from litman.claims import edit
from litman.claims.fingerprint import fingerprint
from litman.claims.model import Anchor, Claim, ClaimsFile, Link, MarkerUse, NamedSource, Relation
from litman.claims.post_sentences import AnchorState
from litman.posts import analyse
from litman.posts.analyse import Analysis
from litman.text.folding import collapse_white_space

_CONTEXT = 32  # characters before and after an anchor; see `litman help files`
# Source: CiTO, the Citation Typing Ontology; the shorter names that Pandoc's citation prefixes use.
_CITO: dict[str, Relation] = {
    "evidence": "supports",
    "citesasevidence": "supports",
    "supports": "supports",
    "disagreeswith": "contradicts",
    "disputes": "contradicts",
    "refutes": "contradicts",
    "obtainsbackgroundfrom": "background",
    "background": "background",
    "includesquotationfrom": "quotes",
    "quotes": "quotes",
    "citesasauthority": "authority",
    "authority": "authority",
    "cites": "mentions",
    "mentions": "mentions",
}


def new_claims(
    analysis: Analysis,
    file: ClaimsFile | None,
    states: Mapping[str, AnchorState],
    keys: Sequence[Sequence[str]],
    *,
    keep_text: bool,
) -> list[Claim]:
    """Return the claims of the post that its claims file does not have, in the post's order.

    Sentences where a known claim stands, and those that a person dropped, are passed over.
    """
    taken = _merged((s.start, s.end) for s in states.values() if s.start is not None and s.end is not None)
    dropped = set(file.post.dropped) if file else set()
    new: list[Claim] = []
    for found in analysis.claims:
        # the last that starts before the sentence ends
        before = bisect_left(taken, (found.end, found.end)) - 1
        if before >= 0 and taken[before][1] > found.start:
            continue
        sentence = analysis.post.text[found.start : found.end]
        mark = fingerprint(sentence, markers=found.inner_markers)
        if mark in dropped:
            continue
        claim_id = _id_after(new[-1].id) if new else edit.next_claim_id(file) if file else "c01"
        new.append(_claim(claim_id, analysis, found, keys, mark, keep_text=keep_text))
    return new


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def link_of(use: analyse.MarkerUse, key: str, *, quotes: bool) -> Link:
    """Return the link from a claim to the work that a marker points at; a CiTO prefix says which relation."""
    said = next((item.relation for item in use.marker.items if item.relation), None)
    relation = _CITO.get((said or "").lower().replace("_", ""), "quotes" if quotes else "supports")
    locator = use.marker.locator or next((item.locator for item in use.marker.items if item.locator), None)
    return Link(key, relation, marker=collapse_white_space(use.marker.text), locator=locator)


def noted_markers(use: analyse.MarkerUse) -> list[MarkerUse]:
    """Return the labels of a marker as a claim notes them."""
    return [MarkerUse(label, use.marker.start, use.marker.end) for label in use.marker.labels]


def with_context(anchor: Anchor, text: str) -> Anchor:
    """Return the anchor with what stands before and after it in the text."""
    assert anchor.start is not None, anchor
    assert anchor.end is not None, anchor
    return replace(
        anchor,
        prefix=text[max(anchor.start - _CONTEXT, 0) : anchor.start],
        suffix=text[anchor.end : anchor.end + _CONTEXT],
    )


def _id_after(claim_id: str) -> str:
    return f"c{int(claim_id[1:]) + 1:02d}"


def _claim(
    claim_id: str,
    analysis: Analysis,
    found: analyse.Claim,
    keys: Sequence[Sequence[str]],
    mark: str,
    *,
    keep_text: bool,
) -> Claim:
    text = analysis.post.text
    sentence = text[found.start : found.end]
    anchor = Anchor(start=found.start, end=found.end, fingerprint=mark)
    shown = ""
    if keep_text:
        anchor = with_context(replace(anchor, exact=sentence), text)
        context = found.sentence.context
        lead = f"{collapse_white_space(text[context.start : context.end]).rstrip(':')}: " if context else ""
        shown = lead + collapse_white_space(sentence)
    quotes = found.sentence.quotation is not None
    links: dict[str, Link] = {}
    noted: list[MarkerUse] = []
    for at in (*found.markers, *found.also_covered_by):
        for key in keys[at]:
            links.setdefault(key.lower(), link_of(analysis.markers[at], key, quotes=quotes))
        if not keys[at]:
            noted += noted_markers(analysis.markers[at])
    sources = tuple(
        NamedSource(collapse_white_space(s.name), vague=s.vague) for s in found.sentence.named_sources
    )
    return Claim(
        claim_id,
        shown,
        stance="reports" if sources or quotes else "asserts",
        anchor=anchor,
        links=tuple(links.values()),
        named_sources=sources,
        markers=tuple(noted),
    )
