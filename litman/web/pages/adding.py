"""Add a work by any identifier from the page of a post, and link the claim to it: one change."""

from __future__ import annotations

from starlette.responses import Response

from litman.actions.add.add_result import AddResult
from litman.actions.add.add_things import add_things
from litman.actions.add.things import guess_thing
from litman.actions.claims.edit_claims import link_claim
from litman.claims.address import ClaimAddress
from litman.errors import ClaimSeenOtherwiseError, NotAddedError
from litman.web.asking import asking_for
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
    thing = guess_thing(given, endings=())
    if thing.kind == "file":
        raise NotAddedError(given, "it is neither an identifier nor an address nor a reference")
    results = list(
        add_things(asked.desk.library(), [thing], asking_for(asked.desk), instead_of=lambda name: name)
    )
    return results[0]


PAGES = (Page("/posts/{post}/claims/{claim}/add", add_for_claim, "POST"),)
