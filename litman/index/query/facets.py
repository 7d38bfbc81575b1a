"""What works of a library can be chosen by: their types, tags, years and notices, with how many have each."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import NamedTuple

from litman.index.query.find import prepare
from litman.index.query.nodes import HasNotice
from litman.index.query.sql import conditions_sql


class Facets(NamedTuple):
    """What there is to choose by, each value with how many works have it, the most frequent first."""

    works: int
    types: tuple[tuple[str, int], ...]  # CSL's
    tags: tuple[tuple[str, int], ...]
    years: tuple[int, int] | None  # the first and the last
    notices: tuple[tuple[str, int], ...]


def facets(connection: sqlite3.Connection, notices: tuple[str, ...], *, most: int = 300) -> Facets:
    """Return what there is to choose by.

    Args:
        connection: To an index that is up to date.
        notices: The kinds of notices that are counted.
        most: Tags at most.
    """
    prepare(connection)
    (works,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    types = connection.execute("SELECT type, count(*) FROM entry GROUP BY type ORDER BY 2 DESC, 1").fetchall()
    first, last = connection.execute("SELECT min(year), max(year) FROM entry").fetchone()
    counted = ((kind, _count(connection, kind)) for kind in notices)
    return Facets(
        works,
        tuple((name, count) for name, count in types if name),
        tuple(_tags(connection).most_common(most)),
        (first, last) if first is not None else None,
        tuple((kind, count) for kind, count in counted if count),
    )


def _tags(connection: sqlite3.Connection) -> Counter[str]:
    """Return how many works have each tag, case aside, in the spelling that was met first."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for keywords, works in connection.execute(
        "SELECT keywords, count(*) FROM entry WHERE keywords != '' GROUP BY keywords"
    ):
        for folded, tag in {tag.casefold(): tag for tag in keywords.split(", ")}.items():
            counts[spelling.setdefault(folded, tag)] += works
    return counts


def _count(connection: sqlite3.Connection, kind: str) -> int:
    condition = conditions_sql([HasNotice(kind)])
    sql = f"SELECT count(*) FROM entry e WHERE {condition.sql}"
    return int(connection.execute(sql, condition.parameters).fetchone()[0])
