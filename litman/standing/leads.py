"""What the labels of a marker lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from litman.csl.from_json import work_from_item
from litman.identifiers.addresses import doi_of_pii, identify_address, pii_in_address
from litman.identifiers.arxiv import arxiv_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.of_work import with_identifier
from litman.posts.analyse import MarkerUse
from litman.posts.markers.marker import Marker
from litman.posts.post import Bibliography, CitedItem
from litman.posts.problems import is_ambiguous
from litman.standing.claim_standing import Lead, LeadKind
from litman.standing.known import Known
from litman.standing.leads_elsewhere import named_elsewhere
from litman.standing.model import MarkerStanding, ReferenceStanding
from litman.work import Work

if TYPE_CHECKING:
    from litman.standing.compared import Compared

_CITATION_KEY = re.compile(r"[^\W\d_](?=[\w:.-]*\d{2})[\w:.-]*+")


def stand_markers(
    uses: Sequence[MarkerUse],
    references: Sequence[ReferenceStanding],
    known: Known,
    *,
    has_bibliography: bool = True,
    beside: Sequence[Bibliography] = (),
    document: Path | None = None,
) -> tuple[MarkerStanding, ...]:
    """Return the markers of the post in order, each with what it leads to.

    Args:
        uses: The markers as the post was read.
        references: Of the post; the printed ones first, in their order.
        known: What the library knows.
        has_bibliography: Whether the post says where its references are; else a bare `@name` may be anybody's.
        beside: The files of references that it names, or that lie beside it.
        document: The post's file, where that holds itself what its citation fields cite.
    """
    return tuple(
        MarkerStanding(
            use.marker.label,
            use.marker.text,
            use.marker.start,
            use.marker.end,
            tuple((span.start, span.end) for span in use.covers),
            _leads(
                use, references, known, has_bibliography=has_bibliography, beside=beside, document=document
            ),
        )
        for use in uses
    )


def _leads(
    use: MarkerUse,
    references: Sequence[ReferenceStanding],
    known: Known,
    *,
    has_bibliography: bool,
    beside: Sequence[Bibliography],
    document: Path | None,
) -> tuple[Lead, ...]:
    marker = use.marker
    if is_ambiguous(marker, len(use.references)):
        return (Lead("ambiguous", marker.label),)
    leads = [_through(references[at], marker) for at in use.references]
    own = own_leads(marker, known)
    leads += [lead for lead in own if lead.key is None or not any(lead.key == other.key for other in leads)]
    leads += named_elsewhere(use, known)
    leads += [Lead("nothing", label) for label in use.dangling]
    said = {lead.label for lead in leads}
    if marker.kind != "pandoc" and document is not None and not use.references:
        leads += _held_by_the_document(marker, said, document)
    if marker.kind == "pandoc":
        named = {lead.label for lead in own}
        unknown = []
        for label, item in zip(marker.labels, marker.items, strict=True):
            if label in named | said:
                continue
            file = next((one.path for one in beside if label in one.keys), None)
            if file is not None:
                leads.append(Lead("bibliography", label, target=str(file)))
            elif item.csl is not None:
                leads.append(_identified(label, item.csl, known))
            else:
                unknown.append(label)
        if has_bibliography or not is_bare(marker):
            leads += [Lead("unknown-key", label) for label in unknown]
        else:  # the name of somebody on a platform, as far as anybody knows
            leads += [Lead("note", label, target=f"@{label}") for label in unknown]
    tied = {lead.label for lead in leads}
    if len(marker.targets) > 1:
        pairs = zip(marker.labels, marker.targets, strict=True)
        leads += [_linked(label, address, known) for label, address in pairs if label not in tied]
    if not leads:
        kind: LeadKind = "note" if marker.kind == "footnote" else "link"
        denied = next((doi for doi in linked_dois(marker) if known.works.is_denied(doi)), None)
        leads = [Lead(kind, marker.label, target=marker.target, denied=denied)]  # it says itself what it is
    return tuple(leads)


def _linked(label: str, address: str, known: Known) -> Lead:
    """Return the lead of one of several links of a marker."""
    found = identify_address(address)
    denied = found.value if found and found.kind == "doi" and known.works.is_denied(found.value) else None
    return Lead("link", label, target=address, denied=denied)


def _held_by_the_document(marker: Marker, said: Set[str], document: Path) -> list[Lead]:
    """Return the leads of those works in a citation field that the library does not have."""
    described = [item for item in marker.items if item.csl]
    return [
        Lead("bibliography", _name_of(item, label), target=str(document))
        for label, item in zip(_labels_of_items(marker), described, strict=True)
        if label not in said
    ]


def _name_of(item: CitedItem, label: str) -> str:
    """Return the citation key of a work in a field; managers that have none give a number or an address instead."""
    key = str((item.csl or {}).get("citation-key") or item.key or "")
    return key if _CITATION_KEY.fullmatch(key) else label


def _identified(label: str, csl: Mapping[str, object], known: Known) -> Lead:
    """Return the lead of a key that is itself an identifier, of a work that the library does not have."""
    doi = csl.get("DOI")
    denied = str(doi) if doi and known.works.is_denied(str(doi)) else None
    target = f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{csl.get('PMID')}/"
    return Lead("link", label, target=target, denied=denied)


def is_bare(marker: Marker) -> bool:
    """Whether a Pandoc citation stands in running text, `@key`, as other people's names on a platform do."""
    return marker.kind == "pandoc" and marker.text.lstrip("-").startswith("@")


