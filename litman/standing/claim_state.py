"""How far a claim has come: from nothing to stand on to every work looked into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from litman.claims.claim import Claim, Link, Verdict
from litman.standing.claim_standing import Lead

ClaimState = Literal["checked", "linked", "named", "nothing", "stale"]

CLAIM_STATES: dict[ClaimState, str] = {
    "checked": "a person has compared it with every work that it leans on",
    "linked": "it leans on works of the library, and nobody has compared it with all of them",
    "named": "the post names a source, and no work of the library is tied to it",
    "nothing": "the post gives no source for it",
    "stale": "it was checked, and what was checked is no longer as it was then",
}
# Gravest first: what a reader has to know of a claim with several works.
_BY_GRAVITY: tuple[Verdict, ...] = ("contradicts", "not-in-source", "partly", "confirmed")


class _LinkedTo(Protocol):
    """A link as it stands: whoever shows claims has one of their own."""

    @property
    def link(self) -> Link: ...
    @property
    def is_stale(self) -> bool: ...


class ClaimAsItStands(Protocol):
    """A claim with what it leans on."""

    @property
    def claim(self) -> Claim: ...
    @property
    def links(self) -> Sequence[_LinkedTo]: ...
    @property
    def leads(self) -> Sequence[Lead]: ...
    @property
    def is_stale(self) -> bool: ...


def claim_state(claim: ClaimAsItStands) -> ClaimState:
    """Return how far a claim has come."""
    if claim.is_stale or any(item.is_stale for item in claim.links):
        return "stale"
    if claim.links:
        is_whole = all(item.link.is_judged for item in claim.links) and not _is_open(claim)
        return "checked" if is_whole else "linked"
    if claim.claim.named_sources or any(lead.kind not in ("note", "nothing") for lead in claim.leads):
        return "named"
    return "nothing"


def gravest_verdict(claim: ClaimAsItStands) -> Verdict | None:
    """Return the gravest verdict of a claim's links; None where nobody gave any."""
    given = {item.link.verdict for item in claim.links}
    return next((verdict for verdict in _BY_GRAVITY if verdict in given), None)


def _is_open(claim: ClaimAsItStands) -> bool:
    """Whether a marker of the claim leads to a source that is no work of the library yet, or to nothing."""
    return any(lead.kind not in ("note", "work") for lead in claim.leads)
