"""Vectors of the works in the index: made once a work, and asked which are nearest to a sentence."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from litman.errors import FileChangedError, FileReadError
from litman.files import stamp_of
from litman.index.bibliography.file import IndexedFile
from litman.index.bibliography.texts import read_texts
from litman.index.store import Index
from litman.meaning.vectors import MODEL, nearness, vectors_of
from litman.parts import in_parts

_AT_ONCE = 64  # works: what is made is kept at least so often
_MISSING = """SELECT e.id, e.title FROM entry e LEFT JOIN meaning m ON m.entry = e.id AND m.model = ?
    WHERE m.entry IS NULL AND e.title != '' ORDER BY e.id"""
_GONE = "DELETE FROM meaning WHERE entry NOT IN (SELECT id FROM entry)"
_PUT = "INSERT OR REPLACE INTO meaning (entry, model, vector) VALUES (?, ?, ?)"
_ALL = "SELECT m.entry, m.vector FROM meaning m JOIN entry e ON e.id = m.entry WHERE m.model = ?"


def refresh_vectors(index: Index, bibliography: Path, *, notify: Callable[[str], None]) -> int:
    """Make the vectors that works lack; return how many were made. An interrupted run goes on where it was.

    Raises:
        sqlite3.Error, OSError: the index cannot be read or written.
    """
    missing = index.connection.execute(_MISSING, (MODEL,)).fetchall()
    if not missing:
        return 0
    if len(missing) > _AT_ONCE:
        notify(f"reading what {len(missing):,} works mean, once")
    try:
        file = IndexedFile(bibliography, stamp_of(bibliography))
    except (FileChangedError, FileReadError):
        return 0
    with index.locked():
        for part in in_parts(missing, _AT_ONCE):
            texts = read_texts(index, file, [entry for entry, _ in part])
            said = [f"{title}. {texts[entry].abstract if entry in texts else ''}" for entry, title in part]
            rows = [(entry, MODEL, vector) for (entry, _), vector in zip(part, vectors_of(said), strict=True)]
            with index.changing() as connection:
                connection.execute(_GONE)
                connection.executemany(_PUT, rows)
    return len(missing)


def nearest_works(connection: sqlite3.Connection, vector: bytes, *, limit: int) -> dict[int, float]:
    """Return the works whose vectors are nearest, by entry.id, with how near they are."""
    rows = connection.execute(_ALL, (MODEL,)).fetchall()
    near = nearness(vector, [row[1] for row in rows])
    best = heapq.nlargest(limit, zip(near, (row[0] for row in rows), strict=True))
    return {entry: value for value, entry in best}


def nearness_of(connection: sqlite3.Connection, vector: bytes, entries: list[int]) -> dict[int, float]:
    """Return how near the vectors of these works are, by entry.id; works without one are left out."""
    sql = f"{_ALL} AND m.entry IN (SELECT value FROM json_each(?))"
    rows = connection.execute(sql, (MODEL, json.dumps(entries))).fetchall()
    return dict(zip((row[0] for row in rows), nearness(vector, [row[1] for row in rows]), strict=True))
