"""A mark of what a person sees of a claim: another where a decision would be about something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.files import digest_of

if TYPE_CHECKING:
    from litman.claims.claim import Claim


def mark_of(claim: Claim, sentence: str) -> str:
    """Return the mark of a claim as it stands now, whose sentence reads so in the post."""
    links = [
        (link.key, link.relation, link.verdict, link.quote, link.locator, link.by, link.at, link.comment)
        for link in claim.links
    ]
    seen = (claim.id, sentence, claim.stance, claim.statement, claim.comment, links)
    return digest_of(repr(seen).encode("utf-8", "surrogatepass"))[:16]
