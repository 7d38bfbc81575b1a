"""Where each of some words stands in each of some texts, found by FTS5 itself: the same words as in a search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence

_OPEN, _CLOSE = "\x02", "\x03"
_MARKS = re.compile("[\x02\x03]")
_TABLE = "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
_FIND = "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?"
Spans = tuple[tuple[int, int], ...]  # offsets in a text, code points


def term_rows(texts: Sequence[str], words: Sequence[str]) -> list[Mapping[int, Spans]]:
    """Return for each word the texts that have it, by their number, with where it stands in them.

    Args:
        texts: What is looked through.
        words: Each alone; a word of several parts (`beta-blocker`) stands with its parts one after the other.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(_TABLE)
        rows = ((number, _MARKS.sub(" ", text)) for number, text in enumerate(texts))
        connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
        return [_rows_of(connection, word) for word in words]
    finally:
        connection.close()


def _rows_of(connection: sqlite3.Connection, word: str) -> Mapping[int, Spans]:
    quoted = '"' + word.replace('"', '""') + '"'
    return {row: _spans(marked) for row, marked in connection.execute(_FIND, (_OPEN, _CLOSE, quoted))}


def _spans(marked: str) -> Spans:
    found, length = [], 0
    for number, piece in enumerate(_MARKS.split(marked)):
        if number % 2:
            found.append((length, length + len(piece)))
        length += len(piece)
    return tuple(found)
