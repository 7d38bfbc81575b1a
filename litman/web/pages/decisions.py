"""What is decided about a claim on the page of its post: each is one change, made of what the person saw."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from starlette.responses import Response

from litman.actions.claims.accept_claims import accept_claims
from litman.actions.claims.edit_claims import link_claim, record_verdict
from litman.actions.claims.who import who_judges
from litman.actions.export.evidence import read_statements_of
from litman.claims.address import ClaimAddress
from litman.claims.claim import VERDICTS, Verdict
from litman.errors import ClaimSeenOtherwiseError, NothingQuotedError, WrongFormError
from litman.library.library import WritableLibrary
from litman.library.storage.undo import carry_out, plan_return
from litman.web.page import Asked, Page
from litman.web.shown_claim import ShownClaim, shown_claim
from litman.web.shown_post import shown_post

_SAID: dict[Verdict, str] = {
    "confirmed": "Confirmed",
    "partly": "Confirmed in part",
    "contradicts": "Noted: the source says otherwise",
    "not-in-source": "Noted: not in the source",
}


@contextlib.contextmanager
def deciding(asked: Asked, *words: str) -> Iterator[tuple[WritableLibrary, ClaimAddress, ShownClaim]]:
    """Give the library for one change of the claim that the address names, as it was when the person saw it.

    Raises:
        ClaimSeenOtherwiseError: its sentence, links or verdicts are other ones by now.
    """
    address = ClaimAddress(asked.path["post"], asked.path["claim"])
    with asked.writing(*words) as library:
        post = shown_post(asked.desk, library, address.post)
        now = shown_claim(library, post, address.id, read_statements_of(library))
        if asked.form.get("seen") and asked.form["seen"] != now.mark:
            raise ClaimSeenOtherwiseError(str(address))
        yield library, address, now


def decide(asked: Asked) -> Response:
    """Record what the person found in a work about the claim."""
    name = f"{asked.path['post']}/{asked.path['claim']}"
    key, verdict = asked.form.get("key", ""), asked.form.get("verdict", "")
    chosen = next((one for one in VERDICTS if one == verdict and one != "unchecked"), None)
    if chosen is None:
        raise WrongFormError("a verdict", verdict)
    quote, locator = _words(asked, "quote"), _words(asked, "locator")
    by = who_judges(None, asked.desk.root, asked.desk.settings())
    words = ["claims", "confirm", name, key, "--verdict", chosen, "--by", by]
    words += ["--quote", quote] if quote else []
    with deciding(asked, *words) as (library, address, now):
        link = next((one.link for one in now.links if one.key == key), None)
        if chosen == "confirmed" and not quote and (link is None or not link.quote):
            raise NothingQuotedError(key)
        record_verdict(
            library,
            address,
            key,
            verdict=chosen,
            by=by,
            at=asked.desk.today(),
            quote=quote,
            locator=locator,
        )
    return asked.json({"said": f"{_SAID[chosen]}: {key}"})


def link(asked: Asked) -> Response:
    """Tie the claim to a work."""
    key = asked.form.get("key", "")
    with deciding(asked, "claims", "link", f"{asked.path['post']}/{asked.path['claim']}", key) as (
        library,
        address,
        _,
    ):
        made, is_new = link_claim(library, address, key, relation=None, quote=None, locator=None, marker=None)
    return asked.json({"said": f"{'Linked' if is_new else 'Was linked already'}: {made.key}"})


def accept(asked: Asked) -> Response:
    """Take over the sentence as the post has it now."""
    with deciding(asked, "claims", "accept", f"{asked.path['post']}/{asked.path['claim']}") as (
        library,
        address,
        _,
    ):
        done = accept_claims(library, address.post, [address.id], dry_run=False)
    said = "Accepted: the sentence as it stands now" if done else "The sentence is as it was"
    return asked.json({"said": said})


def undo(asked: Asked) -> Response:
    """Take back the last change of the library, whoever made it."""
    with asked.writing("undo") as library:
        plan = plan_return(library.root)
        carry_out(library.root, plan)
    return asked.json({"said": f"Undone: {plan.change.request}"})


def _words(asked: Asked, name: str) -> str | None:
    return " ".join(asked.form.get(name, "").split()) or None


_CLAIM = "/posts/{post}/claims/{claim}"
PAGES = (
    Page(f"{_CLAIM}/decide", decide, "POST"),
    Page(f"{_CLAIM}/link", link, "POST"),
    Page(f"{_CLAIM}/accept", accept, "POST"),
    Page("/undo", undo, "POST"),
)
