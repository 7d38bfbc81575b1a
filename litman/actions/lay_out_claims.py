"""A post's analysis laid into its claims file: new claims, claims found again, links; nothing decided is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from litman.actions.tie_references import TiedReference, keys_of_marker
from litman.claims import edit, edit_post
from litman.claims.anchor import anchor_states
from litman.claims.fingerprint import fingerprint
from litman.claims.model import (
    Anchor,
    Claim,
    ClaimsFile,
    Link,
    MarkerUse,
    NamedSource,
    PostInfo,
    Reference,
    Relation,
)
from litman.claims.post_sentences import AnchorState
from litman.library.same_work import KnownWorks
from litman.posts import analyse
from litman.posts.analyse import Analysis
from litman.posts.body_sentences import find_sentences
from litman.text import collapse_white_space

_CONTEXT = 32  # characters before and after an anchor; DESIGN.md, words
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


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What a scan makes of a claims file."""

    data: bytes  # the claims file as it should be
    states: Mapping[str, AnchorState]  # of the claims that were there, by id
    added: tuple[str, ...]  # ids of new claims
    tied: tuple[TiedReference, ...]
    keys: tuple[tuple[str, ...], ...]  # for each marker the citation keys of the works that it points at
    claim_at: Mapping[int, str] = field(default_factory=dict)  # start of a sentence → id of its claim


def lay_out(
    analysis: Analysis,
    file: ClaimsFile | None,
    data: bytes,
    *,
    post: PostInfo,
    tied: Sequence[TiedReference],
    known: KnownWorks,
    resolve: Callable[[str], str | None],
    keep_text: bool,
    today: date,
) -> LaidOut:
    """Return the claims file with what the post says now.

    Claims that were there are anchored anew and keep id, text, links and verdicts; a sentence that a person removed
    from the file stays out. Without any change the bytes stay the same.

    Args:
        analysis: The post.
        file: Its claims file as read from `data`; None for a new one.
        data: The bytes of the claims file.
        post: What the post is; only used for a new file.
        tied: Its references with the works that they are.
        known: The library's works by what identifies them.
        resolve: Gives the citation key that a key stands for.
        keep_text: Whether claims and anchors carry the post's words, or only fingerprint and offsets.
        today: The day of the scan.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    if file is None:
        data = edit.new_claims_file(replace(post, scanned=today))
    before = data
    keys = [_keys(use, tied, known, resolve) for use in analysis.markers]
    states = _states(analysis, file)
    data = _with_references(data, analysis, tied)
    data = _with_moved_anchors(data, analysis, file, states)
    data = _with_new_markers(data, analysis, file, states, keys, tied)
    new = _new_claims(analysis, file, states, keys, keep_text=keep_text)
    data = edit.add_claims(data, new)
    if file is not None and data != before:
        data = edit_post.set_post(data, scanned=today)
    claim_at = {state.start: claim_id for claim_id, state in states.items() if state.start is not None}
    claim_at |= {claim.anchor.start: claim.id for claim in new if claim.anchor.start is not None}
    return LaidOut(
        data, states, tuple(claim.id for claim in new), tuple(tied), tuple(map(tuple, keys)), claim_at
    )


def _keys(
    use: analyse.MarkerUse,
    tied: Sequence[TiedReference],
    known: KnownWorks,
    resolve: Callable[[str], str | None],
) -> list[str]:
    keys = [key for at in use.references if (key := tied[at].key) is not None]
    return list(dict.fromkeys([*keys, *keys_of_marker(use.marker, known, resolve=resolve)]))


def _states(analysis: Analysis, file: ClaimsFile | None) -> Mapping[str, AnchorState]:
    if file is None:
        return {}
    sentences = {(sentence.start, sentence.end) for sentence in find_sentences(analysis.post)}
    sentences |= {(claim.start, claim.end) for claim in analysis.claims}
    markers = [(use.marker.start, use.marker.end) for use in analysis.markers]
    return anchor_states(file.claims, analysis.post.text, sentences=sorted(sentences), markers=markers)


def _with_references(data: bytes, analysis: Analysis, tied: Sequence[TiedReference]) -> bytes:
    names = _names_of_references(analysis)
    for item in tied:
        if item.number is not None and item.is_new_tie:
            data = edit_post.set_reference(data, item.number, Reference(key=item.key, match=item.match))
    new = [
        Reference(names.get(at), collapse_white_space(item.printed.text), item.key, item.match)
        for at, item in enumerate(tied)
        if item.number is None
    ]
    return edit_post.add_references(data, new)


def _names_of_references(analysis: Analysis) -> dict[int, str]:
    """Return what each reference goes by: its printed label, else what the post's markers call it."""
    names = {at: item.label for at, item in enumerate(analysis.references) if item.label}
    for use in analysis.markers:
        if len(use.references) == len(use.marker.labels):
            for at, marker_label in zip(use.references, use.marker.labels, strict=True):
                names.setdefault(at, marker_label)
    return names


