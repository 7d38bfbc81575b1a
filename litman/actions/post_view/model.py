"""A post as a reader sees it: blocks of runs that know their claims and markers, free of any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from litman.claims.claim import Verdict
from litman.claims.model import ClaimsFile
from litman.finding import Place
from litman.standing.claim_standing import ClaimStanding, Lead
from litman.standing.claim_state import ClaimState
from litman.standing.model import ReferenceStanding

ViewKind = Literal[
    "heading",
    "paragraph",
    "list-item",
    "quotation",
    "table",
    "caption",
    "code",
    "note",
    "reference",
    "aside",  # what stands around the post: a biography, a notice of the site
]
Look = Literal["plain", "raised", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is one thing throughout."""

    text: str  # as shown: of a citation by key, the works that it names
    start: int  # offset in code points of the post's text
    claims: tuple[str, ...] = ()  # ids of the claims whose sentence it belongs to
    marker: int | None = None  # index in `PostView.markers`
    link: str | None = None  # where it leads as the post says it, which may be anything
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    runs: tuple[Run, ...]
    is_head: bool = False  # it names what stands in its row or column
    columns: int = 1  # over how many it reaches
    rows: int = 1


@dataclass(frozen=True, slots=True)
class ViewBlock:
    """A block of the post."""

    kind: ViewKind
    start: int
    runs: tuple[Run, ...] = ()
    level: int = 0  # 1–6 of a heading, depth from 1 of a list item, 0 otherwise
    label: str | None = None  # bullet or number of a list item, label of a note or reference
    rows: tuple[tuple[Cell, ...], ...] = ()  # of a table
    references: tuple[str, ...] = ()  # ids of the references that are printed in it


@dataclass(frozen=True, slots=True)
class MarkerView:
    """A marker of the post with what it leads to."""

    label: str
    text: str  # as the post writes it
    start: int
    end: int
    leads: tuple[Lead, ...]
    claims: tuple[str, ...]  # ids of the claims that it speaks for

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys of the works that it leads to, each once."""
        return tuple(dict.fromkeys(lead.key for lead in self.leads if lead.key is not None))

    @property
    def references(self) -> tuple[str, ...]:
        """The ids of the references that it leads to, each once."""
        return tuple(dict.fromkeys(lead.reference for lead in self.leads if lead.reference is not None))


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work that the post leans on, in a few words."""

    key: str
    who: str  # `Wang & Kaplin 2019`; empty: no entry has the key
    notice: str | None  # the gravest kind that is known about it


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim of the claims file as it stands now."""

    id: str
    standing: ClaimStanding
    state: ClaimState
    verdict: Verdict | None  # the gravest of its links
    place: Place | None  # where its sentence stands; None where it stands nowhere
    heading: str | None  # the words of the heading above it
    markers: tuple[int, ...]  # indices in `PostView.markers`

    @property
    def text(self) -> str:
        """The claim in words: those of the post, or a person's own."""
        return self.standing.claim.text

    @property
    def start(self) -> int | None:
        """Where its sentence starts in the post's text; None where it stands nowhere or more than once."""
        return None if self.standing.state.state == "ambiguous" else self.standing.state.start


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many claims of a post have come how far."""

    checked: int
    linked: int
    named: int
    nothing: int
    stale: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.checked + self.linked + self.named + self.nothing + self.stale


@dataclass(frozen=True, slots=True)
class PostView:
    """A post with its claims, markers, references and works."""

    post_id: str
    file: ClaimsFile
    path: Path | None  # of the post; None where it is not at hand
    unreadable: str | None  # why the post could not be read
    title: str
    authors: tuple[str, ...]
    date: str | None  # as the post gives it
    url: str | None  # where it is published
    site: str | None
    language: str | None
    blocks: tuple[ViewBlock, ...]
    markers: tuple[MarkerView, ...]
    claims: tuple[ClaimView, ...]  # in the order of the post; those that stand nowhere last
    references: tuple[ReferenceStanding, ...]  # as printed, then those that are gone
    works: Mapping[str, WorkView]  # by the keys that links and leads name
    coverage: Coverage
    new_claims: int  # sentences that a scan would take for claims
    may_be_copied: bool  # whether the claims file keeps the post's words

    def claim(self, claim_id: str) -> ClaimView | None:
        """Return the claim with this id."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def reference(self, reference_id: str) -> ReferenceStanding | None:
        """Return the reference with this id."""
        return next((item for item in self.references if item.id == reference_id), None)
