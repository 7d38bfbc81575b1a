"""How far the claims of a post have come, by a list of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from litman.actions.claims.list_claims import ClaimReport
from litman.actions.post_view.model import Coverage
from litman.standing.claim_state import claim_state


def coverage_of(claims: Iterable[ClaimReport]) -> Coverage:
    """Return how many of the claims have come how far."""
    counts: Mapping[str, int] = Counter(claim_state(claim) for claim in claims)
    return Coverage(counts["checked"], counts["linked"], counts["named"], counts["nothing"], counts["stale"])
