"""Find works of the library by what a query asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.index.doors.open import index_of

if TYPE_CHECKING:
    from litman.index.query.answers import Answer
    from litman.index.query.find import Order
    from litman.index.query.listing import Listing
    from litman.index.query.nodes import Query
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
