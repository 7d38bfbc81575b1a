"""The tables of the bibliography brought up to date: only blocks that are new or changed are parsed.

What changed is found by the hashes of the chunks, from the front and from the back; what lies between is tiled
anew and its entries compared by their hashes with those that stood there. A first building is the same with
nothing to compare; it is stored every few seconds, and one that was interrupted goes on where it was.
"""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from litman.bibtex.file.encoding import wide_encoding
from litman.bibtex.file.inherit import inherited_fields
from litman.errors import FileChangedError
from litman.files import FileStamp, stamp_of
from litman.index.bibliography.chunks import Chunk, OpenBlockError, chunks_of, line_ends
from litman.index.bibliography.document import IndexedDocument, fresh_document, fresh_generation
from litman.index.bibliography.file import IndexedFile
from litman.index.bibliography.macros import read_macros
from litman.index.bibliography.rows import INHERITING, ChunkRows, Spot, entry_spots
from litman.index.bibliography.tables import (
    delete_chunk,
    delete_entries,
    insert_chunk,
    insert_entries,
    insert_findings,
    move_entries,
    renumber_lines,
)
from litman.index.bibliography.window import ChunkRow, Window, find_window, told_window
from litman.index.bibliography.workers import ChunkTask, read_chunks
from litman.index.schema import BIBLIOGRAPHY_INDEXES
from litman.index.store import Index
from litman.text.merge_conflicts import may_hold_conflict

if TYPE_CHECKING:
    from litman.library.storage.change import Replaced

Progress = Callable[[int, int], None]  # bytes done, bytes in all
_LARGE = 4 << 20  # bytes to read from which on other processes help
_STORED_EVERY_S = 2.0
_MOST_TRIES = 5
_MOST_TOUCHED = 2000  # keys that are looked up one by one; of more, all are looked through
_HEAD = 400


def _no_progress(done: int, total: int) -> None:
    pass


def refresh_bibliography(
    index: Index,
    path: Path,
    *,
    progress: Progress = _no_progress,
    clock: Callable[[], float] = time.monotonic,
    replaced: Replaced | None = None,
) -> IndexedDocument:
    """Return the document of the file, the index brought up to date with it.

    Args:
        index: The index.
        path: The bibliography.
        progress: Told how far a reading has come.
        clock: Seconds; says when to store what was read.
        replaced: What this process itself last did to the file, so that it is not searched for changes.

    Raises:
        FileReadError: the file cannot be read.
        FileChangedError: the file changes faster than it can be read.
        sqlite3.Error, OSError: the index cannot be read or written.
    """
    known = fresh_document(index, path, stamp_of(path))
    if known is not None:
        return known
    with index.locked():
        for _ in range(_MOST_TRIES):
            mark = stamp_of(path)
            generation = fresh_generation(index.connection, mark)
            if generation is None:
                generation = _Refresh(index, IndexedFile(path, mark), progress, clock).run(replaced)
            if generation is not None:
                return IndexedDocument(index, IndexedFile(path, mark), generation)
    raise FileChangedError(path)


