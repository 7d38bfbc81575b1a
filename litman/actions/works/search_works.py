"""Find works of the library by what a query asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.index.doors.open import index_of

if TYPE_CHECKING:
    from litman.index.query.answers import Answer
    from litman.index.query.find import Order
    from litman.index.query.listing import Listing
    from litman.index.query.nodes import Query
    from litman.index.query.work_lines import WorkLine
    from litman.library.library import Library


def list_works(
    library: Library, query: Query, *, order: Order, limit: int | None, is_reversed: bool = False
) -> Listing:
    """Return the works that fulfil a query's conditions."""
    from litman.index.query.listing import list_lines

    index = index_of(library)
    return index.ask(
        lambda opened: list_lines(opened, query, order=order, limit=limit, is_reversed=is_reversed),
        refresh=index.refresh_claims,
    )


def search_works(
    library: Library,
    query: Query,
    *,
    order: Order,
    limit: int | None,
    is_reversed: bool = False,
    with_passages: bool = True,
) -> Answer:
    """Return the works that fit a query best, those by their attached files included."""
    from litman.index.query.answers import search_lines

    index = index_of(library)
    return index.ask(
        lambda opened: search_lines(
            opened,
            index.sources.bibliography,
            query,
            order=order,
            limit=limit,
            is_reversed=is_reversed,
            with_passages=with_passages,
        ),
        refresh=index.refresh_claims_and_files,
    )


def find_typed(library: Library, typed: str, *, limit: int) -> list[WorkLine]:
    """Return the works that somebody may mean who types this: parts of key, title, names, year or DOI."""
    from litman.index.query.typed_works import typed_works

    return index_of(library).ask(lambda opened: typed_works(opened.connection, typed, limit=limit))
