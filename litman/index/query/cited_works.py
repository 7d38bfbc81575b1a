"""Works that claims name, as one line says them: from the rows of the index alone, each looked up once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from litman.identifiers.identifier import Identifier
from litman.index.query.work_lines import short_names_of
from litman.library.asked import ShortWork
from litman.parts import in_parts

_SOME = 500  # values in one query

_ROW = """SELECT e.id, e.key, e.creators, e.title, e.year, e.doi, e.pmid, e.stated
FROM entry e JOIN chunk c ON c.id = e.chunk"""
_FIRST = "e.key != '' ORDER BY c.start, e.start LIMIT 1"
_BY_OLD_KEY = """
SELECT e.key FROM reference r JOIN entry e ON e.id = r.entry JOIN chunk c ON c.id = e.chunk
WHERE r.folded = ?1 AND r.field = 'ids' AND e.key != '' AND (r.name = ?2 OR ?2 = r.folded)
ORDER BY r.name != ?2, c.start, e.start, r.number LIMIT 1"""

_Row = tuple[int, str, str, str, int | None, str | None, str | None, str | None]


class CitedWorks:
    """The works of a complete index; a key stands for one as `Document.resolve` takes it: in other case, by `ids`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def short_works(self, keys: Iterable[str]) -> dict[str, ShortWork]:
        """Return the works that keys stand for; keys that stand for none are left out."""
        asked = list(dict.fromkeys(keys))
        as_written = self._as_written([key for key in asked if key])
        found = ((key, as_written.get(key) or self._find(key)) for key in asked)
        return {key: _short(row) for key, row in found if row is not None}

    def names(self, keys: Iterable[str]) -> list[str]:
        """Return the keys under which these works may be named, own and old ones, in lower case, each once."""
        names: dict[str, None] = {}
        for key in keys:
            names[key.lower()] = None
            found = self._find(key)
            if found is not None:
                names[found[1].lower()] = None
                sql = "SELECT folded FROM reference WHERE entry = ? AND field = 'ids' ORDER BY number"
                names |= dict.fromkeys(name for (name,) in self._connection.execute(sql, (found[0],)))
        return list(names)

    def _as_written(self, keys: Sequence[str]) -> dict[str, _Row]:
        """Return the works that have these very keys, as most that are named do: some hundreds at a time."""
        found: dict[str, _Row] = {}
        for some in in_parts(keys, _SOME):
            sql = f"{_ROW} WHERE e.key IN ({', '.join('?' * len(some))}) ORDER BY c.start, e.start"
            for row in self._connection.execute(sql, some):
                found.setdefault(row[1], row)
        return found

    def _find(self, key: str) -> _Row | None:
        if not key:
            return None
        found = self._row("key", key) or self._row("folded", key.lower())
        return found or self._row_by_old_key(key) or self._row_by_old_key(key.lower())

    def _row_by_old_key(self, key: str) -> _Row | None:
        found = self._connection.execute(_BY_OLD_KEY, (key.lower(), key)).fetchone()
        return self._row("key", found[0]) if found else None

    def _row(self, column: str, value: str) -> _Row | None:
        found: _Row | None
        found = self._connection.execute(f"{_ROW} WHERE e.{column} = ? AND {_FIRST}", (value,)).fetchone()
        return found


def _short(row: _Row) -> ShortWork:
    _, key, creators, title, year, doi, pmid, stated = row
    names = short_names_of(creators) or title or "(no title)"
    named = (("doi", doi), ("pmid", _pmid_of(pmid)))
    found = (Identifier(kind, value) for kind, value in named if value)
    return ShortWork(key, names if year is None else f"{names} {year}", tuple(found), stated)


def _pmid_of(text: str | None) -> str | None:
    if not text:
        return None
    from litman.identifiers.pmid import parse_pmid  # few works have one

    return parse_pmid(text)
