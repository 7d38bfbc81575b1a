"""What a post leans on by its claims file alone, where its text is not at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from litman.claims.anchor_state import AnchorState
from litman.claims.claim import Claim
from litman.claims.post_claims import ListedReference
from litman.standing.claim_standing import ClaimStanding
from litman.standing.links import leads_of_notes, unplaced_links

if TYPE_CHECKING:
    from litman.claims.model import Reference
    from litman.standing.known import Known
    from litman.standing.model import ReferenceStanding, Standing


def stand_by_file(claims: Sequence[Claim], references: Sequence[Reference], known: Known) -> Standing:
    """Return what a post leans on by its claims file alone, where its text is not at hand."""
    from litman.standing.model import Standing  # lists of claims do without it

    found = tuple(_reference(item, number, known) for number, item in enumerate(references))
    return Standing(found, (), claims_by_file(claims, references, known))


def claims_by_file(
    claims: Sequence[Claim], references: Sequence[Reference | ListedReference], known: Known
) -> tuple[ClaimStanding, ...]:
    """Return what the claims of a post lean on by its claims file alone."""
    # Only whether a reference is tied to a work is asked, not to which entry its key leads now.
    keys, labels = ids_by_label((_id_of(item), item.key or None, item.label) for item in references)
    not_checked = AnchorState("not-checked")
    return tuple(
        [
            ClaimStanding(
                claim,
                not_checked,
                unplaced_links(claim, known) if claim.links else (),
                leads_of_notes(claim, keys, labels) if claim.markers else (),
            )
            for claim in claims
        ]
    )


def ids_by_label(
    references: Iterable[tuple[str, str | None, str | None]],
) -> tuple[Mapping[str, str | None], Mapping[str, str]]:
    """Return the work of each reference by its id, and the id of the reference that bears a label in the file.

    Args:
        references: The id of each, its work's citation key, and its label in the claims file.
    """
    keys: dict[str, str | None] = {}
    labels: dict[str, str] = {}
    for reference_id, key, label in references:
        keys[reference_id] = key
        if label is not None:
            labels.setdefault(label, reference_id)
    return keys, labels


def _reference(item: Reference, number: int, known: Known) -> ReferenceStanding:
    """Return the reference as the claims file has it."""
    from litman.standing.model import ReferenceStanding

    key = _key_of(item, known)
    outcome = (item.match.outcome if item.match else None) or ("accepted" if key else "not-checked")
    printed = None if item.gone else number
    return ReferenceStanding(
        _id_of(item), item.label, item.text or "", printed, number, key, outcome, item.match
    )


def _id_of(item: Reference | ListedReference) -> str:
    return item.id or f"label {item.label}"  # a file of version 0.1 has no ids yet


def _key_of(item: Reference | ListedReference, known: Known) -> str | None:
    return (known.works.resolve(item.key) or item.key) if item.key else None
