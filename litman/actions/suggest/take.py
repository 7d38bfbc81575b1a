"""Take a suggestion over: the claim is linked to the work, unchecked, and the link says where it came from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from litman.actions.claims.edit_claims import link_claim
from litman.claims.address import ClaimAddress
from litman.claims.claim import Link, Relation, Suggested

if TYPE_CHECKING:
    from litman.actions.suggest.suggestion import Suggestion
    from litman.library.library import WritableLibrary


def take_suggestion(
    library: WritableLibrary,
    address: ClaimAddress,
    suggestion: Suggestion,
    *,
    key: str,
    relation: Relation,
    today: date,
) -> tuple[Link, bool]:
    """Link a claim to a suggested work and save; return the link, and whether it is new.

    Args:
        library: To be changed.
        address: The claim.
        suggestion: The work as it was suggested.
        key: Its citation key.
        relation: What it is to the claim.
        today: The day that is kept with the link.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    suggested = Suggested(suggestion.rank, suggestion.place, today)
    return link_claim(
        library, address, key, relation=relation, quote=None, locator=None, marker=None, suggested=suggested
    )
