"""Take over the new wording of sentences that somebody had judged: id, links and verdicts stay, verdicts are stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litman.actions.standing.post_standing import standing_of
from litman.actions.standing.write_standing import written_sentences
from litman.claims.address import ClaimAddress, unknown_post
from litman.claims.claim import Claim
from litman.claims.collection import claims_path, require_claim
from litman.claims.sound import read_sound
from litman.errors import PostNotAtHandError
from litman.files import read_seen
from litman.library.library import WritableLibrary
from litman.library.storage.transaction import FileChange
from litman.standing.known import known_of


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of a claim's sentence."""

    address: ClaimAddress
    state: str  # of its anchor before: `changed` ones are accepted, `gone` and `ambiguous` ones cannot be
    before: str  # the sentence as the claims file had it
    after: str  # as the post has it
    stale: tuple[str, ...]  # citation keys of links whose verdicts were about the old wording


def accept_claims(
    library: WritableLibrary, post_id: str, ids: Sequence[str], *, dry_run: bool, skip_absent: bool = False
) -> list[Acceptance]:
    """Take over the sentences of claims as the post has them now, and save; return what became of each that differs.

    Args:
        library: Where the claims file is.
        post_id: The post.
        ids: Its claims; none means all whose sentences differ.
        dry_run: Save nothing.
        skip_absent: Pass over a post whose text is not at hand.

    Raises:
        UnknownPostError, UnknownClaimError, BrokenClaimsError, PostNotAtHandError: nothing is changed.
    """
    path = claims_path(library.claims_folder, post_id)
    seen = read_seen(path)
    if seen.digest is None:
        raise unknown_post(library.claims.post_ids(), post_id)
    file = read_sound(path, seen.data)
    for claim_id in ids:
        require_claim([file], ClaimAddress(post_id, claim_id))
    known = known_of(library)
    found = standing_of(library, file, known)
    if found.analysis is None and skip_absent and found.unreadable is None:
        return []
    if found.analysis is None:
        raise PostNotAtHandError(post_id, found.unreadable)
    wanted = frozenset(ids) or frozenset(claim.id for claim in file.claims)
    accepted = standing_of(library, file, known, accepted=wanted, analysis=found.analysis).standing
    before = {claim.id: claim for claim in file.claims}
    results = []
    for item in accepted.claims:
        if (
            item.claim.id in wanted
            and not item.is_new
            and item.state.state in ("changed", "gone", "ambiguous")
        ):
            results.append(_acceptance(post_id, before[item.claim.id], item.claim, item.state.state))
    data = written_sentences(
        seen.data, file, accepted, {r.address.id for r in results if r.state == "changed"}
    )
    if data != seen.data and not dry_run:
        library.save(others=[FileChange(path, seen.digest, data)])
    return results


def _acceptance(post_id: str, before: Claim, after: Claim, state: str) -> Acceptance:
    stale = tuple(link.key for link in before.links if link.is_judged) if state == "changed" else ()
    return Acceptance(
        ClaimAddress(post_id, before.id),
        state,
        before.anchor.exact or before.text,
        after.anchor.exact or after.text,
        stale,
    )
