"""The bibliography as the index knows it: a `Document` that reads an entry's own bytes and no others.

It shows the file as it was when it was opened. Where the index went on since, or the file's bytes are not those that
the index speaks of, it reads the whole file and answers as any document does.
"""

from __future__ import annotations

import contextlib
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from litman.bibtex.file.document import Blocks, Document
from litman.bibtex.file.entry import Entry, required
from litman.bibtex.file.excerpt import Excerpt
from litman.bibtex.file.layout import line_ending
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.splices import Splice
from litman.bibtex.file.whole_document import WholeDocument
from litman.files import ByteSplice, FileStamp
from litman.finding import Finding, Place
from litman.index.bibliography.chunks import block_hash
from litman.index.bibliography.file import IndexedFile
from litman.index.placeholders import marks
from litman.index.store import Index
from litman.text.merge_conflicts import may_hold_conflict

T = TypeVar("T")
_PIECE = 1 << 16
_LONGEST_LINES = 1 << 16  # bytes beside an entry on its lines, beyond which the whole file is read instead
_SPOT = """
SELECT c.start, c.line, e.start, e.length, e.line, e.before, e.after, e.hash, e.key
FROM entry e JOIN chunk c ON c.id = e.chunk
"""
_IN_ORDER = " ORDER BY c.start, e.start"


class _Spot(NamedTuple):
    """Where an entry stands: chunk and entry as in their tables."""

    chunk_start: int
    chunk_line: int
    start: int
    length: int
    line: int
    before: int
    after: int
    hash: bytes
    key: str

    @property
    def offset(self) -> int:
        return self.chunk_start + self.start

    @property
    def line_number(self) -> int:
        return self.chunk_line + self.line


class OtherFileError(Exception):
    """The index speaks of another state of the file than the one that was opened."""


def fresh_generation(connection: sqlite3.Connection, mark: FileStamp | None) -> int | None:
    """Return the generation of the index if it is complete and of the file with this mark, else None."""
    row = connection.execute(
        "SELECT is_complete, is_there, mark_size, mark_mtime_ns, mark_ctime_ns, mark_inode, mark_device, generation "
        "FROM bibliography"
    ).fetchone()
    if row is None or not row[0]:
        return None
    known = FileStamp(*row[2:7]) if row[1] else None
    return int(row[7]) if known == mark else None


def fresh_document(index: Index, path: Path, mark: FileStamp | None) -> IndexedDocument | None:
    """Return the document of the file with this mark if the index is up to date with it, else None.

    Raises:
        FileReadError, FileChangedError: the file cannot be opened, or is another by now.
        sqlite3.Error: the index cannot be read.
    """
    generation = fresh_generation(index.connection, mark)
    return None if generation is None else IndexedDocument(index, IndexedFile(path, mark), generation)


