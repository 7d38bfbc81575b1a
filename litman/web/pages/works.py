"""The works: found by a query and filters, a window of rows at a time."""

from __future__ import annotations

from starlette.responses import Response

from litman.errors import QueryError
from litman.library.said import NOTICE_WORDS
from litman.search.query.fields import HAS
from litman.web.page import Asked, Page
from litman.web.shown_works import ORDERS, WINDOW, Listed, known_facets, listed, rows_of, wanted_of


def show_works(asked: Asked) -> Response:
    """Return the page of the works that an address asks for."""
    library, wanted = asked.library, wanted_of(asked.query)
    found, why = _found(asked)
    total = len(found.found.hits) if found else 0
    start = min(wanted.start, max(total - 1, 0) // WINDOW * WINDOW)
    return asked.page(
        "works.html",
        title="Works",
        wanted=wanted,
        found=found,
        why=why,
        total=total,
        start=start,
        rows=rows_of(library, found, start) if found else (),
        facets=known_facets(asked.desk, library),
        orders={name: said for name, (said, _, _) in ORDERS.items()},
        has=HAS,
        window=WINDOW,
        notice_words=NOTICE_WORDS,
        findings=library.findings[:3],
    )


def show_rows(asked: Asked) -> Response:
    """Return a window of rows for the page's script."""
    wanted = wanted_of(asked.query)
    found, _ = _found(asked)
    rows = rows_of(asked.library, found, wanted.start) if found else ()
    total = len(found.found.hits) if found else 0
    return asked.part("work_rows.html", rows=rows, start=wanted.start, total=total, notice_words=NOTICE_WORDS)


def _found(asked: Asked) -> tuple[Listed | None, str]:
    """Return what was found, or why the query cannot be read."""
    try:
        return listed(asked.desk, asked.library, wanted_of(asked.query)), ""
    except QueryError as exc:
        return None, str(exc)


PAGES = (Page("/works", show_works, area="works"), Page("/works-rows", show_rows))
