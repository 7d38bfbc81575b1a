"""What a claim says in its own words beside a quotation."""

from __future__ import annotations

from litman.checks.study import NAMES_SPECIES
from litman.claims.claim import Claim
from litman.text.doubt import DENIAL, HEDGE
from litman.texts.quotation_cut import Beside


def beside_quotation(claim: Claim, quotation: str) -> Beside:
    """Return what the claim tells its reader itself: that it is not so, not sure, or so in animals."""
    own = claim.text.replace(quotation, " ")
    hedges = HEDGE.search(own) is not None or claim.stance == "hedges"
    return Beside(DENIAL.search(own) is not None, hedges, NAMES_SPECIES.search(own) is not None)