class IndexedDocument:
    """A document that asks the index. Fulfils `Document`."""

    def __init__(self, index: Index, file: IndexedFile, generation: int) -> None:
        """Take the file as it is in this generation of the index."""
        self.path = file.path
        self.index = index
        self.file = file
        self.generation = generation
        self.mark = file.mark
        # Column and value → the first of several entries that have it: SQLite sorts all of them to find it.
        self._first_of_several: dict[tuple[str, str], _Spot] = {}
        self._plain: WholeDocument | None = None

    @cached_property
    def data(self) -> bytes:
        return self.file.data

    @property
    def plain(self) -> WholeDocument:
        """The same document, read as a whole."""
        if self._plain is None:
            self._plain = WholeDocument(self.path, self.data)
        return self._plain

    @cached_property
    def wide_encoding(self) -> str | None:
        def told(connection: sqlite3.Connection) -> str | None:
            found: str | None
            (found,) = connection.execute("SELECT wide_encoding FROM bibliography").fetchone()
            return found

        return self._asked(told, lambda plain: plain.wide_encoding)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return self._asked(lambda _: self._findings(), lambda plain: plain.findings)

    @property
    def may_hold_conflict(self) -> bool:
        """Whether git may have left a conflict in the file."""
        query = "SELECT EXISTS (SELECT 1 FROM chunk WHERE has_conflict = 1)"
        return self._asked(
            lambda connection: bool(self.wide_encoding or connection.execute(query).fetchone()[0]),
            lambda plain: may_hold_conflict(plain.data),
        )

    def keys(self) -> list[str]:
        query = f"SELECT e.key FROM entry e JOIN chunk c ON c.id = e.chunk WHERE e.key != ''{_IN_ORDER}"
        return self._asked(
            lambda connection: list(dict.fromkeys(key for (key,) in connection.execute(query))),
            lambda plain: plain.keys(),
        )

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or not key:
            return False
        query = "SELECT 1 FROM entry WHERE key = ?"
        return self._asked(
            lambda connection: connection.execute(query, (key,)).fetchone() is not None,
            lambda plain: key in plain,
        )

    def entries(self) -> Iterator[Entry]:
        given = 0
        try:
            for entry in self._entries():
                given += 1
                yield entry
        except OtherFileError:
            for number, entry in enumerate(self.plain.entries()):
                if number >= given:
                    yield entry

    def find(self, key: str) -> Entry | None:
        return self._asked(lambda _: self._found(key), lambda plain: plain.find(key)) if key else None

    def entry(self, key: str) -> Entry:
        return required(self.find(key), key)

    def resolve(self, key: str) -> str | None:
        return self._asked(lambda _: self._resolved(key), lambda plain: plain.resolve(key)) if key else None

    @cached_property
    def macros(self) -> Mapping[str, str]:
        query = "SELECT name, text FROM macro"
        return self._asked(
            lambda connection: dict(connection.execute(query).fetchall()), lambda plain: plain.macros
        )

    def numbered(self, number: int) -> Entry:
        """Return the entry with this number in the index."""
        with self.reading() as connection:
            return self._entry_at(_Spot(*connection.execute(f"{_SPOT} WHERE e.id = ?", (number,)).fetchone()))

    def naming(self, key: str, fields: Sequence[str]) -> list[Entry]:
        query = f"{_SPOT} WHERE e.id IN (SELECT entry FROM reference WHERE folded = ? AND field IN ({marks(fields)}))"

        def named(connection: sqlite3.Connection) -> list[Entry]:
            rows = connection.execute(query + _IN_ORDER, (key.lower(), *fields)).fetchall()
            return [self._entry_at(_Spot(*row)) for row in rows]

        return self._asked(named, lambda plain: plain.naming(key, fields))

    @cached_property
    def newline(self) -> bytes:
        for start in range(0, self.file.size, _PIECE):
            # one more: `\r\n` stays whole
            data = self.file.read(start, min(_PIECE + 1, self.file.size - start))
            if b"\n" in data or b"\r" in data:
                return line_ending(data)
        return line_ending(b"")

    def spliced(self, splices: Sequence[Splice], *, hints: Mapping[str, int] | None = None) -> Document:
        from litman.index.bibliography.edited_document import EditedDocument

        return EditedDocument(self, self.file, tuple(splices), is_inside=hints is not None)

    def byte_splices(self) -> tuple[ByteSplice, ...]:
        return ()

    def in_full(self) -> WholeDocument:
        return self.plain

    def last_part(self) -> Blocks:
        return self._chunks_around(self.file.size - 1, beside=0)

    def part_around(self, entry: Entry) -> tuple[Blocks, Entry]:
        part = self._chunks_around(entry.document.offset + entry.span[0], beside=1)
        return part, part.holding(entry)

    # Reading the index

    def _asked(self, question: Callable[[sqlite3.Connection], T], whole: Callable[[WholeDocument], T]) -> T:
        """Return the index's answer, or that of the whole file where the index speaks of another state of it."""
        try:
            with self.reading() as connection:
                return question(connection)
        except OtherFileError:
            return whole(self.plain)

    def _found(self, key: str) -> Entry | None:
        spot = self._spot(key)
        if spot is None:
            return None
        entry = self._entry_at(spot)
        if entry.key != spot.key:  # the row is of another entry: somebody else wrote it
            raise OtherFileError
        return entry

    def _resolved(self, key: str) -> str | None:
        spot = self._spot(key)
        return spot.key if spot else self._alias(key) or self._alias(key.lower())

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection while the tables are those of this document's generation."""
        if self._plain is not None:
            raise OtherFileError
        connection = self.index.connection
        try:
            is_inside = connection.in_transaction
        except sqlite3.Error as exc:  # closed: a later question gave the index up
            raise OtherFileError from exc
        try:
            if not is_inside:
                connection.execute("BEGIN")
            found = connection.execute("SELECT generation FROM bibliography").fetchone()
            if found != (self.generation,):
                raise OtherFileError
            yield connection
        except sqlite3.Error as exc:
            raise OtherFileError from exc
        finally:
            with contextlib.suppress(sqlite3.Error):
                if not is_inside and connection.in_transaction:
                    connection.execute("COMMIT")

    def _spot(self, key: str) -> _Spot | None:
        with self.reading() as connection:
            for column, value in (("key", key), ("folded", key.lower())):
                if (column, value) in self._first_of_several:
                    return self._first_of_several[column, value]
                query = f"{_SPOT} WHERE e.{column} = ? AND e.key != ''{_IN_ORDER} LIMIT 2"
                rows = connection.execute(query, (value,)).fetchall()
                if rows:
                    spot = _Spot(*rows[0])
                    if len(rows) > 1:
                        self._first_of_several[column, value] = spot
                    return spot
        return None

    def _chunks_around(self, offset: int, *, beside: int) -> Excerpt:
        """Return the chunk that holds an offset and some beside it; all where what is beside chunks matters."""
        query = "SELECT start, length, line, is_open FROM chunk ORDER BY start"
        rows = self._asked(lambda connection: connection.execute(query).fetchall(), lambda _: [])
        if any(is_open for *_, is_open in rows) or self.wide_encoding:
            return Excerpt(self, self.data)
        number = bisect_right(rows, offset, key=lambda row: row[0]) - 1
        if number < 0:
            return Excerpt(self, self.data)
        chosen = rows[max(0, number - beside) : number + beside + 1]
        start, _, line, _ = chosen[0]
        data = self.file.read(start, chosen[-1][0] + chosen[-1][1] - start)
        return Excerpt(self, data, offset=start, line=line)

    def _alias(self, key: str) -> str | None:
        """Return the key of the first entry that has an old key, as written before other cases of it."""
        query = """
            SELECT e.key FROM reference r JOIN entry e ON e.id = r.entry JOIN chunk c ON c.id = e.chunk
            WHERE r.folded = ? AND r.field = 'ids' AND e.key != '' AND (r.name = ? OR ? = r.folded)
            ORDER BY r.name != ?, c.start, e.start, r.number LIMIT 1
        """
        with self.reading() as connection:
            found = connection.execute(query, (key.lower(), key, key, key)).fetchone()
        return str(found[0]) if found else None

    def _entry_at(self, spot: _Spot) -> Entry:
        if spot.before + spot.after > _LONGEST_LINES:
            return Entry(self.plain, Tile("entry", spot.offset, spot.offset + spot.length), is_first=True)
        offset = spot.offset - spot.before
        data = self.file.read(offset, spot.before + spot.length + spot.after)
        tile = Tile("entry", spot.before, spot.before + spot.length)
        if block_hash(data[tile.start : tile.end]) != spot.hash:
            raise OtherFileError
        return Entry(Excerpt(self, data, offset=offset, line=spot.line_number), tile, is_first=True)

    def _entries(self) -> Iterator[Entry]:
        with self.reading() as connection:
            chunks = connection.execute("SELECT id, start, length, line FROM chunk ORDER BY start").fetchall()
        query = "SELECT start, length, hash FROM entry WHERE chunk = ? ORDER BY start"
        for number, start, length, line in chunks:
            with self.reading() as connection:
                rows = connection.execute(query, (number,)).fetchall()
            if not rows:
                continue
            part = Excerpt(self, self.file.read(start, length), offset=start, line=line)
            if any(block_hash(part.data[at : at + count]) != digest for at, count, digest in rows):
                raise OtherFileError
            for at, count, _ in rows:
                yield Entry(part, Tile("entry", at, at + count))

    # Findings

    def _findings(self) -> tuple[Finding, ...]:
        if self.wide_encoding:
            return self.plain.findings
        query = """
            SELECT c.line + f.line, f.column, f.code, f.message
            FROM finding f JOIN chunk c ON c.id = f.chunk ORDER BY c.start, f.number
        """
        repeated = f"{_SPOT} WHERE e.folded IN (SELECT folded FROM repeated_key){_IN_ORDER}"
        with self.reading() as connection:
            rows = connection.execute(query).fetchall()
            spots = [_Spot(*row) for row in connection.execute(repeated)]
        if not rows and not spots:
            return ()
        from litman.bibtex.file.codes import bib_finding
        from litman.bibtex.file.structure import in_order, key_findings

        found = [bib_finding(code, Place(self.path, line, column), text) for line, column, code, text in rows]
        entries = [(spot.key, self._entry_at(spot)) for spot in spots]
        placed = [(key, entry.document.place(entry.span[0])) for key, entry in entries]
        return in_order([*found, *key_findings(placed)])