def _with_moved_anchors(
    data: bytes, analysis: Analysis, file: ClaimsFile | None, states: Mapping[str, AnchorState]
) -> bytes:
    moved = {}
    for claim in file.claims if file else ():
        state = states[claim.id]
        if state.state == "moved" and state.start is not None and state.end is not None:
            has_context = claim.anchor.prefix is not None or claim.anchor.suffix is not None
            anchor = Anchor(start=state.start, end=state.end)
            moved[claim.id] = _with_context(anchor, analysis.post.text) if has_context else anchor
    return edit_post.set_anchors(data, moved) if moved else data


def _with_new_markers(
    data: bytes,
    analysis: Analysis,
    file: ClaimsFile | None,
    states: Mapping[str, AnchorState],
    keys: Sequence[Sequence[str]],
    tied: Sequence[TiedReference],
) -> bytes:
    """Return the file with links and markers of known claims that were not there when it was last scanned."""
    uses = _uses_by_start(analysis)
    changed: dict[str, dict[str, object]] = {}
    links: list[tuple[str, Link]] = []
    for claim in file.claims if file else ():
        start = states[claim.id].start
        noted = list(claim.markers)
        for at in uses.get(start, ()) if start is not None else ():
            use = analysis.markers[at]
            is_known = _is_noted(claim, use)
            is_tied_now = any(tied[reference].is_new_tie for reference in use.references)
            if is_known and not is_tied_now:
                continue
            there = {link.key.lower() for link in claim.links}
            links += [
                (claim.id, _link(use, key, quotes=False)) for key in keys[at] if key.lower() not in there
            ]
            if not keys[at] and not is_known:
                noted += _noted(use)
        if len(noted) > len(claim.markers):
            changed[claim.id] = {"markers": tuple(noted)}
    for claim_id, link in links:
        data = edit.add_link(data, claim_id, link)
    return edit_post.set_claims(data, changed) if changed else data


def _new_claims(
    analysis: Analysis,
    file: ClaimsFile | None,
    states: Mapping[str, AnchorState],
    keys: Sequence[Sequence[str]],
    *,
    keep_text: bool,
) -> list[Claim]:
    taken = sorted((s.start, s.end) for s in states.values() if s.start is not None and s.end is not None)
    dropped = set(file.post.dropped) if file else set()
    new: list[Claim] = []
    for found in analysis.claims:
        if any(found.start < end and start < found.end for start, end in taken):
            continue
        sentence = analysis.post.text[found.start : found.end]
        mark = fingerprint(sentence, markers=found.inner_markers)
        if mark in dropped:
            continue
        claim_id = _id_after(new[-1].id) if new else edit.next_claim_id(file) if file else "c01"
        new.append(_claim(claim_id, analysis, found, keys, mark, keep_text=keep_text))
    return new


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
        anchor = _with_context(replace(anchor, exact=sentence), text)
        context = found.sentence.context
        lead = f"{collapse_white_space(text[context.start : context.end]).rstrip(':')}: " if context else ""
        shown = lead + collapse_white_space(sentence)
    quotes = found.sentence.quotation is not None
    links: dict[str, Link] = {}
    noted: list[MarkerUse] = []
    for at in (*found.markers, *found.also_covered_by):
        for key in keys[at]:
            links.setdefault(key.lower(), _link(analysis.markers[at], key, quotes=quotes))
        if not keys[at]:
            noted += _noted(analysis.markers[at])
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


def _link(use: analyse.MarkerUse, key: str, *, quotes: bool) -> Link:
    said = next((item.relation for item in use.marker.items if item.relation), None)
    relation = _CITO.get((said or "").lower().replace("_", ""), "quotes" if quotes else "supports")
    locator = use.marker.locator or next((item.locator for item in use.marker.items if item.locator), None)
    return Link(key, relation, marker=collapse_white_space(use.marker.text), locator=locator)


def _noted(use: analyse.MarkerUse) -> list[MarkerUse]:
    return [MarkerUse(label, use.marker.start, use.marker.end) for label in use.marker.labels]


def _is_noted(claim: Claim, use: analyse.MarkerUse) -> bool:
    labels = {marker.label for marker in claim.markers}
    texts = {link.marker for link in claim.links if link.marker}
    return collapse_white_space(use.marker.text) in texts or set(use.marker.labels) <= labels


def _uses_by_start(analysis: Analysis) -> dict[int, list[int]]:
    uses: dict[int, list[int]] = {}
    for at, use in enumerate(analysis.markers):
        for span in use.covers:
            uses.setdefault(span.start, []).append(at)
    return uses


def _with_context(anchor: Anchor, text: str) -> Anchor:
    assert anchor.start is not None, anchor
    assert anchor.end is not None, anchor
    return replace(
        anchor,
        prefix=text[max(anchor.start - _CONTEXT, 0) : anchor.start],
        suffix=text[anchor.end : anchor.end + _CONTEXT],
    )
