"""A bibliography with its index, in chunks so small that a short file has many of them."""

import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from litman.bibtex.file.whole_document import WholeDocument
from litman.index.bibliography import chunks
from litman.index.bibliography import macros as entry_macros
from litman.index.bibliography import refresh as entry_refresh
from litman.index.bibliography.document import IndexedDocument
from litman.index.bibliography.refresh import refresh_bibliography
from litman.index.bibliography.rows import COLUMNS
from litman.index.schema import create_tables
from litman.index.store import Index

_times = itertools.count(1_700_000_000_000_000_001, 1_000_000)
_PLACED = ("start", "length", "line", "before", "after")


@contextmanager
def small_chunks(size: int = 24, window: int = 40) -> Iterator[None]:
    """Make chunks of some bytes, and no waiting for the clock: the tests give each state its own time."""
    with pytest.MonkeyPatch.context() as patch:
        small = partial(chunks.chunks_of, size=size)
        patch.setattr(chunks, "_WINDOW", window)
        patch.setattr(entry_refresh, "chunks_of", small)
        patch.setattr(entry_macros, "chunks_of", small)
        patch.setattr("litman.files._TICK_NS", 0)
        yield


def new_index() -> Index:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    return Index(None, connection, print)


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    now = next(_times)
    os.utime(path, ns=(now, now))


def indexed(path: Path, data: bytes, index: Index | None = None) -> IndexedDocument:
    write(path, data)
    return refresh_bibliography(index or new_index(), path)


def rows_of(index: Index) -> dict[str, list[Any]]:
    """Return what the index says, without the numbers that entries and chunks happen to have."""
    columns = ", ".join(f"e.{name}" for name in (*_PLACED[1:], *COLUMNS))
    ask = index.connection.execute
    entries = ask(
        f"SELECT c.start + e.start, c.line, {columns} FROM entry e JOIN chunk c ON c.id = e.chunk ORDER BY 1"
    ).fetchall()
    lines = [(row[0], row[1] + row[3], *row[2:3], *row[4:]) for row in entries]
    references = ask(
        "SELECT c.start + e.start, r.field, r.name, r.number FROM reference r JOIN entry e ON e.id = r.entry "
        "JOIN chunk c ON c.id = e.chunk ORDER BY 1, 2, 4"
    ).fetchall()
    findings = ask(
        "SELECT c.line + f.line, f.column, f.code, f.message FROM finding f JOIN chunk c ON c.id = f.chunk "
    ).fetchall()
    orphans = ask("SELECT COUNT(*) FROM entry WHERE chunk NOT IN (SELECT id FROM chunk)").fetchall()
    return {
        "entries": lines,
        "references": references,
        "findings": sorted(findings),
        "repeated": ask("SELECT folded FROM repeated_key ORDER BY 1").fetchall(),
        "macros": ask("SELECT name, text FROM macro ORDER BY 1").fetchall(),
        "orphans": orphans,
    }


def assert_same_answers(known: WholeDocument, plain: WholeDocument) -> None:
    """Assert that two documents of the same file say the same."""
    assert known.keys() == plain.keys()
    assert known.findings == plain.findings
    assert known.macros == plain.macros
    assert known.wide_encoding == plain.wide_encoding
    pairs = list(itertools.zip_longest(known.entries(), plain.entries()))
    for one, other in pairs:
        assert_same_entry(one, other)
    asked = {key for key in plain.keys()} | {"k", "K1", "o", "O", "nobody", ""}  # noqa: C416, SIM118
    for key in sorted(asked | {key.upper() for key in asked} | {key.lower() for key in asked}):
        assert known.resolve(key) == plain.resolve(key), key
        assert (key in known) == (key in plain), key
        one, other = known.find(key), plain.find(key)
        assert (one is None) == (other is None), key
        if one is not None:
            assert_same_entry(one, other)


def assert_same_entry(one: Any, other: Any) -> None:
    assert (one.key, one.type, one.raw, one.encoding) == (other.key, other.type, other.raw, other.encoding)
    assert one.values == other.values
    assert one.place() == other.place()
    assert [one.place(field.name) for field in one.fields] == [other.place(f.name) for f in other.fields]
    assert one.document.offset + one.span[0] == other.document.offset + other.span[0]
