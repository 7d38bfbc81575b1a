"""Vectors of the works in the index: made once a work, and asked which are nearest to a sentence."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from litman.errors import FileChangedError, FileReadError
from litman.files import stamp_of
from litman.index.bibliography.file import IndexedFile
from litman.index.bibliography.texts import read_texts
from litman.index.store import Index
from litman.meaning.vectors import MODEL, nearness, vectors_of
from litman.parts import in_parts

_AT_ONCE = 32  # works: what is made is kept at least so often
_MISSING = """SELECT e.id, e.title FROM entry e LEFT JOIN meaning m ON m.entry = e.id AND m.model = ?
    WHERE m.entry IS NULL AND e.title != '' ORDER BY e.id"""
_GONE = "DELETE FROM meaning WHERE entry NOT IN (SELECT id FROM entry)"
_PUT = "INSERT OR REPLACE INTO meaning (entry, model, vector) VALUES (?, ?, ?)"
_ALL = "SELECT m.entry, m.vector FROM meaning m JOIN entry e ON e.id = m.entry WHERE m.model = ?"


def refresh_vectors(
    index: Index,
    bibliography: Path,
    *,
    notify: Callable[[str], None],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Make the vectors that works lack; return how many were made.

    They are kept part by part, so that an interrupted run goes on where it was, and others may use the index between
    two parts.

    Args:
        index: Its tables of the bibliography up to date.
        bibliography: The file that it speaks of.
        notify: Told what is about to take a while.
        progress: Told how many works are read, of how many.

    Raises:
        sqlite3.Error, OSError: the index cannot be read or written.
    """
    missing = _missing(index.connection)
    if not missing:
        return 0
    if len(missing) > _AT_ONCE:
        notify(f"reading what {len(missing):,} works mean, once; if it is interrupted it goes on from there")
    try:
        file = IndexedFile(bibliography, stamp_of(bibliography))
    except (FileChangedError, FileReadError):
        return 0
    done = 0
    for part in in_parts(list(missing), _AT_ONCE):
        progress(done, len(missing))
        with index.locked():
            # Another litman may have made some meanwhile.
            lacking = _missing(index.connection).keys() & set(part)
            _make(index, file, {entry: missing[entry] for entry in part if entry in lacking})
        done += len(part)
    progress(done, done)
    return done


def _missing(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the works without a vector, with their titles."""
    return dict(connection.execute(_MISSING, (MODEL,)).fetchall())


def _make(index: Index, file: IndexedFile, titles: Mapping[int, str]) -> None:
    texts = read_texts(index, file, list(titles))
    said = [f"{title}. {texts[entry].abstract if entry in texts else ''}" for entry, title in titles.items()]
    rows = [(entry, MODEL, vector) for entry, vector in zip(titles, vectors_of(said), strict=True)]
    with index.changing() as connection:
        connection.execute(_GONE)
        connection.executemany(_PUT, rows)


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
