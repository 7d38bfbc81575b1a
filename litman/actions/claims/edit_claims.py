"""Change the claims of a post: add one, remove one, tie it to works, record what a person found."""

from __future__ import annotations

from datetime import date
from typing import Any

from litman.actions.claims.stored_claim import (
    find_link,
    load_claim,
    require_link,
    save_claims,
    unknown_post_of,
)
from litman.actions.scan.post_texts import post_text
from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.actions.standing.write_standing import written_sentences
from litman.claims import edit, edit_post
from litman.claims.claim import Anchor, Checked, Claim, Commented, Link, Relation, Stance, Suggested, Verdict
from litman.claims.collection import ClaimAddress, claims_path
from litman.claims.fingerprint import fingerprint
from litman.claims.model import PostInfo
from litman.claims.sound import read_sound
from litman.errors import SentenceGoneError
from litman.files import SeenFile, read_seen
from litman.library.library import WritableLibrary
from litman.library.stated_notice import notices_about
from litman.library.storage.transaction import FileChange
from litman.standing.known import known_of
from litman.texts.in_library import texts_in_library
from litman.texts.text_mark import mark_of_work

_CONTEXT = 32  # characters before and after an anchor; see `litman help files`


def add_claim(
    library: WritableLibrary,
    post_id: str,
    text: str,
    *,
    stance: Stance = "asserts",
    statement: str | None = None,
    new_post: bool = False,
) -> Claim:
    """Add a claim to a post's file and save; return it with its new id.

    Where the post's text is at hand and holds the claim's text once, the claim is anchored there.

    Args:
        library: Where the claims file is.
        post_id: The post's id.
        text: The claim: the post's sentence or a person's words for it.
        stance: What the post does with it.
        statement: Id of the canonical statement that it asserts or denies.
        new_post: Make the claims file where there is none.

    Raises:
        UnknownPostError: there is no claims file, and none is to be made.
        PostIdError, BrokenClaimsError: nothing is changed.
    """
    path = claims_path(library.claims_folder, post_id)
    seen = read_seen(path)
    if seen.digest is None:
        if not new_post:
            raise unknown_post_of(library, post_id)
        seen = SeenFile(path, edit.new_claims_file(PostInfo()), None)
    file = read_sound(seen.path, seen.data)
    claim = Claim(edit.next_claim_id(file), text, stance, statement, _anchor(text, post_text(library, file)))
    library.save(others=[FileChange(path, seen.digest, edit.add_claim(seen.data, claim))])
    return claim


def remove_claim(library: WritableLibrary, address: ClaimAddress) -> Claim:
    """Remove a claim and its links and save; return it as it was. Its id is never given again.

    Raises:
        UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    seen, claim = load_claim(library, address)
    data = edit.remove_claim(seen.data, claim.id)
    if claim.anchor.fingerprint:  # so that the next scan does not bring the sentence back
        dropped = dict.fromkeys([*read_sound(seen.path, seen.data).post.dropped, claim.anchor.fingerprint])
        data = edit_post.set_post(data, dropped=tuple(dropped))
    save_claims(library, seen, data)
    return claim


def link_claim(
    library: WritableLibrary,
    address: ClaimAddress,
    key: str,
    *,
    relation: Relation | None,
    quote: str | None,
    locator: str | None,
    marker: str | None,
    suggested: Suggested | None = None,
) -> tuple[Link, bool]:
    """Tie a claim to a work and save; of a link that is there the parts given are changed.

    Returns:
        The link, and whether it is new.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    entry_key = library.require_entry(key).key
    seen, claim = load_claim(library, address)
    there = find_link(library, claim, entry_key)
    given: dict[str, Any] = {"relation": relation, "quote": quote, "locator": locator, "marker": marker}
    given["suggested"] = suggested
    parts = {name: value for name, value in given.items() if value is not None}
    if there is None:
        link = Link(key=entry_key, **({"relation": "supports"} | parts))
        data = edit.add_link(seen.data, claim.id, link)
    else:
        link = there
        data = edit.set_link(seen.data, claim.id, there.key, **parts)
    save_claims(library, seen, data)
    return link, there is None


