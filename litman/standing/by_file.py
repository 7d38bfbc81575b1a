"""What a post leans on by its claims file alone, where its text is not at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from litman.claims.anchor_state import AnchorState
from litman.claims.model import Claim, Reference
from litman.claims.post_claims import ListedReference
from litman.standing.known import Known
from litman.standing.links import leads_of_notes, merged_links
from litman.standing.model import ClaimStanding, ReferenceStanding, Standing


def stand_by_file(
    claims: Sequence[Claim], references: Sequence[Reference | ListedReference], known: Known
) -> Standing:
    """Return what a post leans on by its claims file alone, where its text is not at hand."""
    standing = _kept_references(references, known)
    keys, labels = ids_by_label(references, standing)
    found = []
    for claim in claims:
        links, _ = merged_links(claim, {}, known, is_placed=False)
        leads = leads_of_notes(claim, keys, labels)
        found.append(ClaimStanding(claim, AnchorState("not-checked"), links, leads))
    return Standing(standing, (), tuple(found))


def ids_by_label(
    kept: Sequence[Reference | ListedReference], references: Iterable[ReferenceStanding]
) -> tuple[Mapping[str, str | None], Mapping[str, str]]:
    """Return the work of each reference by its id, and the id of the reference that bears a label in the file."""
    keys: dict[str, str | None] = {}
    labels: dict[str, str] = {}
    for item in references:
        keys[item.id] = item.key
        label = kept[item.number].label if item.number is not None else None
        if label is not None:
            labels.setdefault(label, item.id)
    return keys, labels


def _kept_references(
    references: Sequence[Reference | ListedReference], known: Known
) -> tuple[ReferenceStanding, ...]:
    """Return the references as the claims file has them, where the post is not at hand."""
    found = []
    for number, item in enumerate(references):
        match = item.match if isinstance(item, Reference) else None
        key = (known.works.resolve(item.key) or item.key) if item.key else None
        outcome = (match.outcome if match else None) or ("accepted" if key else "not-checked")
        is_gone = isinstance(item, Reference) and item.gone
        reference_id = item.id or f"label {item.label}"  # a file of version 0.1 has no ids yet
        printed = None if is_gone else number
        found.append(
            ReferenceStanding(reference_id, item.label, item.text or "", printed, number, key, outcome, match)
        )
    return tuple(found)
