"""Suggest works for claims: of the library first, then from other places where those are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from litman.actions.claims.list_claims import find_claim, list_claims
from litman.actions.suggest.from_library import Works
from litman.actions.suggest.suggestion import Place, Suggestion
from litman.evidence.claimed import claimed
from litman.library.asked import ClaimFilter

if TYPE_CHECKING:
    from litman.claims.address import ClaimAddress
    from litman.claims.claim import NamedSource
    from litman.library.library import Library
    from litman.matching.pool import Pool
    from litman.sources.http.session import Session


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was found for one claim; no suggestions: no work of the places that were asked speaks of it."""

    post_id: str
    claim_id: str
    text: str
    linked: tuple[str, ...]  # keys that the claim leans on already
    suggestions: tuple[Suggestion, ...]
    silent: Mapping[str, str] = field(default_factory=dict)  # what kept a service from answering, by its name

    @property
    def address(self) -> str:
        """Return the name of the claim."""
        return f"{self.post_id}/{self.claim_id}"

    def to_json(self) -> dict[str, Any]:
        """Return the claim with what was found as a JSON object."""
        return {
            "post": self.post_id,
            "id": self.claim_id,
            "text": self.text,
            "linked": list(self.linked),
            "suggestions": [one.to_json() for one in self.suggestions],
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim for which works are wanted."""

    post_id: str
    claim_id: str
    text: str
    linked: tuple[str, ...]
    sources: tuple[NamedSource, ...] = ()  # that its sentence names


@dataclass(frozen=True, slots=True)
class Outside:
    """What is asked beside the library."""

    pool: Pool | None = None
    session: Session | None = None  # to services on the web, which are sent the words of claims


def claims_meant(
    library: Library, addresses: Sequence[ClaimAddress], posts: Sequence[str], *, unsupported: bool
) -> list[Asked]:
    """Return the claims that are named, then those of posts, or of all posts; with `unsupported` those without a work.

    Raises:
        UnknownPostError, UnknownClaimError: there is none of that name.
    """
    reports = [find_claim(library, address)[1] for address in addresses]
    if posts or not addresses:
        wanted = ClaimFilter(posts=tuple(posts), unsupported=unsupported)
        reports += [claim for report in list_claims(library, wanted) for claim in report.shown]
    return [
        Asked(
            one.post_id,
            one.claim.id,
            one.claim.text or one.claim.anchor.exact or "",
            tuple(link.key for link in one.links),
            one.claim.named_sources,
        )
        for one in reports
    ]


def suggest(
    library: Library, claims: Sequence[Asked], *, places: Sequence[Place], limit: int, outside: Outside
) -> Iterator[Suggested]:
    """Give for each claim what the places have, at most `limit` of each: the library's, the pool's, the web's.

    A service that is down is left alone by the session for the claims after it, and the others are asked all the same.
    """
    works = Works(library)
    for claim in claims:
        silent: Mapping[str, str] = {}
        found = list(works.suggest(claim.text, limit=limit)) if "library" in places else []
        if outside.pool is not None and "pool" in places:
            from litman.actions.suggest.from_outside import from_pool

            found += from_pool(library, outside.pool, claimed(claim.text), limit=limit)
        if outside.session is not None and "web" in places:
            from litman.actions.suggest.from_outside import from_web

            more, silent = from_web(library, outside.session, claimed(claim.text), claim.sources, limit=limit)
            found += more
        ranked = tuple(replace(one, rank=number) for number, one in enumerate(found, start=1))
        yield Suggested(claim.post_id, claim.claim_id, claim.text, claim.linked, ranked, silent)
