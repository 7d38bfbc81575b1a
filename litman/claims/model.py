"""What a claims file holds: a post, its references, and its claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litman.claims.claim import Claim, MarkerUse


@dataclass(frozen=True, slots=True)
class Match:
    """How a reference was tied to a work."""

    outcome: str | None = None  # "accepted", "ambiguous"…
    score: float | None = None  # 0–1
    by: str | None = None  # "doi", "url", "string", a person's initials


@dataclass(frozen=True, slots=True)
class Reference:
    """One item of the post's reference list."""

    label: str | None = None
    text: str | None = None
    key: str | None = None  # None while unresolved
    match: Match | None = None
    id: str | None = None  # "r02": its own between scans; None in files of version 0.1
    gone: bool = False  # the post prints it no more; kept for what a person tied to it

    @property
    def is_decided(self) -> bool:
        """Whether a person said which work it is, or that it is none of those that were found."""
        if self.match is None or self.match.by is None:
            return self.key is not None
        return not is_means_of_scan(self.match.by)


@dataclass(frozen=True, slots=True)
class PostInfo:
    """What the post is."""

    title: str | None = None
    source: str | None = None  # a path from the claims file, a file name in a folder of posts, or a URL
    scanned: date | None = None
    author: str | None = None
    site: str | None = None
    published: date | None = None
    url: str | None = None
    last_id: str | None = None  # the highest claim id ever given
    last_reference: str | None = None  # the highest id of a reference ever given
    copy: bool | None = None  # whether its words may be shown to others; None: as its anchors say
    dropped: tuple[str, ...] = ()  # fingerprints of sentences that a person said are no claims


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """One post's claims file, as read."""

    post_id: str  # the file's name without `.toml`
    path: Path
    post: PostInfo
    references: tuple[Reference, ...]
    claims: tuple[Claim, ...]
    digest: str  # SHA-256 of the bytes that were read

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def open_references(self, claim: Claim) -> tuple[Reference, ...]:
        """Return the references that the claim's markers point at and that are tied to no work yet."""
        ids = {marker.to for marker in claim.markers if marker.to is not None}
        labels = {marker.label for marker in claim.markers if marker.to is None}
        found = (item for item in self.references if item.id in ids or item.label in labels)
        return tuple(item for item in found if item.key is None)

    def dangling_markers(self, claim: Claim) -> tuple[MarkerUse, ...]:
        """Return the claim's markers for which the post prints no reference."""
        labels = {reference.label for reference in self.references}
        return tuple(marker for marker in claim.markers if marker.label not in labels)


def is_means_of_scan(by: str) -> bool:
    """Whether the word in `match.by` says how a scan ties references; any other word is a person's."""
    from litman.identifiers.kinds import KINDS  # most claims are read without it

    return by == "string" or by in KINDS
