"""The decisions of a walk, each one change that can be taken back, made only on a claim that is still what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from litman.actions.claims.accept_claims import Acceptance, accept_claims
from litman.actions.claims.comment import comment_on
from litman.actions.claims.edit_claims import link_claim, record_verdict, remove_claim, unlink_claim
from litman.actions.claims.state_claim import state_claim
from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.actions.walk.around import Surroundings
from litman.actions.walk.mark import mark_of
from litman.actions.walk.one_change import one_change
from litman.claims.address import ClaimAddress
from litman.claims.claim import Checked, Claim, Link, Relation, Stance, Suggested, Verdict
from litman.claims.collection import claims_path, require_claim
from litman.claims.sound import read_sound
from litman.errors import ClaimSeenOtherwiseError
from litman.files import read_seen
from litman.standing.known import known_of

if TYPE_CHECKING:
    from litman.actions.walk.post_walk import PostWalk
    from litman.library.library import WritableLibrary


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person saw who decides about a claim."""

    address: ClaimAddress
    mark: str  # of what was shown of it
    # what showed it: a post that did not change since is not read again
    walk: PostWalk | None = None
    # the post as it stands now, where it was laid out under the lock already
    found: PostStanding | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person found in a work about a claim."""

    verdict: Verdict
    by: str
    at: date
    quote: str | None = None  # the work's own words
    locator: str | None = None
    comment: str | None = None  # for the author of the post


def judge(library: WritableLibrary, seen: Seen, key: str, found: Judgement) -> Checked:
    """Record what was found in a work that the claim leans on; a link that only the post has is written with it.

    Raises:
        ClaimSeenOtherwiseError: the claim is not what was seen; nothing is changed.
        NoLinkError, SentenceGoneError, BrokenClaimsError: nothing is changed.
    """
    words = ["confirm", str(seen.address), key, *_option("--verdict", found.verdict)]
    with _decided(library, seen, words, found.at) as (claim, found_now):
        made = next((link for link in claim.links if link.key == key), None)
        found_now = _write_link(library, seen.address, made, found_now)
        return record_verdict(
            library,
            seen.address,
            key,
            verdict=found.verdict,
            by=found.by,
            at=found.at,
            quote=found.quote,
            locator=found.locator,
            comment=found.comment,
            found=found_now,
        )


def link(
    library: WritableLibrary,
    seen: Seen,
    key: str,
    *,
    today: date,
    relation: Relation | None = None,
    suggested: Suggested | None = None,
) -> Link:
    """Tie the claim to a work of the library, unchecked.

    Raises:
        ClaimSeenOtherwiseError, UnknownKeyError, BrokenClaimsError: nothing is changed.
    """
    words = ["link", str(seen.address), key, *(_option("--relation", relation) if relation else ())]
    with _decided(library, seen, words, today):
        made, _ = link_claim(
            library,
            seen.address,
            key,
            relation=relation,
            quote=None,
            locator=None,
            marker=None,
            suggested=suggested,
        )
        return made


def unlink(library: WritableLibrary, seen: Seen, key: str, *, today: date) -> None:
    """Take the tie between the claim and a work off, with what was recorded with it.

    Raises:
        ClaimSeenOtherwiseError, NoLinkError, BrokenClaimsError: nothing is changed.
    """
    with _decided(library, seen, ["unlink", str(seen.address), key], today) as (claim, found):
        made = next((link for link in claim.links if link.key == key), None)
        _write_link(library, seen.address, made, found)
        unlink_claim(library, seen.address, key)


def state(
    library: WritableLibrary,
    seen: Seen,
    statement: str | None,
    *,
    today: date,
    stance: Stance | None = None,
    text: str | None = None,
) -> None:
    """Say which canonical statement the claim is about; see `state_claim`.

    Raises:
        ClaimSeenOtherwiseError, UnknownStatementError, BrokenClaimsError: nothing is changed.
    """
    with _decided(
        library, seen, ["statement", str(seen.address), *([statement] if statement else [])], today
    ):
        state_claim(library, seen.address, statement, stance=stance, text=text)


def comment(
    library: WritableLibrary, seen: Seen, key: str | None, text: str | None, *, by: str, today: date
) -> str | None:
    """Write a comment on the claim, or on its link to a work; return the one that was there before.

    Raises:
        ClaimSeenOtherwiseError, NoLinkError, BrokenClaimsError: nothing is changed.
    """
    words = ["comment", str(seen.address), *([key] if key else [])]
    with _decided(library, seen, words, today) as (claim, found):
        if key is not None:
            made = next((link for link in claim.links if link.key == key), None)
            _write_link(library, seen.address, made, found)
        return comment_on(library, seen.address, key, text, by=by, at=today)


def accept(library: WritableLibrary, seen: Seen, *, today: date) -> list[Acceptance]:
    """Take over the sentence as the post has it now; verdicts about the old one are stale.

    Raises:
        ClaimSeenOtherwiseError, PostNotAtHandError, BrokenClaimsError: nothing is changed.
    """
    with _decided(library, seen, ["accept", str(seen.address)], today):
        return accept_claims(library, seen.address.post, [seen.address.id], dry_run=False)


def drop(library: WritableLibrary, seen: Seen, *, today: date) -> Claim:
    """Take the claim out: its sentence is none; return it as it was.

    Raises:
        ClaimSeenOtherwiseError, BrokenClaimsError: nothing is changed.
    """
    with _decided(library, seen, ["remove", str(seen.address)], today):
        return remove_claim(library, seen.address)


@contextmanager
def _decided(
    library: WritableLibrary, seen: Seen, words: Sequence[str], today: date
) -> Iterator[tuple[Claim, PostStanding]]:
    """Give the claim and its post as they stand now, for one change; refuse where that is not what was seen."""
    claim, sentence, found = _as_it_is(library, seen)
    if mark_of(claim, sentence) != seen.mark:
        raise ClaimSeenOtherwiseError(str(seen.address))
    with one_change(["claims", *words], today=today):
        yield claim, found


def _as_it_is(library: WritableLibrary, seen: Seen) -> tuple[Claim, str, PostStanding]:
    from litman.actions.walk.post_walk import laid_out_before

    path = claims_path(library.claims_folder, seen.address.post)
    file = read_sound(path, read_seen(path).data)
    require_claim([file], seen.address)
    found = seen.found
    if found is None or found.file.digest != file.digest:
        kept = laid_out_before(library, file, seen.walk)
        found = standing_of(library, file, known_of(library), analysis=kept)
    now = next(item for item in found.standing.claims if item.claim.id == seen.address.id)
    span = None if now.state.start is None or now.state.end is None else (now.state.start, now.state.end)
    return now.claim, Surroundings(found.analysis).of(now.claim, span).sentence, found


def _write_link(
    library: WritableLibrary, address: ClaimAddress, made: Link | None, found: PostStanding
) -> PostStanding:
    """Write a link that the post's markers make and that no scan has written yet; return how the post stands then."""
    if made is None or made.marker is None:
        return found
    claim = found.file.claim(address.id)
    assert claim is not None, address
    if any(link.key == made.key for link in claim.links):
        return found
    link_claim(
        library,
        address,
        made.key,
        relation=made.relation,
        quote=None,
        locator=made.locator,
        marker=made.marker,
    )
    path = claims_path(library.claims_folder, address.post)
    file = read_sound(path, read_seen(path).data)
    return standing_of(library, file, known_of(library), analysis=found.analysis, before=found)


def _option(name: str, value: str) -> tuple[str, str]:
    return name, value
