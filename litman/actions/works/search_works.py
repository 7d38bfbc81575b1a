"""Find works of the library by what a query asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.index.doors.open import index_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from litman.index.query.answers import Answer, Result
    from litman.index.query.facets import Facets
    from litman.index.query.find import Found, Hit, Order
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


def find_all(
    library: Library, query: Query, *, order: Order, limit: int | None, is_reversed: bool = False
) -> Found:
    """Return which works fulfil a query, in their order, without a word of them: `results_of_hits` has those."""
    from litman.index.query.find import search_works

    index = index_of(library)
    return index.ask(
        lambda opened: search_works(
            opened.connection, query, limit=limit, order=order, is_reversed=is_reversed
        ),
        refresh=index.refresh_claims_and_files,
    )


def results_of_hits(library: Library, query: Query, hits: Sequence[Hit]) -> list[Result]:
    """Return works that were found, each with the passage that says why."""
    from litman.index.query.answers import results_of

    index = index_of(library)
    return index.ask(
        lambda opened: results_of(opened, index.sources.bibliography, query, hits),
        refresh=index.refresh_claims,
    )


def facets_of(library: Library) -> Facets:
    """Return what the works can be chosen by: types, tags, years, notices."""
    from litman.index.query.facets import facets
    from litman.search.query.fields import NOTICES

    kinds = tuple(kind for kind in NOTICES if kind != "any")
    return index_of(library).ask(lambda opened: facets(opened.connection, kinds))