class _Refresh:
    """One run over one state of the file. The lock of the index is held."""

    def __init__(
        self, index: Index, file: IndexedFile, progress: Progress, clock: Callable[[], float]
    ) -> None:
        self.index = index
        self.connection = index.connection
        self.file = file
        self.progress = progress
        self.clock = clock
        self.generation = 1
        self.touched: set[str] = set()  # folded keys of entries that came or went
        self.is_all_touched = False
        self.dropped: set[str] = set()  # numbers of chunks that are gone

    def run(self, replaced: Replaced | None = None) -> int | None:
        """Bring the tables up to date; None if the file changed meanwhile."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            window = self._told_window(replaced)
            self._begin()
            window = window or find_window(self._chunks(), self.file)
            try:
                self._replace(window)
            except OpenBlockError:
                self._replace(find_window(self._chunks(), self.file, keep_after=False))
            self._settle()
            is_same = self.file.is_same() and stamp_of(self.file.path) == self.file.mark
            self._write_mark(is_complete=is_same)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA synchronous = FULL")
        return self.generation if is_same else None

    def _told_window(self, replaced: Replaced | None) -> Window | None:
        """Return what of the file is new, where it is what we put in and the index is of what it was."""
        if replaced is None or replaced.after != self.file.mark:
            return None
        if fresh_generation(self.connection, replaced.before) is None:
            return None
        return told_window(self._chunks(), self.file, replaced.splices)

    def _store_so_far(self, *, is_durable: bool) -> None:
        """End the transaction and begin the next.

        The disk is waited for at the end of all only: an index that lost its power before is looked through
        when it is taken up again (`_look_through`).
        """
        self.connection.execute("COMMIT")
        self.connection.execute(f"PRAGMA synchronous = {'FULL' if is_durable else 'OFF'}")
        self.connection.execute("BEGIN IMMEDIATE")

    def _begin(self) -> None:
        found = self.connection.execute("SELECT generation, is_complete FROM bibliography").fetchone()
        self.generation = int(found[0]) + 1 if found else 1
        if found and not found[1]:
            self._look_through()
            self.is_all_touched = True  # nobody knows what the interrupted run had touched
        self._write_mark(is_complete=False)

    def _look_through(self) -> None:
        result = self.connection.execute("PRAGMA quick_check(1)").fetchone()
        if result != ("ok",):
            raise sqlite3.DatabaseError(str(result))

    def _write_mark(self, *, is_complete: bool) -> None:
        mark = self.file.mark or FileStamp(0, 0, 0, 0, 0)
        wide = wide_encoding(self.file.read(0, min(_HEAD, self.file.size)))
        self.connection.execute(
            "INSERT OR REPLACE INTO bibliography VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.file.path.name,
                self.file.mark is not None,
                mark.size,
                mark.mtime_ns,
                mark.ctime_ns,
                mark.inode,
                mark.device,
                is_complete,
                self.generation,
                wide,
            ),
        )

    def _chunks(self) -> list[ChunkRow]:
        query = "SELECT id, start, length, hash, is_open FROM chunk ORDER BY start"
        return [ChunkRow(*row) for row in self.connection.execute(query)]

    # The window

    def _replace(self, window: Window) -> None:
        """Tile the window anew and put its entries in the place of those that stood there."""
        if self._is_wide():
            window = Window(0, self.file.size, (), self._chunks(), ())
        size = window.end - window.start
        self._make_room(window)
        known = self._entries_without_chunk()
        macros = read_macros(self.connection, self.file, window.start, window.end)
        is_large = size > _LARGE
        if is_large:
            self._store_so_far(is_durable=False)
        stored = self.clock()
        for (chunk, moved), rows in read_chunks(self._tasks(window, known), macros, is_large=is_large):
            self._store(chunk, moved, rows)
            self.progress(chunk.start + len(chunk.data) - window.start, size)
            if self.clock() - stored > _STORED_EVERY_S:
                self._store_so_far(is_durable=False)
                stored = self.clock()
        gone = [(number, folded) for entries in known.values() for number, folded in entries]
        self.touched.update(folded for _, folded in gone)
        delete_entries(self.connection, (number for number, _ in gone))
        if is_large:
            self._store_so_far(is_durable=True)
        renumber_lines(self.connection)

    def _is_wide(self) -> bool:
        found = self.connection.execute("SELECT wide_encoding FROM bibliography").fetchone()
        return found is not None and found[0] is not None

    def _make_room(self, window: Window) -> None:
        for chunk in window.dropped:
            delete_chunk(self.connection, chunk.id)
            self.dropped.add(str(chunk.id))
        if window.kept_after:
            shift = window.end - window.kept_after[0].start
            numbers = [(shift, chunk.id) for chunk in window.kept_after]
            self.connection.executemany("UPDATE chunk SET start = start + ? WHERE id = ?", numbers)

    def _entries_without_chunk(self) -> dict[bytes, list[tuple[int, str]]]:
        """Return number and folded key of the entries that stood in the window, by hash."""
        known: dict[bytes, list[tuple[int, str]]] = defaultdict(list)
        # What an interrupted run left without a chunk is found only by looking through all.
        is_all = self.is_all_touched or len(self.dropped) > _MOST_TOUCHED
        chosen = "chunk NOT IN (SELECT id FROM chunk)" if is_all else f"chunk IN ({', '.join(self.dropped)})"
        query = f"SELECT hash, id, folded FROM entry WHERE {chosen} ORDER BY id DESC"
        for digest, number, folded in self.connection.execute(query):
            known[digest].append((number, folded))
        return known

    def _tasks(
        self, window: Window, known: dict[bytes, list[tuple[int, str]]]
    ) -> Iterator[tuple[tuple[Chunk, list[tuple[int, Spot]]], ChunkTask]]:
        """Give each chunk with the entries in it that are known, and what is to be read of it."""
        if self._is_wide():
            return
        is_rest = window.end == self.file.size
        for chunk in chunks_of(self.file.read, window.start, window.end, is_rest=is_rest):
            spots = entry_spots(chunk.data, chunk.tiles)
            moved, wanted = [], []
            for number, (digest, spot) in enumerate(spots):
                if same := known.get(digest):
                    entry, folded = same.pop()
                    moved.append((entry, spot))
                    self.touched.add(folded)
                else:
                    wanted.append(number)
            yield (chunk, moved), ChunkTask(chunk.data, chunk.tiles, spots, wanted)

    def _store(self, chunk: Chunk, moved: Sequence[tuple[int, Spot]], rows: ChunkRows) -> None:
        connection = self.connection
        number = insert_chunk(
            connection,
            chunk,
            lines=line_ends(chunk.data),
            digest=sha256(chunk.data).digest(),
            has_conflict=may_hold_conflict(chunk.data),
        )
        move_entries(connection, number, moved)
        insert_entries(connection, number, rows.entries)
        insert_findings(connection, number, rows.findings)
        connection.executemany(
            "INSERT INTO macro_block (chunk, start, length) VALUES (?, ?, ?)",
            ((number, *block) for block in rows.macro_blocks),
        )
        self.touched.update(row.folded for row in rows.entries)

    # What follows from other entries

    def _settle(self) -> None:
        """Bring to date what depends on several entries: repeated keys, inherited fields."""
        for statement in BIBLIOGRAPHY_INDEXES.split(";"):
            if statement.strip():
                self.connection.execute(statement)
        self._find_repeated_keys()
        self._unsettle_heirs()
        self._write_mark(is_complete=False)
        document = IndexedDocument(self.index, self.file, self.generation)
        numbers = [n for (n,) in self.connection.execute("SELECT id FROM entry WHERE is_settled = 0")]
        for number in numbers:
            self._settle_entry(document, number)

    def _find_repeated_keys(self) -> None:
        connection = self.connection
        if self.is_all_touched or len(self.touched) > _MOST_TOUCHED:
            connection.execute("DELETE FROM repeated_key")
            connection.execute(
                "INSERT INTO repeated_key SELECT folded FROM entry WHERE folded != '' "
                "GROUP BY folded HAVING COUNT(*) > 1"
            )
            return
        keys = [(key,) for key in self.touched if key]
        connection.executemany("DELETE FROM repeated_key WHERE folded = ?", keys)
        connection.executemany(
            "INSERT INTO repeated_key SELECT folded FROM entry WHERE folded = ? "
            "GROUP BY folded HAVING COUNT(*) > 1",
            keys,
        )

    def _unsettle_heirs(self) -> None:
        """Mark the entries that take fields over from one that came or went, and those that do so from them."""
        fields = ", ".join(f"'{name}'" for name in INHERITING)
        unsettle = f"UPDATE entry SET is_settled = 0 WHERE id IN (SELECT entry FROM reference WHERE field IN ({fields})"
        if self.is_all_touched or len(self.touched) > _MOST_TOUCHED:
            self.connection.execute(unsettle + ")")
            return
        unsettled = self.connection.execute("SELECT folded FROM entry WHERE is_settled = 0")
        wave, done = self.touched.union(folded for (folded,) in unsettled), set()
        while wave:
            done |= wave
            heirs = set()
            for key in wave:
                query = (
                    "SELECT e.id, e.folded FROM reference r JOIN entry e ON e.id = r.entry "
                    f"WHERE r.folded = ? AND r.field IN ({fields})"
                )
                for number, folded in self.connection.execute(query, (key,)).fetchall():
                    self.connection.execute("UPDATE entry SET is_settled = 0 WHERE id = ?", (number,))
                    heirs.add(folded)
            wave = heirs - done

    def _settle_entry(self, document: IndexedDocument, number: int) -> None:
        """Make the rows of an entry anew, with all that it inherits."""
        from litman.index.bibliography.entry_rows import entry_row

        query = "SELECT chunk, start, length, line, before, after, hash FROM entry WHERE id = ?"
        chunk, *spot, digest = self.connection.execute(query, (number,)).fetchone()
        entry = document.numbered(number)
        row = entry_row(entry, Spot(*spot), digest, inherited_fields(document, entry), is_settled=True)
        delete_entries(self.connection, [number])
        insert_entries(self.connection, chunk, [row])
