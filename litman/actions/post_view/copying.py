"""Whether a post's words may be shown to others, or only what is said of it in other words."""

from __future__ import annotations

from litman.claims.claim import Claim
from litman.claims.fingerprint import fingerprint
from litman.claims.model import ClaimsFile
from litman.text.folding import collapse_white_space


def may_be_copied(file: ClaimsFile) -> bool:
    """Return whether the post's words may be copied: as its claims file says, else whether that keeps them itself.

    A claims file that has places of sentences without their words is of a post that may not be copied.
    """
    if file.post.copy is not None:
        return file.post.copy
    anchors = [claim.anchor for claim in file.claims if claim.anchor.start is not None]
    return all(anchor.exact is not None for anchor in anchors)


def is_in_own_words(claim: Claim) -> bool:
    """Return whether a claim is said in other words than those of the post."""
    text, exact = collapse_white_space(claim.text), claim.anchor.exact
    if not text or fingerprint(text) == claim.anchor.fingerprint:
        return False
    return exact is None or not text.endswith(collapse_white_space(exact))
