"""The keys for matching brought up to date: only entries that are new are read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from litman.index.bibliography.document import IndexedDocument
from litman.index.store import Index
from litman.library.whole.bibliography import work_of
from litman.matching.blocking_keys import blocking_keys_of_record
from litman.matching.known_records import record_of_entry
from litman.matching.record import Record

_SOME = 1_000  # entries that are stored at once: nobody who changes the index waits longer for us
_LAST = "SELECT COALESCE((SELECT last_entry FROM match_progress), 0)"
_LEFT = f"SELECT count(*) FROM entry WHERE id > ({_LAST})"
_NEW = f"SELECT id FROM entry WHERE id > ({_LAST}) ORDER BY id LIMIT {_SOME}"


def refresh_match_keys(
    index: Index,
    document: IndexedDocument,
    *,
    keep: Callable[[int, Record], None] = lambda number, record: None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Bring the keys of the document's entries up to date.

    Args:
        index: The index.
        document: The bibliography, the index brought up to date with it.
        keep: Told each entry that is read, by its number.
        progress: Told how many of the entries that are new are done, of how many.

    Raises:
        OtherFileError: the index speaks of another state of the file by now.
        sqlite3.Error, OSError: the index cannot be written.
    """
    done = total = 0
    while _has_new(index.connection):
        total = total or index.connection.execute(_LEFT).fetchone()[0]
        with index.changing() as connection, document.reading():
            numbers = [number for (number,) in connection.execute(_NEW)]
            rows = list(_rows(document, numbers, keep))
            connection.executemany("INSERT OR IGNORE INTO match_key (key, entry) VALUES (?, ?)", sorted(rows))
            if numbers:
                connection.execute("INSERT OR REPLACE INTO match_progress VALUES (1, ?)", (numbers[-1],))
        done += len(numbers)
        progress(done, max(done, total))


def record_numbered(document: IndexedDocument, number: int) -> Record:
    """Return what the entry with this number in the index can be compared by."""
    entry = document.numbered(number)
    return record_of_entry(entry.key, work_of(document, entry))


def _has_new(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute(f"SELECT EXISTS ({_NEW})").fetchone()[0])


def _rows(
    document: IndexedDocument, numbers: list[int], keep: Callable[[int, Record], None]
) -> Iterator[tuple[int, int]]:
    for number in numbers:
        record = record_numbered(document, number)
        keep(number, record)
        yield from ((key, number) for key in blocking_keys_of_record(record))
