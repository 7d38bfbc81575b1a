"""Rows of entries into the tables of the index and out of them. All of it inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from litman.index.bibliography.chunks import Chunk
from litman.index.bibliography.rows import COLUMNS, WORD_COLUMNS, EntryRow, FindingRow, Spot

_SPOT = ("chunk", *Spot._fields)
_ENTRY_COLUMNS = ("id", *_SPOT, *COLUMNS)


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


_INSERT_ENTRY = _insert("entry", _ENTRY_COLUMNS)
_INSERT_WORDS = _insert("entry_words", ("rowid", *WORD_COLUMNS))
_INSERT_REFERENCE = _insert("reference", ("entry", "field", "name", "folded", "number"))
_INSERT_ATTACHMENT = _insert("attachment", ("entry", "path"))
_INSERT_BLOCK = _insert("entry_block", ("entry", "number"))
_INSERT_FINDING = _insert("finding", ("chunk", "number", "line", "column", "code", "message"))
_MOVE = f"UPDATE entry SET {', '.join(f'{name} = ?' for name in _SPOT)} WHERE id = ?"
_OF_ENTRIES = (("entry", "id"), ("reference", "entry"), ("attachment", "entry"), ("entry_block", "entry"))


def insert_entries(connection: sqlite3.Connection, chunk: int, rows: Sequence[EntryRow]) -> None:
    """Add entries that stand in a chunk."""
    first = next_entry_id(connection)
    numbered = list(enumerate(rows, first))
    connection.executemany(
        _INSERT_ENTRY, ((number, chunk, *row.spot, *row.values) for number, row in numbered)
    )
    connection.executemany(_INSERT_WORDS, ((number, *row.words) for number, row in numbered))
    connection.executemany(
        _INSERT_REFERENCE, ((number, *name) for number, row in numbered for name in row.names)
    )
    connection.executemany(
        _INSERT_ATTACHMENT, ((number, path) for number, row in numbered for path in row.files)
    )
    connection.executemany(
        _INSERT_BLOCK, ((number, block) for number, row in numbered for block in row.blocks)
    )


def next_entry_id(connection: sqlite3.Connection) -> int:
    """Return a number that no entry had before: words of entries that are gone are still under theirs."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    return int(found[0]) + 1 if found else 1


def move_entries(connection: sqlite3.Connection, chunk: int, moved: Iterable[tuple[int, Spot]]) -> None:
    """Say where entries stand now that are the same as before."""
    connection.executemany(_MOVE, ((chunk, *spot, number) for number, spot in moved))


def delete_entries(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Remove entries. Their words stay, under numbers that are in no other table."""
    rows = [(number,) for number in numbers]
    for table, column in _OF_ENTRIES:
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)


def insert_findings(connection: sqlite3.Connection, chunk: int, rows: Sequence[FindingRow]) -> None:
    """Add what is wrong in a chunk."""
    connection.executemany(_INSERT_FINDING, ((chunk, number, *row) for number, row in enumerate(rows)))


def insert_chunk(
    connection: sqlite3.Connection, chunk: Chunk, *, lines: int, digest: bytes, has_conflict: bool
) -> int:
    """Add a chunk and return its number; its first line is told later, by `renumber_lines`."""
    cursor = connection.execute(
        "INSERT INTO chunk (start, length, line, lines, hash, is_open, has_conflict) VALUES (?, ?, 0, ?, ?, ?, ?)",
        (chunk.start, len(chunk.data), lines, digest, chunk.is_open, has_conflict),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def delete_chunk(connection: sqlite3.Connection, chunk: int) -> None:
    """Remove a chunk with its findings and macros; its entries are left without one."""
    for table, column in (("chunk", "id"), ("finding", "chunk"), ("macro_block", "chunk")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (chunk,))


def renumber_lines(connection: sqlite3.Connection) -> None:
    """Make the first lines and the starts of all chunks follow from what stands before them."""
    start, line = 0, 1
    changed = []
    rows = connection.execute("SELECT id, start, line, length, lines FROM chunk ORDER BY start").fetchall()
    for number, old_start, old_line, length, lines in rows:
        if (old_start, old_line) != (start, line):
            changed.append((start, line, number))
        start, line = start + length, line + lines
    connection.executemany("UPDATE chunk SET start = ?, line = ? WHERE id = ?", changed)
