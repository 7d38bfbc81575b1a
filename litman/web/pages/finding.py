"""What is found as one types: works to link, and suggestions for a claim."""

from __future__ import annotations

from starlette.responses import Response

from litman.actions.suggest.suggest import Outside, claims_meant, suggest
from litman.actions.works.search_works import find_typed
from litman.claims.address import ClaimAddress
from litman.web.page import Asked, Page

_MOST = 12


def find_works(asked: Asked) -> Response:
    """Return the works that are meant, as rows to choose from."""
    works = find_typed(asked.library, asked.query.get("q", ""), limit=_MOST)
    return asked.part("found_works.html", works=works, typed=asked.query.get("q", "").strip())


def suggest_works(asked: Asked) -> Response:
    """Return works of the library that speak of a claim, as rows to choose from."""
    library = asked.library
    address = ClaimAddress(asked.path["post"], asked.path["claim"])
    claims = claims_meant(library, [address], (), unsupported=False)
    (found,) = suggest(library, claims, places=("library",), limit=_MOST, outside=Outside())
    return asked.part("suggested_works.html", found=found)


PAGES = (
    Page("/find", find_works),
    Page("/posts/{post}/claims/{claim}/suggestions", suggest_works),
)
