"""The local pool: works in one SQLite file, found by DOI, by blocking keys, and by words for what the keys leave."""

from __future__ import annotations

import math
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import wraps
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from litman.errors import PoolError
from litman.matching.blocking_keys import (
    MOST_WORKS,
    blocking_keys_of_query,
    weak_blocking_keys_of_query,
)
from litman.matching.kept import is_csl, moment_said, record_of, unpack
from litman.matching.pool_changes import OLDER_WORKS, VERSIONS, put_said
from litman.matching.record import Record
from litman.matching.versions import SaidWork, TakenBack
from litman.matching.words import STOP_WORDS
from litman.regular_files import is_no_file

if TYPE_CHECKING:
    from litman.matching.query import Query

_VERSION = 3
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
# Which does not know who said a record; it can be read, and is brought up to date where it is written.
_OLDER = 2
_MOST_HITS = 3_000  # works that hold a word; a word with more tells too little
_MOST_WORDS = 8
_SCHEMA = """
CREATE TABLE IF NOT EXISTS works
  (id INTEGER PRIMARY KEY, doi TEXT UNIQUE, day TEXT, data BLOB NOT NULL, source TEXT, turn INTEGER, pmid INTEGER);
CREATE TABLE IF NOT EXISTS keys (key INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (key, work)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files
  (digest TEXT PRIMARY KEY, name TEXT NOT NULL, lines INTEGER NOT NULL, done INTEGER NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS text USING fts5(words, content='', detail=none, columnsize=0);
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab(text, 'row');
"""


# What of a pool that cannot be read is lost; all else (no room, no right, another who writes) passes.
_LOST = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _unusable(path: Path, error: Exception) -> PoolError:
    return PoolError(path, str(error), is_lost=getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOST)


