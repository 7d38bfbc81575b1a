"""Works as one line each says them, from the rows of the index alone: no entry is parsed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from litman.index.placeholders import marks
from litman.index.registry.notices import gravest_notices, gravest_of
from litman.parts import in_parts

_SOME = 500  # values in one query


class WorkLine(NamedTuple):
    """A work in a list."""

    entry: int  # entry.id
    key: str
    year: int | None
    who: str  # `Moss & Fern`, `Reed et al.`
    title: str
    claims: int  # claims that lean on it
    notice: str | None  # the gravest kind that a registry or its own fields tell of
    container: str = ""  # journal, book
    has_file: bool = False


def work_lines(connection: sqlite3.Connection, entries: Sequence[int]) -> list[WorkLine]:
    """Return the works with these numbers in `entry`, in their order; numbers that are none are left out."""
    rows: dict[int, tuple[str, int | None, str, str, str | None, str | None, str | None, str, int]] = {}
    columns = "id, key, year, creators, title, doi, pmid, stated, container, has_file"
    for some in in_parts(entries, _SOME):
        sql = f"SELECT {columns} FROM entry WHERE id IN ({marks(some)})"
        rows.update((row[0], row[1:]) for row in connection.execute(sql, some))
    counts = claim_counts(connection, {number: row[0] for number, row in rows.items()})
    notices = gravest_notices(connection)
    lines = []
    for number in entries:
        if number in rows:
            key, year, creators, title, doi, pmid, stated, container, has_file = rows[number]
            who = short_names_of(creators)
            told = notices.get(("doi", doi)) or notices.get(("pmid", pmid))
            notice = gravest_of(told, stated)
            count = counts.get(key, 0)
            lines.append(WorkLine(number, key, year, who, title, count, notice, container, bool(has_file)))
    return lines


def claim_counts(connection: sqlite3.Connection, entries: Mapping[int, str]) -> dict[str, int]:
    """Return how many claims lean on each work, by its citation key; works on which none leans are left out.

    A claim may name a work in another case or by an old key (`ids`), as `Document.resolve` takes it.

    Args:
        connection: To the index.
        entries: Citation keys by entry.id.
    """
    keys = {key for key in entries.values() if key}
    names = {key.lower() for key in keys}
    for some in in_parts(list(entries), _SOME):
        sql = f"SELECT folded FROM reference WHERE field = 'ids' AND entry IN ({marks(some)})"
        names.update(folded for (folded,) in connection.execute(sql, some))
    works: dict[str, list[tuple[int, int]]] = {}
    for some_names in in_parts(sorted(names), _SOME):
        for cited, spelling, count in connection.execute(
            f"{_CITED} WHERE c.folded IN ({marks(some_names)}) GROUP BY c.id", some_names
        ):
            key = spelling if spelling in keys else _resolve(connection, spelling)
            if key is not None and key in keys:
                works.setdefault(key, []).append((cited, count))
    return {key: _count(connection, spellings) for key, spellings in works.items()}


def short_names_of(creators: str) -> str:
    """Return what `short_work.short_names` says of the names in a row's `creators`."""
    families = [family for family, _ in json.loads(creators)] if creators else []
    return f"{families[0]} et al." if len(families) > 2 else " & ".join(families)


_CITED = """
SELECT c.id, c.key, count(DISTINCT l.claim) FROM cited_key c
CROSS JOIN claim_link l ON l.cited = c.id AND l.relation IS NOT NULL"""
_RESOLVE = """
SELECT key FROM (
    SELECT e.key AS key, e.key != ?1 AS rank, c.start AS chunk, e.start AS start, 0 AS number
    FROM entry e JOIN chunk c ON c.id = e.chunk WHERE e.folded = ?2 AND e.key != ''
    UNION ALL SELECT e.key, 2 + (r.name != ?1), c.start, e.start, r.number FROM reference r
    JOIN entry e ON e.id = r.entry JOIN chunk c ON c.id = e.chunk
    WHERE r.folded = ?2 AND r.field = 'ids' AND e.key != ''
) ORDER BY rank, chunk, start, number LIMIT 1"""


def _resolve(connection: sqlite3.Connection, spelling: str) -> str | None:
    row = connection.execute(_RESOLVE, (spelling, spelling.lower())).fetchone()
    return None if row is None else str(row[0])


def _count(connection: sqlite3.Connection, spellings: Sequence[tuple[int, int]]) -> int:
    """Return how many claims lean on the work by any of its spellings, each once."""
    if len(spellings) == 1:
        return spellings[0][1]
    cited = [number for number, _ in spellings]
    sql = f"SELECT count(DISTINCT claim) FROM claim_link WHERE relation IS NOT NULL AND cited IN ({marks(cited)})"
    return int(connection.execute(sql, cited).fetchone()[0])
