"""What a claim leans on, as every command shows it: its links, and what its markers lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from litman.claims.claim import Claim, Link

if TYPE_CHECKING:
    from litman.claims.anchor_state import AnchorState
    from litman.standing.compared import Compared

_MOST_KEYS = 5  # that a message names

LeadKind = Literal["work", "reference", "link", "note", "bibliography", "unknown-key", "ambiguous", "nothing"]


# A named tuple: a dataclass takes four times as long to make, and `litman claims` starts with it.
class Lead(NamedTuple):
    """What one label of a marker leads to.

    `work`: a work of the library · `reference`: one of the post's list that is no work of the library yet · `link`: an
    address or identifier that no work of the library has · `note`: a remark, no source · `bibliography`: a key of a
    file of references beside the post that is no work of the library yet · `unknown-key`: a citation key that nobody
    has · `ambiguous`: one of several references or works, and nobody can tell which · `nothing`: a label that
    neither list nor notes have.
    """

    kind: LeadKind
    label: str
    key: str | None = None  # citation key of the work
    reference: str | None = None  # id of the reference through which it leads
    # the address of a link, the file of a bibliography; `@name` of a note: a bare name
    target: str | None = None
    denied: str | None = None  # the DOI of a link, where every registry says that there is none such
    compared: Compared | None = None  # what the marker itself says of the work that it names
    fits: tuple[str, ...] = ()  # of an ambiguous name and year that no list has: citation keys of the works

    @property
    def what_fits(self) -> str:
        """Of an ambiguous label, in words: what it fits."""
        if not self.fits:
            return f"{self.label} fits several references"
        if len(self.fits) == 1:
            return f"{self.label} may be {self.fits[0]}, or another work of that year"
        most = self.fits[:_MOST_KEYS]
        more = len(self.fits) - len(most)
        named = f"{', '.join(most)} and {more} more" if more else f"{', '.join(most[:-1])} and {most[-1]}"
        return f"{self.label} fits {named}"


class LinkStanding(NamedTuple):
    """A link of a claim, as the post bears it out now."""

    link: Link  # as the claims file should have it
    key: str  # the entry's present key, or the link's own where no entry has it
    is_known: bool  # whether an entry has it
    is_own: bool  # a person made or judged it: no scan changes it
    is_stale: bool = False  # a marker made it, and the post has no such marker there now
    marker: str | None = None  # as it is printed now, where the post has one


class ClaimStanding(NamedTuple):
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
        return bool(self.links) or any(
            lead.kind in ("reference", "link", "bibliography") for lead in self.leads
        )

    @property
    def is_cited(self) -> bool:
        """Whether the post gives any source for it, though it may lead to nothing: a note that is a remark is none."""
        return bool(self.links) or any(lead.kind != "note" for lead in self.leads)

    @property
    def is_stale(self) -> bool:
        """Whether a verdict was about another sentence than the one that stands there now."""
        is_other = self.state.state in ("changed", "gone", "ambiguous") and self.claim.is_judged
        return is_other or self.claim.has_outdated_verdict
