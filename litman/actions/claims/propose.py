"""A verdict that a program proposes: kept beside the link with the program's name, and no verdict."""

from __future__ import annotations

from litman.actions.claims.stored_claim import find_link, load_claim, save_claims
from litman.claims import edit
from litman.claims.address import ClaimAddress
from litman.claims.claim import Link, Proposed
from litman.library.library import WritableLibrary


def propose_verdict(
    library: WritableLibrary, address: ClaimAddress, key: str, proposed: Proposed
) -> tuple[Link, bool]:
    """Keep what a program holds that a work says of a claim, and save; a person's verdict and words stay as they are.

    Returns:
        The link as it was before, and whether it is new.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    entry_key = library.require_entry(key).key
    seen, claim = load_claim(library, address)
    there = find_link(library, claim, entry_key)
    if there is None:
        link = Link(key=entry_key, proposed=proposed)
        save_claims(library, seen, edit.add_link(seen.data, claim.id, link))
        return link, True
    data = seen.data
    if there.proposed is not None:  # so that nothing of an older proposal stays
        data = edit.set_link(data, claim.id, there.key, proposed=None)
    save_claims(library, seen, edit.set_link(data, claim.id, there.key, proposed=proposed))
    return there, False
