"""Where each of some words stands in each of some texts, found by FTS5 itself: the same words as in a search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence

from litman.index.query.nodes import Words
from litman.index.query.sql import match_text

_OPEN, _CLOSE = "\x02", "\x03"
_MARKS = re.compile("[\x02\x03]")
_DIGITS_BEFORE, _DIGITS_AFTER = re.compile(r"\d[.,]\Z"), re.compile(r"[.,]\d")
_TABLE = "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
_FIND = "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?"
Spans = tuple[tuple[int, int], ...]  # offsets in a text, code points


def term_rows(texts: Sequence[str], words: Sequence[Words]) -> list[Mapping[int, Spans]]:
    """Return for each word the texts that have it, by their number, with where it stands in them.

    Args:
        texts: What is looked through.
        words: Each alone, or what says the same; a word of several parts (`beta-blocker`) stands with its parts one
            after the other.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(_TABLE)
        rows = ((number, _MARKS.sub(" ", text)) for number, text in enumerate(texts))
        connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
        return [_rows_of(connection, word) for word in words]
    finally:
        connection.close()


def _rows_of(connection: sqlite3.Connection, word: Words) -> Mapping[int, Spans]:
    found = connection.execute(_FIND, (_OPEN, _CLOSE, match_text(word)))
    rows = {row: _spans(marked) for row, marked in found}
    return {row: spans for row, spans in rows.items() if spans}


def _spans(marked: str) -> Spans:
    pieces = _MARKS.split(marked)
    found, length = [], 0
    for number, piece in enumerate(pieces):
        is_part = number % 2 and _is_part_of_number(pieces[number - 1], piece, pieces[number + 1])
        if number % 2 and not is_part:
            found.append((length, length + len(piece)))
        length += len(piece)
    return tuple(found)


def _is_part_of_number(before: str, word: str, after: str) -> bool:
    """Whether digits that were found belong to others beside them: 4 of 19.4, which FTS5 reads as two words."""
    return word.isdigit() and (_DIGITS_BEFORE.search(before[-2:]) or _DIGITS_AFTER.match(after)) is not None
