"""Works that fulfil a query's conditions, as lines to print; nothing is imported that only a search needs."""

from __future__ import annotations

from dataclasses import dataclass

from litman.index.query.find import Found, Order, search_works
from litman.index.query.nodes import Query
from litman.index.query.work_lines import WorkLine, work_lines
from litman.index.store import Index


@dataclass(frozen=True, slots=True)
class Listing:
    """What a query found, and the works as lines."""

    found: Found
    lines: tuple[WorkLine, ...] = ()  # of `found.hits`, in their order
    carrying: int = 0  # of the lines: works on which a claim leans


def list_lines(
    index: Index, query: Query, *, order: Order, limit: int | None, is_reversed: bool = False
) -> Listing:
    """Return the works that fulfil a query's conditions."""
    found = search_works(index.connection, query, limit=limit, order=order, is_reversed=is_reversed)
    lines = work_lines(index.connection, [hit.entry for hit in found.hits])
    return Listing(found, tuple(lines), sum(1 for line in lines if line.claims))
