"""Add a work by any identifier from the page of a post, and link the claim to it: one change."""

from __future__ import annotations

from starlette.responses import Response

from litman.actions.add.add_identified import add_identified
from litman.actions.add.add_pages import add_pages
from litman.actions.add.add_references import add_references
from litman.actions.add.add_result import AddResult
from litman.actions.add.asking import Asking
from litman.actions.add.things import Thing, guess_thing
from litman.actions.claims.edit_claims import link_claim
from litman.actions.match.open_pool import open_pool
from litman.claims.address import ClaimAddress
from litman.errors import ClaimSeenOtherwiseError, NotAddedError
from litman.library.library import Library
from litman.sources.http.open_session import open_session
from litman.web.page import Asked, Page
from litman.web.pages.post import claim_of


def add_for_claim(asked: Asked) -> Response:
    """Add the work that an identifier, an address or a reference names, and link the claim to it."""
    given = " ".join(asked.form.get("given", "").split())
    address = ClaimAddress(asked.path["post"], asked.path["claim"])
    with asked.desk.change("add", "any", given):
        result = _added(asked, given)
        if result.key is None:
            raise NotAddedError(given, result.reason or "nobody knows it")
        with asked.writing() as library:
            if asked.form.get("seen") and claim_of(asked).mark != asked.form["seen"]:
                raise ClaimSeenOtherwiseError(str(address))
            link_claim(library, address, result.key, relation=None, quote=None, locator=None, marker=None)
    asked.forget()
    verb = "Added and linked" if result.outcome == "added" else "Was there, and is linked"
    return asked.json({"said": f"{verb}: {result.key}{f' — {result.remark}' if result.remark else ''}"})


def _added(asked: Asked, given: str) -> AddResult:
    if not given:
        raise NotAddedError(given, "give a DOI, a PMID, an ISBN, an arXiv number, an address or a reference")
    library = asked.desk.library()
    environment = asked.desk.environment
    session = open_session(library.root, library.settings, environment=environment)
    asking = Asking(session, asked.desk.today(), _ignore, open_pool(environment))
    results = list(_ask(library, guess_thing(given, endings=()), asking))
    if not results:
        raise NotAddedError(given, "it is neither an identifier nor an address nor a reference")
    return results[0]


def _ask(library: Library, thing: Thing, asking: Asking) -> list[AddResult]:
    if thing.kind == "address" and thing.url:
        return list(add_pages(library, [thing.url], asking))
    if thing.kind == "reference":
        return list(add_references(library, [thing.given], asking))
    if thing.kind == "file":
        return []
    return list(add_identified(library, [thing.given], asking, read={thing.given: thing.identifier}.get))


def _ignore(message: str) -> None:
    pass


PAGES = (Page("/posts/{post}/claims/{claim}/add", add_for_claim, "POST"),)
