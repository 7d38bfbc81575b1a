"""What is decided about a claim on the page of its post: each is one change, made of what the person saw."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from starlette.responses import Response

from litman.actions.claims.who import who_judges
from litman.actions.walk import decide as decisions
from litman.actions.walk.decide import Judgement, Seen
from litman.claims.address import ClaimAddress
from litman.claims.claim import VERDICTS, Suggested, Verdict
from litman.errors import LitmanError, NothingQuotedError, WrongFormError
from litman.library.library import WritableLibrary
from litman.library.storage.undo import carry_out, plan_return
from litman.web.page import Asked, Page
from litman.web.pages.post import claim_of, post_of
from litman.web.shown_post import shown_post
from litman.web.told_claims import told_claims

_SAID: dict[Verdict, str] = {
    "confirmed": "Confirmed",
    "partly": "Confirmed in part",
    "contradicts": "Noted: the source says otherwise",
    "not-in-source": "Noted: not in the source",
}


def seen_of(asked: Asked, library: WritableLibrary) -> Seen:
    """Return what the person saw of the claim that the address names, and how its post stands under the lock."""
    address = ClaimAddress(asked.path["post"], asked.path["claim"])
    post = shown_post(asked.desk, library, address.post)
    return Seen(address, asked.form.get("seen", ""), found=post.found)


def done(asked: Asked, said: str) -> Response:
    """Return what was done, to a page that says what it knows (`told`) also how its post stands after that.

    It is called under the lock: between what is saved and what the page is told nobody else writes.
    """
    value: dict[str, Any] = {"said": said}
    if "told" in asked.form:
        with suppress(LitmanError, OSError):  # it is saved: the page asks how all stands
            shown = post_of(asked)
            walk = asked.walks.latest(shown)
            value["page"] = told_claims(asked, shown, walk, since=asked.form["told"])
            value["panel"] = asked.text("claim.html", shown=claim_of(asked))
    return asked.json(value)


def decide(asked: Asked) -> Response:
    """Record what the person found in a work about the claim."""
    key, said = asked.form.get("key", ""), asked.form.get("verdict", "")
    verdict = next((one for one in VERDICTS if one == said and one != "unchecked"), None)
    if verdict is None:
        raise WrongFormError("a verdict", said)
    quote, locator = _words(asked, "quote"), _words(asked, "locator")
    if verdict == "confirmed" and not quote and not _has_quote(asked, key):
        raise NothingQuotedError(key)
    by = who_judges(None, asked.desk.root, asked.desk.settings())
    found = Judgement(verdict, by, asked.desk.today(), quote, locator)
    with asked.writing() as library:
        decisions.judge(library, seen_of(asked, library), key, found)
        return done(asked, f"{_SAID[verdict]}: {key}")


def link(asked: Asked) -> Response:
    """Tie the claim to a work."""
    key, today = asked.form.get("key", ""), asked.desk.today()
    rank = asked.form.get("rank", "")
    suggested = Suggested(int(rank), "library", today) if rank.isdecimal() else None
    with asked.writing() as library:
        made = decisions.link(library, seen_of(asked, library), key, today=today, suggested=suggested)
        return done(asked, f"Linked: {made.key}")


def unlink(asked: Asked) -> Response:
    """Take the tie between the claim and a work off."""
    key = asked.form.get("key", "")
    with asked.writing() as library:
        decisions.unlink(library, seen_of(asked, library), key, today=asked.desk.today())
        return done(asked, f"Taken off: {key}")


def comment(asked: Asked) -> Response:
    """Write a comment on the claim, or on its link to a work."""
    key = asked.form.get("key") or None
    words = asked.form.get("comment", "").replace("\r\n", "\n").strip() or None
    by = who_judges(None, asked.desk.root, asked.desk.settings())
    with asked.writing() as library:
        decisions.comment(library, seen_of(asked, library), key, words, by=by, today=asked.desk.today())
        return done(asked, "Comment kept" if words else "Comment taken out")


def state(asked: Asked) -> Response:
    """Say which statement the claim is about; one that is not there yet is made of the words that were given."""
    name = asked.form.get("statement", "").strip() or None
    text = asked.form.get("text", "").strip() or None
    with asked.writing() as library:
        decisions.state(library, seen_of(asked, library), name, today=asked.desk.today(), text=text)
        return done(asked, f"Statement: {name}" if name else "It is about no statement now")


def accept(asked: Asked) -> Response:
    """Take over the sentence as the post has it now."""
    with asked.writing() as library:
        taken = decisions.accept(library, seen_of(asked, library), today=asked.desk.today())
        said = "Accepted: the sentence as it stands now" if taken else "The sentence is as it was"
        return done(asked, said)


def undo(asked: Asked) -> Response:
    """Take back the last change of the library, whoever made it."""
    with asked.writing("undo") as library:
        plan = plan_return(library.root)
        carry_out(library.root, plan)
    return asked.json({"said": f"Undone: {plan.change.request}"})


def _has_quote(asked: Asked, key: str) -> bool:
    return any(one.key == key and one.link.quote for one in claim_of(asked).links)


def _words(asked: Asked, name: str) -> str | None:
    return " ".join(asked.form.get(name, "").split()) or None


_CLAIM = "/posts/{post}/claims/{claim}"
PAGES = (
    Page(f"{_CLAIM}/decide", decide, "POST"),
    Page(f"{_CLAIM}/link", link, "POST"),
    Page(f"{_CLAIM}/unlink", unlink, "POST"),
    Page(f"{_CLAIM}/comment", comment, "POST"),
    Page(f"{_CLAIM}/statement", state, "POST"),
    Page(f"{_CLAIM}/accept", accept, "POST"),
    Page("/undo", undo, "POST"),
)