def _through(reference: ReferenceStanding, marker: Marker) -> Lead:
    label = reference.label or marker.label
    if reference.key is None:
        return Lead("reference", label, reference=reference.id)
    return Lead("work", label, reference.key, reference.id)


def own_leads(marker: Marker, known: Known) -> list[Lead]:
    """Return what a marker itself names: a key, a linked DOI, the works of a citation field.

    One whose words, or whose field, describe another work than its identifier leads to, leads to none.
    """
    works = known.works
    found: list[Lead] = []
    for at, address in enumerate(_addresses(marker)):
        for work in _works_at(address):
            hit = works.identified(work)
            if hit is not None:
                found.append(
                    _printed_lead(
                        marker, marker.labels[at] if marker.targets else marker.label, hit[0], known
                    )
                )
    if marker.kind == "pandoc":
        resolved = ((label, works.resolve(label)) for label in marker.labels)
        found += [Lead("work", label, key) for label, key in resolved if key is not None]
    for label, described in zip(_labels_of_items(marker), described_works(marker), strict=False):
        hit = works.identified(described)
        if hit is not None:
            found.append(_led(label, hit[0], _compare_field(described, hit[0], known), marker))
    if marker.kind == "link" and marker.target and not found:
        hit = works.identified(Work(URL=marker.target))
        found += [_printed_lead(marker, marker.label, hit[0], known)] if hit else []
    by_key: dict[str | None, Lead] = {}
    for lead in found:
        by_key.setdefault(lead.key, lead)
    return list(by_key.values())


def _printed_lead(marker: Marker, label: str, key: str, known: Known) -> Lead:
    # The words of several links are those of none.
    is_printed = marker.kind in ("link", "author-year") and len(marker.targets) < 2
    work = known.works.described(key) if is_printed else None
    if work is None:
        return _led(label, key, None, marker)
    # Many a post leads to nothing that could be compared.
    from litman.standing.compared_marker import compare_link

    return _led(label, key, compare_link(marker, work), marker)


def _compare_field(described: Work, key: str, known: Known) -> Compared | None:
    """Return how a work within a citation field stands to the one that the library has."""
    work = known.works.described(key)
    if work is None:
        return None
    from litman.standing.compared_marker import compare_described

    return compare_described(described, work)


def _led(label: str, key: str, compared: Compared | None, marker: Marker) -> Lead:
    if compared is not None and compared.is_other_work:
        return Lead("link", label, target=marker.target, compared=compared)
    return Lead("work", label, key, compared=compared)


def described_works(marker: Marker) -> list[Work]:
    """Return the works that a citation field describes."""
    return [work_from_item(item.csl) for item in marker.items if item.csl]


def linked_dois(marker: Marker) -> list[str]:
    """Return the DOIs in the addresses that a marker is linked to."""
    found = [identify_address(address) for address in _addresses(marker)]
    dois = (_doi_of(one) for one in found if one is not None)
    return list(dict.fromkeys(doi for doi in dois if doi is not None))


def _doi_of(identifier: Identifier) -> str | None:
    """Return the DOI that an identifier is or has: arXiv registers one for each of its papers."""
    if identifier.kind == "arxiv":
        return arxiv_doi(identifier.value)
    return identifier.value if identifier.kind == "doi" else None


def _addresses(marker: Marker) -> tuple[str, ...]:
    return marker.targets or ((marker.target,) if marker.target else ())


def _works_at(address: str) -> Iterator[Work]:
    """Yield the works that an address may lead to; an item number of a publisher is many a DOI's end."""
    found = identify_address(address)
    if found is not None:
        yield with_identifier(Work(), found)
    elif pii := pii_in_address(address):
        yield Work(DOI=doi_of_pii(pii))


def _labels_of_items(marker: Marker) -> list[str]:
    labels = [label for label, item in zip(marker.labels, marker.items, strict=False) if item.csl]
    described = sum(1 for item in marker.items if item.csl)
    return labels if len(labels) == described else [marker.label] * described
