"""The standing of a post: one answer to what it leans on, which every command shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Anchor, Claim, MarkerUse
from litman.claims.fingerprint import fingerprint
from litman.claims.model import ClaimsFile
from litman.posts.analyse import Analysis
from litman.standing.by_file import ids_by_label, stand_by_file
from litman.standing.claim_standing import ClaimStanding, LinkStanding
from litman.standing.known import Known
from litman.standing.leads import stand_markers
from litman.standing.links import (
    kept_notes,
    leads_of_notes,
    made_links,
    merged_links,
    noted_markers,
    unplaced_links,
)
from litman.standing.model import MarkerStanding, ReferenceStanding, Standing
from litman.standing.new_claims import new_claims, said_text, with_context
from litman.standing.references import stand_references
from litman.standing.sentences import cut_markers, stand_anchors
from litman.text.folding import collapse_white_space


def stand(
    analysis: Analysis | None,
    file: ClaimsFile | None,
    known: Known,
    *,
    keep_text: bool = True,
    accepted: Collection[str] = (),
    states: Mapping[str, AnchorState] | None = None,
) -> Standing:
    """Return what a post leans on; nothing is read, asked or written.

    Args:
        analysis: The post as read; None where it is not at hand: then its claims file alone speaks.
        file: Its claims file; None where it was never scanned.
        known: What the library knows.
        keep_text: Whether new claims carry the post's words, or only fingerprint and offsets.
        accepted: Ids of claims whose new wording a person takes over, though somebody judged the old one.
        states: Where claims stand, by id, for those of which that is known already.
    """
    if analysis is None:
        assert file is not None, "neither post nor claims file"
        return stand_by_file(file.claims, file.references, known)
    references = stand_references(
        analysis.references, file, known, names=_names_by_markers(analysis), keep_text=keep_text
    )
    has_bibliography = bool(analysis.references) or analysis.post.has_bibliography
    markers = stand_markers(
        analysis.markers,
        references,
        known,
        has_bibliography=has_bibliography,
        beside=analysis.post.bibliographies,
        document=analysis.post.path,
    )
    states = {**stand_anchors(analysis, file), **(states or {})}
    stander = Stander(analysis, file, markers, references, known, accepted)
    claims = [stander.known(claim, states[claim.id], file) for claim in (file.claims if file else ()) if file]
    claims += [
        stander.new(claim, found.start, quotes=found.sentence.quotation is not None)
        for claim, found in new_claims(analysis, file, states, keep_text=keep_text)
    ]
    return Standing(references, markers, tuple(claims))


class Stander:
    """Says of each claim of one post what it leans on."""

    def __init__(
        self,
        analysis: Analysis,
        file: ClaimsFile | None,
        markers: Sequence[MarkerStanding],
        references: Sequence[ReferenceStanding],
        known: Known,
        accepted: Collection[str],
    ) -> None:
        self._analysis = analysis
        self._accepted = accepted
        self._markers = markers
        self._before = {item.id: item for item in references}
        self._known = known
        kept = file.references if file else ()
        self._by_label = ids_by_label(
            (item.id, item.key, kept[item.number].label if item.number is not None else None)
            for item in references
        )
        self._cited = {key for marker in markers for key in marker.keys}
        self._found = {claim.start: claim for claim in analysis.claims}
        self._at: dict[int, list[int]] = {}
        for rank in (0, 1):  # a sentence's own markers first
            for number, use in enumerate(analysis.markers):
                for span in use.covers[:1] if rank == 0 else use.covers[1:]:
                    self._at.setdefault(span.start, []).append(number)

    def new(self, claim: Claim, start: int, *, quotes: bool) -> ClaimStanding:
        """Return the standing of a claim that a scan would add."""
        at = self._at.get(start, ())
        made = made_links(at, self._analysis.markers, self._markers, quotes=quotes)
        noted, leads = noted_markers(at, self._analysis.markers, self._markers)
        links = tuple(LinkStanding(link, key, True, False, False, link.marker) for key, link in made.items())
        claim = claim._replace(links=tuple(made.values()), markers=noted)
        state = AnchorState("same", claim.anchor.start, claim.anchor.end, 1.0)
        return ClaimStanding(claim, state, links, leads, is_new=True)

    def known(self, claim: Claim, state: AnchorState, file: ClaimsFile) -> ClaimStanding:
        """Return the standing of a claim of the claims file, as the file should have it."""
        is_placed = state.start is not None and state.state != "ambiguous"
        if not is_placed:
            leads = leads_of_notes(claim, *self._by_label)
            return ClaimStanding(claim, state, unplaced_links(claim, self._known), leads)
        assert state.start is not None
        at = self._at.get(state.start, [])
        uses, markers = self._analysis.markers, self._markers
        notes, unplaced = kept_notes(claim, state.start - (claim.anchor.start or 0), uses)
        only_noted = [number for number in notes if number not in at]
        found = self._found.get(state.start)
        quotes = found is not None and found.sentence.quotation is not None
        made = made_links(at, uses, markers, quotes=quotes)
        for key, link in made_links(only_noted, uses, markers, quotes=quotes).items():
            made.setdefault(key, link._replace(reference=None))  # a person said that the marker speaks for it
        claim = claim._replace(unlinked=self._taken_off(claim, at, file))
        links, dropped = merged_links(claim, made, self._known, cited=self._cited)
        noted, leads = noted_markers([*at, *only_noted], uses, markers)
        leads += leads_of_notes(claim._replace(markers=unplaced), *self._by_label)
        kept = {(item.label, item.start): item for items in notes.values() for item in items}
        noted = (*unplaced, *(kept.get((item.label, item.start), item) for item in noted))
        claim = self._anchored(claim, state)
        claim = claim._replace(links=tuple(item.link for item in links), markers=_in_order(claim, noted))
        return ClaimStanding(claim, state, links, leads, dropped)

    def _taken_off(self, claim: Claim, at: Sequence[int], file: ClaimsFile) -> tuple[str, ...]:
        """Return the keys that a person took off; version 0.1 noted the marker's label instead, without its place."""
        labels = {marker.label for marker in claim.markers if marker.start is None}
        if not labels:
            return claim.unlinked
        linked = {self._known.works.resolve(link.key) or link.key for link in claim.links}
        found = list(claim.unlinked)
        for number in at:
            if not labels & set(self._analysis.markers[number].marker.labels):
                continue
            for lead in self._markers[number].leads:
                if lead.key is not None and lead.key not in linked and self._was_tied(lead.reference, file):
                    found.append(lead.key)
        return tuple(dict.fromkeys(found))

    def _was_tied(self, reference: str | None, file: ClaimsFile) -> bool:
        if reference is None:
            return True
        number = self._before[reference].number
        return number is not None and file.references[number].key is not None

    def _anchored(self, claim: Claim, state: AnchorState) -> Claim:
        """Return the claim anchored where it stands now, in its new wording where nobody judged the old one.

        A sentence whose markers alone were renumbered is the same sentence: its words are taken over in any case.
        """
        is_held = state.state == "changed" and claim.is_judged and claim.id not in self._accepted
        if is_held or state.state not in ("same", "moved", "changed"):
            return claim
        assert state.start is not None
        assert state.end is not None
        text = self._analysis.post.text
        anchor = claim.anchor._replace(start=state.start, end=state.end)
        if state.state == "changed" or anchor.exact not in (None, text[state.start : state.end]):
            claim, anchor = self._reworded(claim, anchor)
        has_context = anchor.prefix is not None or anchor.suffix is not None
        is_moved = (anchor.start, anchor.end) != (claim.anchor.start, claim.anchor.end)
        if has_context and (is_moved or anchor.exact != claim.anchor.exact):
            anchor = with_context(anchor, text)
        return claim._replace(anchor=anchor)

    def _reworded(self, claim: Claim, anchor: Anchor) -> tuple[Claim, Anchor]:
        text = self._analysis.post.text
        start, end = anchor.start or 0, anchor.end or 0
        markers = cut_markers(self._analysis)
        inside = [(first - start, last - start) for first, last in markers if start <= first and last <= end]
        sentence = text[start:end]
        if claim.anchor.exact is not None:
            # A person's own words for the claim stay; the post's words follow the post.
            if claim.text.endswith(collapse_white_space(claim.anchor.exact)):
                found = self._found.get(start)
                said = said_text(self._analysis, found) if found else collapse_white_space(sentence)
                claim = claim._replace(text=said)
            anchor = anchor._replace(exact=sentence)
        return claim, anchor._replace(fingerprint=fingerprint(sentence, markers=inside))


def _in_order(claim: Claim, noted: Sequence[MarkerUse]) -> tuple[MarkerUse, ...]:
    """Return the notes in the order that the claim has them in, new ones behind."""
    order = {(marker.label, marker.to): number for number, marker in reversed(list(enumerate(claim.markers)))}
    return tuple(sorted(noted, key=lambda note: order.get((note.label, note.to), len(order))))


def _names_by_markers(analysis: Analysis) -> dict[int, str]:
    """Return what the post's markers call each reference; where they count a list without labels, each its number."""
    names: dict[int, str] = {}
    for use in analysis.markers:
        if len(use.references) == len(use.marker.labels):
            for at, label in zip(use.references, use.marker.labels, strict=True):
                names.setdefault(at, label)
    return {**analysis.numbers, **names}
