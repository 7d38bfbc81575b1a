"""The standing of a post after claims of its file were changed: only those claims are looked at again."""

from __future__ import annotations

from collections.abc import Mapping

from litman.claims.claim import Claim
from litman.claims.model import ClaimsFile
from litman.posts.analyse import Analysis
from litman.standing.claim_standing import ClaimStanding
from litman.standing.known import Known
from litman.standing.model import Standing
from litman.standing.stand import Stander


def stand_again(
    analysis: Analysis, file: ClaimsFile, known: Known, *, before: ClaimsFile, standing: Standing
) -> Standing | None:
    """Return what `stand` returns of a post that is what it was, as is what the library knows.

    Args:
        analysis: The post as read.
        file: Its claims file now.
        known: What the library knows.
        before: Its claims file as it was.
        standing: What the post leant on then.

    Returns:
        None where more has changed than what is said of claims: where any stands, which there are, the references.
    """
    changed = _changed(before, file)
    if changed is None or not _keeps_references(file, standing):
        return None
    stander = Stander(analysis, file, standing.markers, standing.references, known, ())
    claims = tuple(
        stander.known(changed[item.claim.id], item.state, file)
        if not item.is_new and item.claim.id in changed
        else item
        for item in standing.claims
    )
    return Standing(standing.references, standing.markers, claims)


def changed_claims(before: Standing, after: Standing) -> Mapping[str, ClaimStanding]:
    """Return the claims of the file that stand otherwise than before, by id."""
    known = {item.claim.id: item for item in before.claims if not item.is_new}
    return {
        item.claim.id: item
        for item in after.claims
        if not item.is_new and known.get(item.claim.id) is not item and known.get(item.claim.id) != item
    }


def _changed(before: ClaimsFile, after: ClaimsFile) -> Mapping[str, Claim] | None:
    """Return the claims of which something else is said now; None where more is otherwise."""
    if len(before.claims) != len(after.claims):
        return None
    if before.post != after.post or before.references != after.references:
        return None
    changed = {}
    for old, new in zip(before.claims, after.claims, strict=True):
        if old is new or old == new:
            continue
        if (old.id, old.anchor) != (new.id, new.anchor):
            return None
        changed[new.id] = new
    return changed


def _keeps_references(file: ClaimsFile, standing: Standing) -> bool:
    """Whether the post prints every reference of the file: others stay as long as claims need them."""
    printed = {item.number for item in standing.references if item.printed is not None}
    return len(printed - {None}) == len(file.references)
