"""What a post leans on, as every command shows it: its references, its markers and its claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from litman.claims.model import Match, Reference
from litman.standing.claim_standing import ClaimStanding, Lead

if TYPE_CHECKING:  # who lists claims does not wait for what compares references
    from litman.standing.compared import Compared


@dataclass(frozen=True, slots=True)
class ReferenceStanding:
    """A reference: as the post prints it now, as the claims file has it, and which work it is."""

    id: str  # "r02", its own between scans
    label: str | None  # as printed now
    text: str
    printed: int | None  # index in `Analysis.references`; None: the post prints it no more
    number: int | None  # index in the claims file; None where it is new
    key: str | None  # citation key; None while it is no work of the library
    outcome: str  # "accepted", "suggested", "no-match", "not-checked"…
    match: Match | None  # as the claims file should say it
    compared: Compared | None = None  # with the record of the work that its identifier leads to
    denied: str | None = None  # its DOI, where every registry says that there is none such

    def as_kept(self) -> Reference:
        """Return the reference as the claims file should have it."""
        is_gone = self.printed is None
        return Reference(
            None if is_gone else self.label, self.text, self.key, self.match, id=self.id, gone=is_gone
        )


@dataclass(frozen=True, slots=True)
class MarkerStanding:
    """A marker of the post, the sentences that it speaks for, and what each of its labels leads to."""

    label: str
    text: str
    start: int  # offsets in code points of the post's text
    end: int
    covers: tuple[tuple[int, int], ...]  # its own sentence first
    leads: tuple[Lead, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys of the works that it leads to, each once."""
        return tuple(dict.fromkeys(lead.key for lead in self.leads if lead.key is not None))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a post leans on."""

    references: tuple[ReferenceStanding, ...]  # as printed, then those that are gone
    markers: tuple[MarkerStanding, ...]
    claims: tuple[ClaimStanding, ...]  # those of the claims file in its order, then new ones

    @property
    def is_waiting(self) -> bool:
        """Whether a reference, a link or a key leads to no work yet, and may when the library has more works."""
        leads = (lead for marker in self.markers for lead in marker.leads)
        return any(item.key is None for item in self.references) or any(
            lead.kind in ("link", "unknown-key") or (lead.kind == "note" and lead.target) for lead in leads
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys that its references and markers lead to, each once."""
        tied = (item.key for item in self.references if item.key is not None)
        return tuple(dict.fromkeys([*tied, *(key for marker in self.markers for key in marker.keys)]))

    def reference(self, reference_id: str) -> ReferenceStanding | None:
        """Return the reference with this id."""
        return next((item for item in self.references if item.id == reference_id), None)
