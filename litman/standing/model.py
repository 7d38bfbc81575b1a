"""What a post leans on, as every command shows it: its references, its markers, its claims and their links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from litman.claims.model import Claim, Link, Match, Reference

if TYPE_CHECKING:  # who lists claims does not wait for what compares references
    from litman.claims.anchor_state import AnchorState
    from litman.standing.compared import Compared

LeadKind = Literal["work", "reference", "link", "note", "unknown-key", "ambiguous", "nothing"]


@dataclass(frozen=True, slots=True)
class Lead:
    """What one label of a marker leads to.

    `work`: a work of the library · `reference`: one of the post's list that is no work of the library yet · `link`: an
    address or identifier that no work of the library has · `note`: a remark, no source · `unknown-key`: a citation key
    that nobody has · `ambiguous`: one of several references, and nobody can tell which · `nothing`: a label that
    neither list nor notes have.
    """

    kind: LeadKind
    label: str
    key: str | None = None  # citation key of the work
    reference: str | None = None  # id of the reference through which it leads
    target: str | None = None  # the address of a link; `@name` of a note that is a bare name
    denied: str | None = None  # the DOI of a link, where every registry says that there is none such


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
class LinkStanding:
    """A link of a claim, as the post bears it out now."""

    link: Link  # as the claims file should have it
    key: str  # the entry's present key, or the link's own where no entry has it
    is_known: bool  # whether an entry has it
    is_own: bool  # a person made or judged it: no scan changes it
    is_stale: bool = False  # a marker made it, and the post has no such marker there now
    marker: str | None = None  # as it is printed now, where the post has one


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """A claim of the claims file, or one that a scan would add to it."""

    claim: Claim  # as the claims file should have it
    state: AnchorState
    links: tuple[LinkStanding, ...]
    leads: tuple[Lead, ...]  # of its markers: those that lead to no work
    dropped: tuple[Link, ...] = ()  # of the scan's: the post has their markers no more
    is_new: bool = False

    @property
    def open_references(self) -> tuple[str, ...]:
        """Ids of the references that it leans on and that are no works of the library yet."""
        found = (lead.reference for lead in self.leads if lead.kind == "reference")
        return tuple(dict.fromkeys(item for item in found if item is not None))

    @property
    def is_supported(self) -> bool:
        """Whether it leans on anything: a work, or a source whose work is not known yet."""
        return bool(self.links) or any(lead.kind in ("reference", "link") for lead in self.leads)

    @property
    def is_cited(self) -> bool:
        """Whether the post gives any source for it, though it may lead to nothing: a note that is a remark is none."""
        return bool(self.links) or any(lead.kind != "note" for lead in self.leads)

    @property
    def is_stale(self) -> bool:
        """Whether a verdict was about another sentence than the one that stands there now."""
        if self.state.state not in ("changed", "gone", "ambiguous"):
            return False
        return self.claim.is_judged


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

    def reference(self, reference_id: str) -> ReferenceStanding | None:
        """Return the reference with this id."""
        return next((item for item in self.references if item.id == reference_id), None)
