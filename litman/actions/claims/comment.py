"""A person's words for the author of a post, about a claim or about a link, with whose they are and since when."""

from __future__ import annotations

from datetime import date

from litman.actions.claims.stored_claim import load_claim, require_link, save_claims
from litman.claims import edit, edit_post
from litman.claims.claim import Commented
from litman.claims.collection import ClaimAddress
from litman.library.library import WritableLibrary


def comment_on(
    library: WritableLibrary, address: ClaimAddress, key: str | None, text: str | None, *, by: str, at: date
) -> str | None:
    """Write a comment on a claim, or on its link to a work, in place of the one that was there, and save.

    Args:
        library: Where the claim is.
        address: The claim.
        key: The work of the link that it is about; None: the claim itself.
        text: The comment; None or nothing but blanks takes it out.
        by: Whose words they are.
        at: The day.

    Returns:
        The comment that was there before.

    Raises:
        NoLinkError, UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    seen, claim = load_claim(library, address)
    words = (text or "").strip() or None
    values = {"comment": words, "commented": Commented(by, at) if words else None}
    if key is None:
        before = claim.comment
        data = edit_post.set_claim(seen.data, claim.id, **values)
    else:
        link = require_link(library, address, claim, key)
        before = link.comment
        data = edit.set_link(seen.data, claim.id, link.key, **values)
    save_claims(library, seen, data)
    return before
