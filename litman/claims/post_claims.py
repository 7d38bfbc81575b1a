"""What lists of claims say of a post: its claims and references, without what only a scan needs of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litman.claims.claim import Claim, MarkerUse

if TYPE_CHECKING:
    from litman.claims.model import ClaimsFile


class ListedReference(NamedTuple):
    """An item of the post's reference list."""

    label: str | None
    text: str | None  # as printed; None where the reference is tied to a work, which says it better
    key: str | None  # None while unresolved
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PostClaims:
    """A post with its claims. Their anchors say where a sentence stands, not what stands around it."""

    post_id: str
    path: Path  # of the claims file
    title: str | None
    source: str | None  # as in `PostInfo`
    references: tuple[ListedReference, ...]
    claims: tuple[Claim, ...]
    digest: str  # of the claims file, as in `ClaimsFile`
    whole: ClaimsFile | None = field(default=None, compare=False)  # the file itself, where it is at hand

    def open_references(self, claim: Claim) -> tuple[ListedReference, ...]:
        """Return the references that the claim's markers point at and that are tied to no work yet."""
        labels = {marker.label for marker in claim.markers}
        return tuple(item for item in self.references if item.label in labels and item.key is None)

    def dangling_markers(self, claim: Claim) -> tuple[MarkerUse, ...]:
        """Return the claim's markers for which the post prints no reference."""
        labels = {reference.label for reference in self.references}
        return tuple(marker for marker in claim.markers if marker.label not in labels)


def list_post(file: ClaimsFile) -> PostClaims:
    """Return what lists say of a claims file."""
    return PostClaims(
        file.post_id,
        file.path,
        file.post.title,
        file.post.source,
        tuple(ListedReference(r.label, None if r.key else r.text, r.key, r.id) for r in file.references),
        tuple(
            claim._replace(anchor=claim.anchor._replace(prefix=None, suffix=None)) for claim in file.claims
        ),
        file.digest,
        file,
    )
