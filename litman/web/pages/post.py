"""A post: its text with every claim marked, and beside it the claim that is looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from starlette.responses import Response

from litman.actions.convert.cite_in_post import cite_in_post
from litman.actions.export.evidence import read_statements_of
from litman.actions.walk.stopped import Stops
from litman.errors import UnknownKeyError
from litman.standing.claim_state import CLAIM_STATES
from litman.web.page import Asked, Page
from litman.web.shown_claim import ShownClaim, shown_claim
from litman.web.shown_post import ShownPost, article_of, shown_post
from litman.web.source_parts import source_parts
from litman.web.told_claims import told_claims
from litman.web.visits import Visit


def post_of(asked: Asked) -> ShownPost:
    """Return the post that the address names."""
    return shown_post(asked.desk, asked.library, asked.path["post"])


def claim_of(asked: Asked) -> ShownClaim:
    """Return the claim that the address names."""
    library = asked.library
    post = post_of(asked)
    walk = asked.walks.known(post.view.post_id)
    return shown_claim(library, post, asked.path["claim"], read_statements_of(library), walk)


def show_post(asked: Asked) -> Response:
    """Return the page of a post."""
    shown = post_of(asked)
    view = shown.view
    asked.walks.latest(shown)
    stop = Stops(asked.desk.root).of(view.post_id)
    astray = [claim for claim in view.claims if claim.start is None or not view.blocks]
    return asked.page(
        "post.html",
        title=view.title,
        shown=shown,
        article=article_of(asked.desk, shown),
        view=view,
        astray=astray,
        at=stop.claim_id if stop is not None else "",
        states=CLAIM_STATES,
    )


def list_claims(asked: Asked) -> Response:
    """Return for the page's script how the claims stand, as far as it does not know it."""
    shown = post_of(asked)
    walk = asked.walks.latest(shown)
    return asked.json(told_claims(asked, shown, walk, since=asked.query.get("since", "")))


def show_claim(asked: Asked) -> Response:
    """Return the panel of one claim."""
    return asked.part("claim.html", shown=claim_of(asked))


def show_source(asked: Asked) -> Response:
    """Return the text of a work that a claim leans on, the quotation of the link marked."""
    shown = claim_of(asked)
    work = next((one.work for one in shown.links if one.key == asked.path["key"]), None)
    if work is None:
        raise UnknownKeyError(asked.path["key"], [one.key for one in shown.links])
    found = work.quoted
    texts = [one for one in work.texts if found is None or one.digest == found.digest] or list(work.texts)
    parts = source_parts(texts[0].text, found.place if found is not None else None) if texts else ()
    return asked.part("source.html", parts=list(parts))


def show_citation(asked: Asked) -> Response:
    """Return the citation of a work as the post writes its citations, behind the words that were chosen."""
    analysis = post_of(asked).analysis
    key = asked.library.require_entry(asked.path["key"]).key
    words = {name: " ".join(asked.query.get(name, "").split()) for name in ("quote", "locator")}
    written = cite_in_post(analysis.post if analysis is not None else None, key, **words)
    return Response(written, media_type="text/plain")


def keep_visit(asked: Asked) -> Response:
    """Remember how the post stands now, for the list to say what changed since."""
    view = post_of(asked).view
    asked.visits.keep(view.post_id, Visit(asked.desk.today(), view.coverage, view.file.digest))
    return asked.json({})


def keep_stop(asked: Asked) -> Response:
    """Remember at which claim the walk through the post is."""
    view, wanted = post_of(asked).view, asked.form.get("claim", "")
    number = next((at for at, claim in enumerate(view.claims, start=1) if claim.id == wanted), None)
    if number is not None:
        Stops(asked.desk.root).keep(view.post_id, _Here(wanted, number), now=datetime.now(UTC))
    return asked.json({})


class _Here(NamedTuple):
    """A claim that is looked at."""

    id: str
    number: int


PAGES = (
    Page("/posts/{post}", show_post, area="posts"),
    Page("/posts/{post}/claims", list_claims),
    Page("/posts/{post}/claims/{claim}", show_claim),
    Page("/posts/{post}/claims/{claim}/source/{key:path}", show_source),
    Page("/posts/{post}/cite/{key:path}", show_citation),
    Page("/posts/{post}/visited", keep_visit, "POST"),
    Page("/posts/{post}/at", keep_stop, "POST"),
)