def _reading(
    method: Callable[Concatenate[Pool, _Asked], _Answer],
) -> Callable[Concatenate[Pool, _Asked], _Answer]:
    """Return a method that reads the file; what is damaged in it is said by a `PoolError`."""

    @wraps(method)
    def read(pool: Pool, /, *args: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        try:
            return method(pool, *args, **named)
        except sqlite3.Error as exc:
            raise _unusable(pool.path, exc) from exc

    return read


class Pool:
    """An open pool. Reading is safe between processes; one process writes at a time."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        """
        Raises:
            PoolError: the file cannot be opened, or is no pool that this litman reads.
        """
        self.path = path
        if is_no_file(path):  # SQLite would wait for whoever writes into a pipe
            raise PoolError(path, "it is a pipe, a device or a socket, not a file", is_lost=False)
        try:
            if writable:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._db = sqlite3.connect(path)
                self._prepare()
            else:
                self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            self._db.execute("PRAGMA mmap_size = 2147483648")
            self._db.execute("PRAGMA cache_size = -200000")
            if not writable and not version and not self._has_tables():  # its making broke off
                self._db.close()
                self._db, version = sqlite3.connect(":memory:"), _VERSION
                self._db.executescript(_SCHEMA + VERSIONS)
        except (sqlite3.Error, OSError) as exc:
            if hasattr(self, "_db"):
                self._db.close()
            raise _unusable(path, exc) from exc
        if version not in (_OLDER, _VERSION):
            raise PoolError(path, f"it has version {version}, this litman reads {_VERSION}")
        self._frequencies: dict[str, int] = {}

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        if not self._has_tables():
            # in one: a full disk leaves no half of a pool
            self._db.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA + VERSIONS} PRAGMA user_version = {_VERSION}; COMMIT;"
            )
        elif self._db.execute("PRAGMA user_version").fetchone()[0] == _OLDER:
            self._db.executescript(OLDER_WORKS + VERSIONS)
            self._db.execute(f"PRAGMA user_version = {_VERSION}")

    def _has_tables(self) -> bool:
        return self._db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @_reading
    def count(self) -> int:
        """Return how many works the pool holds."""
        return int(self._db.execute("SELECT count(*) FROM works").fetchone()[0])

    @_reading
    def files(self) -> list[tuple[str, int, bool]]:
        """Return the files that were added: name, records read, whether all of them were."""
        rows = self._db.execute("SELECT name, lines, done FROM files ORDER BY name")
        return [(name, lines, bool(done)) for name, lines, done in rows]

    @_reading
    def progress_of(self, digest: str) -> tuple[int, bool]:
        """Return how many records of a file were read before, and whether that was all of it."""
        row = self._db.execute("SELECT lines, done FROM files WHERE digest = ?", (digest,)).fetchone()
        return (row[0], bool(row[1])) if row else (0, False)

    def add(self, items: Sequence[Mapping[str, Any]], *, day: date | None = None) -> int:
        """Add Crossref messages or CSL-JSON items, as `add_said` does; `day` is when they were said.

        What Crossref says of a record's own day comes first.
        """
        moment = (day.isoformat() if day is not None else "", 0)
        return self.add_said(
            [
                SaidWork(item, "file" if is_csl(item) else "crossref", *(moment_said(item) or moment))
                for item in items
            ]
        )

    def add_said(
        self,
        said: Sequence[SaidWork | TakenBack],
        *,
        digest: str = "",
        name: str = "",
        lines: int = 0,
        done: bool = False,
    ) -> int:
        """Add what a file says of works, and how far it is read; return how many works are new.

        One change: all or nothing. A record without a DOI, or that is older than what the pool has, changes nothing.

        Raises:
            PoolError: the file cannot be written.
        """
        try:
            with self._db:
                new = put_said(self._db, said)
                if digest:
                    values = (digest, name, lines, int(done))
                    self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", values)
        except sqlite3.Error as exc:
            raise _unusable(self.path, exc) from exc
        except (JSONDecodeError, UnicodeDecodeError, zlib.error) as exc:
            raise PoolError(self.path, "a record in it is damaged") from exc
        return new

    @_reading
    def message(self, doi: str) -> Mapping[str, Any] | None:
        """Return what the pool keeps of the work with a normalised DOI: a Crossref message or a CSL-JSON item."""
        row = self._db.execute("SELECT data FROM works WHERE doi = ?", (doi,)).fetchone()
        return self._unpacked(row[0]) if row else None

    @_reading
    def day_of(self, doi: str) -> date | None:
        """Return the day on which what the pool keeps of a work was said; None where nobody knows."""
        row = self._db.execute("SELECT day FROM works WHERE doi = ?", (doi,)).fetchone()
        try:
            return date.fromisoformat(row[0]) if row and row[0] else None
        except (TypeError, ValueError) as exc:
            raise PoolError(self.path, f"the day of {doi} is damaged") from exc

    def by_doi(self, doi: str) -> Record | None:
        """Return the work with a normalised DOI."""
        message = self.message(doi)
        return record_of(message) if message is not None else None

    @_reading
    def by_keys(self, query: Query, *, limit: int = 20, weak: bool = False) -> list[Record]:
        """Return the works that share blocking keys with the reference, those with the rarest keys first.

        `weak` takes in the keys that tell less.
        """
        weights: dict[int, float] = {}
        cursor = self._db.cursor()
        for key in (*blocking_keys_of_query(query), *(weak_blocking_keys_of_query(query) if weak else ())):
            found = cursor.execute(
                "SELECT work FROM keys WHERE key = ? LIMIT ?", (key, MOST_WORKS + 1)
            ).fetchall()
            if found and len(found) <= MOST_WORKS:
                for (work,) in found:
                    weights[work] = weights.get(work, 0.0) + 1.0 / len(found)
        return self._load(weights, limit)

    def by_words(self, query: Query, *, limit: int = 20) -> list[Record]:
        """Return the works whose titles and authors hold the rarest words of the reference."""
        return self.with_words(query.words, limit=limit)

    @_reading
    def with_words(self, words: Iterable[str], *, limit: int = 20) -> list[Record]:
        """Return the works whose titles and authors hold the rarest of the words, as `words_of` gives them."""
        total = max(self._db.execute("SELECT max(id) FROM works").fetchone()[0] or 0, 2)
        said = {word for word in words if len(word) >= 4 and not word.isdigit() and word not in STOP_WORDS}
        known = sorted((count, word) for word in said if (count := self.frequency(word)))
        rare = [(count, word) for count, word in known if count <= _MOST_HITS][:_MOST_WORDS]
        weights: dict[int, float] = {}
        for count, word in rare:
            gain = math.log(total / count)
            for (work,) in self._db.execute("SELECT rowid FROM text WHERE text MATCH ?", (f'"{word}"',)):
                weights[work] = weights.get(work, 0.0) + gain
        if len(rare) < 2 and len(known) >= 2:
            both = " AND ".join(f'"{word}"' for _, word in known[:3])
            for (work,) in self._db.execute(
                "SELECT rowid FROM text WHERE text MATCH ? LIMIT ?", (both, MOST_WORKS)
            ):
                weights[work] = weights.get(work, 0.0) + 1.0
        return self._load(weights, limit)

    @_reading
    def frequency(self, word: str) -> int:
        """Return how many works hold a word, which is as `words_of` gives it."""
        count = self._frequencies.get(word)
        if count is None:
            row = self._db.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,)).fetchone()
            count = self._frequencies[word] = int(row[0]) if row else 0
        return count

    def _load(self, weights: Mapping[int, float], limit: int) -> list[Record]:
        best = sorted(weights, key=lambda work: (-weights[work], work))[:limit]
        marks = ",".join("?" * len(best))
        rows = dict(self._db.execute(f"SELECT id, data FROM works WHERE id IN ({marks})", best))
        if len(rows) < len(best):
            raise PoolError(self.path, "it names works that it does not hold")
        return [record_of(self._unpacked(rows[work])) for work in best]

    def _unpacked(self, data: bytes) -> Mapping[str, Any]:
        try:
            item = unpack(data)
        except (TypeError, ValueError, RecursionError, zlib.error) as exc:
            raise PoolError(self.path, "a record in it is damaged") from exc
        if not isinstance(item, Mapping):
            raise PoolError(self.path, "a record in it is damaged")
        return item


def read_pool_info(path: Path) -> tuple[int, int, list[tuple[str, int, bool]]]:
    """Return how many works a pool holds, its size in bytes, and its files.

    Raises:
        PoolError: there is no pool that this litman reads.
    """
    with closing(Pool(path)) as pool:
        return pool.count(), path.stat().st_size, pool.files()
