"""What is found as one types: works to link, and suggestions for a claim."""

from __future__ import annotations

import re
from collections.abc import Container

from starlette.responses import Response

from litman.actions.export.evidence import read_statements_of
from litman.actions.suggest.suggest import Outside, claims_meant, suggest
from litman.actions.works.search_works import find_typed
from litman.claims.address import ClaimAddress
from litman.text.folding import fold
from litman.web.page import Asked, Page

_MOST = 12
_LONGEST_ID = 48


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


def find_statements(asked: Asked) -> Response:
    """Return the statements that have all words that were typed, as rows; and one that would be new."""
    typed = " ".join(asked.query.get("q", "").split())
    words = fold(typed).split()
    statements = read_statements_of(asked.library)
    found = [
        one for one in statements.values() if all(word in fold(f"{one.id} {one.text}") for word in words)
    ]
    return asked.part(
        "found_statements.html",
        statements=found[:_MOST],
        typed=typed,
        new=new_statement_id(typed, statements) if typed else "",
    )


def new_statement_id(text: str, there: Container[str]) -> str:
    """Return an id for a statement of these words that none has yet: `tea-lengthens-sleep`."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    base = ""
    for word in words:
        if len(base) + len(word) >= _LONGEST_ID:
            break
        base = f"{base}-{word}" if base else word
    base = base or "statement"
    number, name = 1, base
    while name in there:
        number += 1
        name = f"{base}-{number}"
    return name


PAGES = (
    Page("/find-statement", find_statements),
    Page("/find", find_works),
    Page("/posts/{post}/claims/{claim}/suggestions", suggest_works),
)
