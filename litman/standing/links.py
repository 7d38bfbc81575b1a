"""The links of a claim: those that its markers make now, and those of the claims file that a person has a hand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from litman.claims.claim import Claim, Link, MarkerUse, Relation
from litman.standing.claim_standing import Lead, LinkStanding
from litman.text.folding import collapse_white_space

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.posts import analyse
    from litman.standing.known import Known
    from litman.standing.model import MarkerStanding

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
_NOTED_AS = {
    "note": "note",
    "link": "link",
    "unknown-key": "key",
    "bibliography": "key",
    "ambiguous": "ambiguous",
    "nothing": "nothing",
}
BY_ITSELF = "marker"  # in place of a reference's id: the marker itself names the work


def made_links(
    at: Iterable[int], uses: Sequence[analyse.MarkerUse], markers: Sequence[MarkerStanding], *, quotes: bool
) -> dict[str, Link]:
    """Return the links that markers make, by citation key; of two to one work the first.

    Args:
        at: Numbers of the markers that speak for the sentence, its own first.
        uses: The post's markers as read.
        markers: What they lead to.
        quotes: Whether the sentence is a quotation.
    """
    links: dict[str, Link] = {}
    for number in at:
        for lead in markers[number].leads:
            if lead.key is not None:
                links.setdefault(lead.key, _link_of(uses[number], lead, quotes=quotes))
    return links


def _link_of(use: analyse.MarkerUse, lead: Lead, *, quotes: bool) -> Link:
    assert lead.key is not None, lead
    said = next((item.relation for item in use.marker.items if item.relation), None)
    relation = _CITO.get((said or "").lower().replace("_", ""), "quotes" if quotes else "supports")
    locator = use.marker.locator or next((item.locator for item in use.marker.items if item.locator), None)
    marker = collapse_white_space(use.marker.text)
    return Link(lead.key, relation, marker=marker, locator=locator, reference=lead.reference or BY_ITSELF)


def is_own(link: Link, made: Link | None) -> bool:
    """Whether a person has a hand in a link, so that no scan may change it.

    A verdict, a quotation, a comment, a name or a day say so; so does a link that no marker made, and a relation that
    no scan would have given it. Version 0.1 did not note what made a link: what a marker makes now is the scan's.
    """
    if made is None and link.reference is None:
        return True  # as all links of version 0.1 that no marker makes now
    if link.marker is None or link.is_touched:
        return True
    return made is not None and link.relation not in (made.relation, "supports", "quotes")


def unplaced_links(claim: Claim, known: Known) -> tuple[LinkStanding, ...]:
    """Return the links that a claim has where its sentence was not found, so that nothing is known of its markers.

    Args:
        claim: As the claims file has it.
        known: What the library knows.
    """
    resolve = known.works.resolve
    found = []
    for link in claim.links:
        key = resolve(link.key)
        own = is_own(link, None)
        found.append(LinkStanding(link, key or link.key, key is not None, own, False, link.marker))
    return tuple(found)


def merged_links(
    claim: Claim, made: Mapping[str, Link], known: Known, *, cited: Collection[str]
) -> tuple[tuple[LinkStanding, ...], tuple[Link, ...]]:
    """Return the links that a claim whose sentence was found has now, and those of the scan's that go.

    Args:
        claim: As the claims file has it.
        made: What the markers at its sentence make, by citation key.
        known: What the library knows.
        cited: Citation keys of all works that markers of the post lead to.
    """
    found: list[LinkStanding] = []
    dropped: list[Link] = []
    there: set[str] = set()
    for link in claim.links:
        key = known.works.resolve(link.key)
        there.add(key or link.key)
        now = made.get(key or link.key)
        own = is_own(link, now)
        if own:
            is_gone = now is None and (link.reference is not None or (key or link.key) not in cited)
            is_stale = link.marker is not None and is_gone
            marker = now.marker if now else link.marker
            found.append(LinkStanding(link, key or link.key, key is not None, own, is_stale, marker))
        elif now is None:
            dropped.append(link)
        else:
            kept = link._replace(
                relation=now.relation, marker=now.marker, locator=now.locator, reference=now.reference
            )
            found.append(LinkStanding(kept, key or link.key, key is not None, False, False, now.marker))
    if not made:
        return tuple(found), tuple(dropped)
    taken_off = {known.works.resolve(key) or key for key in claim.unlinked}
    for key, link in made.items():
        if key not in there and key not in taken_off:
            found.append(LinkStanding(link, key, True, False, False, link.marker))
    return tuple(found), tuple(dropped)


def noted_markers(
    at: Iterable[int], uses: Sequence[analyse.MarkerUse], markers: Sequence[MarkerStanding]
) -> tuple[tuple[MarkerUse, ...], tuple[Lead, ...]]:
    """Return the labels that lead to no work, as a claim notes them, and what they lead to."""
    noted: dict[tuple[str, int], MarkerUse] = {}
    leads: list[Lead] = []
    for number in at:
        marker = uses[number].marker
        for lead in markers[number].leads:
            if lead.key is None:
                to = lead.reference or _NOTED_AS[lead.kind]
                noted.setdefault(
                    (lead.label, marker.start), MarkerUse(lead.label, marker.start, marker.end, to)
                )
                leads.append(lead)
    return tuple(noted.values()), tuple(leads)


def kept_notes(
    claim: Claim, shift: int, uses: Sequence[analyse.MarkerUse]
) -> tuple[dict[int, list[MarkerUse]], tuple[MarkerUse, ...]]:
    """Return the markers that a person noted with a claim and that the post still has, by number, and the rest of them.

    A scan notes what a marker leads to; a note without that is a person's, or of version 0.1.

    Args:
        claim: As the claims file has it.
        shift: By how much its sentence moved.
        uses: The post's markers as read.
    """
    notes = [marker for marker in claim.markers if marker.to is None]
    if not notes:
        return {}, ()
    places = {(use.marker.start, use.marker.end): number for number, use in enumerate(uses)}
    found: dict[int, list[MarkerUse]] = {}
    for note in notes:
        if note.start is None or note.end is None:
            continue
        number = places.get((note.start + shift, note.end + shift))
        if number is not None and note.label in uses[number].marker.labels:
            found.setdefault(number, []).append(note._replace(start=note.start + shift, end=note.end + shift))
    return found, tuple(note for note in notes if note.start is None)


def leads_of_notes(
    claim: Claim, references: Mapping[str, str | None], labels: Mapping[str, str]
) -> tuple[Lead, ...]:
    """Return what a claim's noted markers lead to by its claims file alone, where the post is not at hand.

    Args:
        claim: The claim.
        references: The citation key, or None, of each reference by its id.
        labels: The id of the reference that bears a label.
    """
    leads = []
    for marker in claim.markers:
        to = marker.to if marker.to is not None else labels.get(marker.label)
        if to in ("note", "link"):
            leads.append(Lead("note" if to == "note" else "link", marker.label))
        elif to == "ambiguous":
            leads.append(Lead("ambiguous", marker.label))
        elif to == "key":
            leads.append(Lead("unknown-key", marker.label))
        elif to is not None and to in references:
            if references[to] is None:
                leads.append(Lead("reference", marker.label, reference=to))
        else:
            leads.append(Lead("nothing", marker.label))
    return tuple(leads)