def unlink_claim(library: WritableLibrary, address: ClaimAddress, key: str) -> Link:
    """Remove the link from a claim to a work and save; return it as it was. The entry may be gone already.

    Raises:
        NoLinkError, UnknownPostError, UnknownClaimError, BrokenClaimsError: nothing is changed.
    """
    seen, claim = load_claim(library, address)
    link = require_link(library, address, claim, key)
    data = edit.remove_link(seen.data, claim.id, link.key)
    if link.marker is not None:  # so that the next scan does not bring the link back
        taken_off = tuple(dict.fromkeys([*claim.unlinked, link.key]))
        data = edit_post.set_claims(data, {claim.id: {"unlinked": taken_off}})
    save_claims(library, seen, data)
    return link


def record_verdict(
    library: WritableLibrary,
    address: ClaimAddress,
    key: str,
    *,
    verdict: Verdict,
    by: str,
    at: date,
    quote: str | None,
    locator: str | None,
    comment: str | None = None,
    found: PostStanding | None = None,
) -> Checked:
    """Record what a person found in a work about a claim, and save.

    `found` is the post with its standing, where that was made of the files as they are now.

    Returns:
        What the verdict is about: the sentence's fingerprint, the notices known of the work on that day, and the
        text at hand of it, so that a later change of any can be seen.

    Raises:
        NoLinkError, UnknownPostError, UnknownClaimError, BrokenClaimsError, SentenceGoneError: nothing is changed.
    """
    seen, claim = load_claim(library, address)
    link = require_link(library, address, claim, key)
    data, claim = _as_it_stands_now(library, seen, claim, address, found)
    read = mark_of_work(texts_in_library(library, link.key))
    checked = Checked(
        claim.anchor.fingerprint or fingerprint(claim.text),
        notice_status(library, link.key),
        read.text if read is not None else None,
        read.file if read is not None else None,
    )
    parts: dict[str, Any] = {"verdict": verdict, "by": by, "at": at, "checked": checked}
    said = (("quote", quote), ("locator", locator), ("comment", comment))
    if comment is not None:
        parts["commented"] = Commented(by, at)
    parts |= {name: value for name, value in said if value is not None}
    if link.checked is not None and link.checked.text is not None:
        data = edit.set_link(data, claim.id, link.key, checked=None)  # so that nothing of an older text stays
    save_claims(library, seen, edit.set_link(data, claim.id, link.key, **parts))
    return checked


def _as_it_stands_now(
    library: WritableLibrary,
    seen: SeenFile,
    claim: Claim,
    address: ClaimAddress,
    found: PostStanding | None,
) -> tuple[bytes, Claim]:
    """Return the claims file and the claim with the sentence that the post has now, where its text is at hand."""
    if found is not None and found.file.digest == seen.digest:
        state = next(item.state.state for item in found.standing.claims if item.claim.id == claim.id)
        if state not in ("gone", "changed"):
            return seen.data, claim
    file = read_sound(seen.path, seen.data)
    analysis = found.analysis if found is not None else None
    known = known_of(library)
    standing = standing_of(library, file, known, analysis=analysis, accepted=(claim.id,))
    now = next(item for item in standing.standing.claims if item.claim.id == claim.id)
    if now.state.state == "gone":
        raise SentenceGoneError(str(address))
    if standing.analysis is None or now.state.state != "changed":
        return seen.data, claim
    return written_sentences(seen.data, file, standing.standing, (claim.id,)), now.claim


def notice_status(library: WritableLibrary, key: str) -> str:
    """Return the gravest notice known about a work, `none known`, or `not-checked` where no registry was asked."""
    resolved = library.document.resolve(key)
    if resolved is None:
        return "not-checked"
    work = library.work(library.document.entry(resolved))
    record = library.record_of(work)
    known = notices_about(work, record)
    if known:
        return known[0].kind
    return "not-checked" if record is None else "none known"


def _anchor(text: str, post: str | None) -> Anchor:
    if post is None or post.count(text) != 1:
        return Anchor()
    start = post.index(text)
    end = start + len(text)
    return Anchor(
        exact=text,
        prefix=post[max(start - _CONTEXT, 0) : start],
        suffix=post[end : end + _CONTEXT],
        start=start,
        end=end,
        fingerprint=fingerprint(text),
    )
