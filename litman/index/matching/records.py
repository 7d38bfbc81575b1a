"""The works of a library as they are matched, asked of its index: those are read that a reference may describe."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from litman.index.bibliography.document import IndexedDocument, OtherFileError
from litman.index.doors.open import index_of
from litman.index.matching.refresh import record_numbered, refresh_match_keys
from litman.index.placeholders import marks
from litman.index.store import Index
from litman.library.library import Library
from litman.library.whole.bibliography import work_of
from litman.matching.known_records import KnownRecords, ReadRecords, identifiers_to_match, know_records
from litman.matching.match import CANDIDATES, all_keys_of
from litman.matching.query import Query
from litman.matching.record import Record
from litman.parts import in_parts
from litman.work import Work

T = TypeVar("T")
_SOME = 500  # entries asked for at once
_MOST_KEPT = 5_000  # entries
_PLACES = "SELECT e.id, c.start, e.start FROM entry e JOIN chunk c ON c.id = e.chunk WHERE e.id IN ({marks})"
_UNDER_KEYS = (
    "SELECT match_key.key, entry FROM json_each(?) CROSS JOIN match_key ON match_key.key = json_each.value"
)
_FIRST = "SELECT e.id FROM entry e JOIN chunk c ON c.id = e.chunk WHERE {} ORDER BY c.start, e.start LIMIT 1"
_IDENTIFIED = {
    "doi": _FIRST.format("e.doi = ?"),
    "pmid": _FIRST.format("e.pmid = ?"),
    "url": _FIRST.format("e.url = ? AND e.doi IS NULL"),
}


def known_records_of(library: Library) -> KnownRecords:
    """Return the works of a library, ready to be found; all are read where it can have no index."""
    index = index_of(library)
    document = index.document()
    if document is not None:
        try:
            return IndexedRecords(index.open(), document, progress=index.progress.matching)
        except (OtherFileError, sqlite3.Error, OSError):
            pass
    return know_records((entry.key, work) for entry, work in library.works())


class IndexedRecords:
    """Fulfils `KnownRecords`, for the bibliography as it was when it was opened.

    Where the index speaks of another state of it by now, all works are read.
    """

    def __init__(
        self,
        index: Index,
        document: IndexedDocument,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        """Bring the keys of the document up to date.

        Raises:
            OtherFileError: the index speaks of another state of the file by now.
            sqlite3.Error, OSError: the index cannot be written.
        """
        self._document = document
        self._records: dict[int, Record] = {}  # by the numbers of their entries
        refresh_match_keys(index, document, keep=self._keep, progress=progress)

    def find(self, query: Query) -> list[Record]:
        """Return the works that share a key with the reference, those with most keys in common first."""
        return self._asked(lambda connection: self._found(connection, query), lambda read: read.find(query))

    def identified(self, work: Work) -> Record | None:
        """Return the library's work that has an identifier of this one."""

        def first(connection: sqlite3.Connection) -> Record | None:
            for kind, value in identifiers_to_match(work):
                row = connection.execute(_IDENTIFIED[kind], (value,)).fetchone()
                if row is not None:
                    return self._record(row[0])
            return None

        return self._asked(first, lambda read: read.identified(work))

    def _keep(self, number: int, record: Record) -> None:
        """Keep what was read for its keys, of a small library; a large one would fill the memory."""
        if len(self._records) < _MOST_KEPT:
            self._records[number] = record

    @cached_property
    def _read(self) -> ReadRecords:
        plain = self._document.plain
        return know_records((entry.key, work_of(plain, entry)) for entry in plain.entries())

    def _asked(self, question: Callable[[sqlite3.Connection], T], whole: Callable[[ReadRecords], T]) -> T:
        try:
            with self._document.reading() as connection:
                return question(connection)
        except OtherFileError:
            return whole(self._read)

    def _found(self, connection: sqlite3.Connection, query: Query) -> list[Record]:
        keys = Counter(all_keys_of(query))
        counts: Counter[int] = Counter()
        for key, number in connection.execute(_UNDER_KEYS, (json.dumps(list(keys)),)):
            counts[number] += keys[key]
        alike: dict[int, list[int]] = defaultdict(list)
        for number, count in counts.items():
            alike[count].append(number)
        found: list[int] = []
        for count in sorted(alike, reverse=True):
            if len(found) < CANDIDATES:
                found += _in_order(connection, alike[count])
        return [self._record(number) for number in found[:CANDIDATES]]

    def _record(self, number: int) -> Record:
        if number not in self._records:
            self._records[number] = record_numbered(self._document, number)
        return self._records[number]


def _in_order(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[int]:
    """Yield those of the entries that are there, in the order of the file."""
    places: list[tuple[int, int, int]] = []
    for some in in_parts(numbers, _SOME):
        rows = connection.execute(_PLACES.format(marks=marks(some)), tuple(some))
        places += ((chunk, at, number) for number, chunk, at in rows)
    return (number for *_, number in sorted(places))
