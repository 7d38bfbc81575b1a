"""What the `@string` macros of the bibliography say, read from their blocks alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from litman.bibtex.file.scan import Tile
from litman.bibtex.file.whole_document import WholeDocument
from litman.index.bibliography.chunks import chunks_of
from litman.index.bibliography.file import IndexedFile

_STRING = re.compile(rb"@\s*+string\s*+[{(]", re.IGNORECASE)
_PIECE = 1 << 22
_LONGEST_HEAD = 4096


def read_macros(connection: sqlite3.Connection, file: IndexedFile, start: int, end: int) -> Mapping[str, str]:
    """Return the macros of the file, its bytes from `start` to `end` tiled anew; store them if they changed.

    What stands beside those bytes is in chunks that are kept. Entries that use macros are marked as not settled if any
    macro changed.

    Raises:
        OpenBlockError: a block that begins there is not closed in it.
    """
    old = dict(connection.execute("SELECT name, text FROM macro"))
    blocks = [
        file.read(at, length)
        for at, length in connection.execute(
            "SELECT c.start + m.start, m.length FROM macro_block m JOIN chunk c ON c.id = m.chunk "
            "WHERE c.start < ? ORDER BY c.start, m.start",
            (start,),
        )
    ]
    blocks += _blocks_in(file, start, end)
    blocks += [
        file.read(at, length)
        for at, length in connection.execute(
            "SELECT c.start + m.start, m.length FROM macro_block m JOIN chunk c ON c.id = m.chunk "
            "WHERE c.start >= ? ORDER BY c.start, m.start",
            (end,),
        )
    ]
    new = macros_of(blocks)
    if new != old:
        connection.execute("DELETE FROM macro")
        connection.executemany("INSERT INTO macro (name, text) VALUES (?, ?)", new.items())
        connection.execute("UPDATE entry SET is_settled = 0 WHERE uses_macros = 1")
    return new


def macros_of(blocks: list[bytes]) -> Mapping[str, str]:
    """Return the macros that these `@string` blocks define, in their order."""
    tiles = []
    position = 0
    for block in blocks:
        tiles.append(Tile("string", position, position + len(block)))
        position += len(block)
    return dict(WholeDocument(Path(), b"".join(blocks), tiles=tiles).macros)


def _blocks_in(file: IndexedFile, start: int, end: int) -> list[bytes]:
    if not _may_hold_string(file, start, end):
        return []
    is_rest = end == file.size
    return [
        chunk.data[begin:stop]
        for chunk in chunks_of(file.read, start, end, is_rest=is_rest)
        for kind, begin, stop in chunk.tiles
        if kind == "string"
    ]


def _may_hold_string(file: IndexedFile, start: int, end: int) -> bool:
    for at in range(start, end, _PIECE):
        stop = min(at + _PIECE + _LONGEST_HEAD, end)
        if _STRING.search(file.read(at, stop - at)):
            return True
    return False
