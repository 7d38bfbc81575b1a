"""Works that claims name, as one line says them: from the rows of the index alone, each looked up once."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple

from litman.index.query.work_lines import gravest_notice, short_names_of

_ROW = "SELECT e.id, e.key, e.creators, e.title, e.year, e.doi, e.pmid FROM entry e JOIN chunk c ON c.id = e.chunk"
_FIRST = "e.key != '' ORDER BY c.start, e.start LIMIT 1"
_BY_OLD_KEY = """
SELECT e.key FROM reference r JOIN entry e ON e.id = r.entry JOIN chunk c ON c.id = e.chunk
WHERE r.folded = ?1 AND r.field = 'ids' AND e.key != '' AND (r.name = ?2 OR ?2 = r.folded)
ORDER BY r.name != ?2, c.start, e.start, r.number LIMIT 1"""

_Row = tuple[int, str, str, str, int | None, str | None, str | None]


class CitedWork(NamedTuple):
    """A work of the library."""

    entry: int  # entry.id
    key: str
    who: str  # as `short_work` says it: `Wang & Kaplin 2019`
    notice: str | None  # the gravest kind that a registry told of


class CitedWorks:
    """The works of a complete index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._seen: dict[str, CitedWork | None] = {}

    def find(self, key: str) -> CitedWork | None:
        """Return the work that a citation key stands for as `Document.resolve` takes it: in other case, by `ids`."""
        if key not in self._seen:
            self._seen[key] = self._look_up(key)
        return self._seen[key]

    def folded_names(self, keys: Collection[str]) -> Iterator[str]:
        """Give the keys under which these works may be named, own and old ones, in lower case."""
        for key in keys:
            yield key.lower()
            work = self.find(key)
            if work is not None:
                yield work.key.lower()
                sql = "SELECT folded FROM reference WHERE entry = ? AND field = 'ids'"
                yield from (name for (name,) in self._connection.execute(sql, (work.entry,)))

    def _look_up(self, key: str) -> CitedWork | None:
        if not key:
            return None
        found = self._row("key", key) or self._row("folded", key.lower())
        found = found or self._row_by_old_key(key) or self._row_by_old_key(key.lower())
        if found is None:
            return None
        entry, own_key, creators, title, year, doi, pmid = found
        names = short_names_of(creators) or title or "(no title)"
        notice = gravest_notice(self._connection, doi, pmid)
        return CitedWork(entry, own_key, names if year is None else f"{names} {year}", notice)

    def _row_by_old_key(self, key: str) -> _Row | None:
        found = self._connection.execute(_BY_OLD_KEY, (key.lower(), key)).fetchone()
        return self._row("key", found[0]) if found else None

    def _row(self, column: str, value: str) -> _Row | None:
        found: _Row | None
        found = self._connection.execute(f"{_ROW} WHERE e.{column} = ? AND {_FIRST}", (value,)).fetchone()
        return found
