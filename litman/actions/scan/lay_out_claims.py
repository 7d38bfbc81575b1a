"""A post's analysis laid into its claims file: new claims, claims found again, links; nothing decided is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from litman.actions.scan.compose_claims import link_of, new_claims, noted_markers, with_context
from litman.actions.scan.tie_references import TiedReference, keys_of_marker
from litman.claims import edit, edit_post
from litman.claims.anchor import anchor_states
from litman.claims.model import (
    Anchor,
    Claim,
    ClaimsFile,
    Link,
    PostInfo,
    Reference,
)
from litman.claims.post_sentences import AnchorState
from litman.library.comparison.same_work import KnownWorks
from litman.posts import analyse
from litman.posts.analyse import Analysis
from litman.posts.prose.body_sentences import find_sentences
from litman.text.folding import collapse_white_space


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
    new = new_claims(analysis, file, states, keys, keep_text=keep_text)
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
            moved[claim.id] = with_context(anchor, analysis.post.text) if has_context else anchor
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
            is_known = _isnoted_markers(claim, use)
            is_tied_now = any(tied[reference].is_new_tie for reference in use.references)
            if is_known and not is_tied_now:
                continue
            there = {link.key.lower() for link in claim.links}
            links += [
                (claim.id, link_of(use, key, quotes=False)) for key in keys[at] if key.lower() not in there
            ]
            if not keys[at] and not is_known:
                noted += noted_markers(use)
        if len(noted) > len(claim.markers):
            changed[claim.id] = {"markers": tuple(noted)}
    for claim_id, link in links:
        data = edit.add_link(data, claim_id, link)
    return edit_post.set_claims(data, changed) if changed else data


def _isnoted_markers(claim: Claim, use: analyse.MarkerUse) -> bool:
    labels = {marker.label for marker in claim.markers}
    texts = {link.marker for link in claim.links if link.marker}
    return collapse_white_space(use.marker.text) in texts or set(use.marker.labels) <= labels


def _uses_by_start(analysis: Analysis) -> dict[int, list[int]]:
    uses: dict[int, list[int]] = {}
    for at, use in enumerate(analysis.markers):
        for span in use.covers:
            uses.setdefault(span.start, []).append(at)
    return uses
