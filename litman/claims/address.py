"""How claims are named: POST/ID."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from litman.claims.claim import Claim, Link
from litman.errors import ClaimNameError, UnknownPostError
from litman.text.spelling import near_words

SUFFIX = ".toml"
CLAIM_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


class ClaimAddress(NamedTuple):
    """Which claim is meant; prints as POST/ID."""

    post: str
    id: str

    def __str__(self) -> str:
        return f"{self.post}/{self.id}"


class Use(NamedTuple):
    """A claim that leans on a work; `link` is None where it only names the source in words."""

    post_id: str
    claim_id: str
    text: str  # of the claim, or of its sentence in the post
    link: Link | None

    @property
    def address(self) -> ClaimAddress:
        """POST/ID of the claim."""
        return ClaimAddress(self.post_id, self.claim_id)


def use_of(post_id: str, claim: Claim, link: Link | None) -> Use:
    """Return the use of a work by a claim."""
    return Use(post_id, claim.id, claim.text or claim.anchor.exact or "", link)


def parse_claim_address(text: str) -> ClaimAddress:
    """Return the post and the claim that POST/ID names.

    Raises:
        ClaimNameError: the text is not of that form.
    """
    post, slash, claim_id = text.strip().removesuffix(SUFFIX).rpartition("/")
    if not slash or not CLAIM_ID.fullmatch(post) or not CLAIM_ID.fullmatch(claim_id):
        raise ClaimNameError(text)
    return ClaimAddress(post, claim_id)


def unknown_post(known: Sequence[str], post_id: str) -> UnknownPostError:
    """Return the error that no claims file is this post's; it names posts that are spelt alike."""
    return UnknownPostError(post_id, near_words(post_id, known) or known[:5])
