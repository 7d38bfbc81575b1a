"""Where the words of a query stand in a text, found by FTS5 itself: what is marked is what it matched."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from litman.index.query.nodes import TextColumn, Words
from litman.index.query.sql import match_any

_TOKENS = 30  # words of a passage: two to three lines
_OPEN, _CLOSE = "\x02", "\x03"
_MARKS = re.compile("[\x02\x03]")
# A longer text is looked through in parts: FTS5 weighs each place of a word with all words of the text.
_PART = 20_000  # characters
_TABLE = "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"


@dataclass(frozen=True, slots=True)
class Source:
    """A text in which words may stand."""

    field: TextColumn
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text or a part of it, with the words that a search found."""

    field: str  # `title`, `abstract`, `claim`, `quote`, `note`…
    text: str
    marks: tuple[tuple[int, int], ...]  # offsets of the words in it, code points

    def to_json(self) -> dict[str, object]:
        """Return the passage as a JSON object."""
        return {"field": self.field, "text": self.text, "marks": [list(mark) for mark in self.marks]}


def mark_sources(
    sources: Sequence[Source], words: Iterable[Words], *, is_whole: bool = False
) -> list[Passage | None]:
    """Return for each source the part of it in which most of the words stand; None where there is none of them.

    Args:
        sources: The texts.
        words: What is looked for; a word that names a field is looked for in sources of that field only.
        is_whole: Return the whole text, not a part.
    """
    words = list(words)
    found: list[Passage | None] = [None] * len(sources)
    fields = dict.fromkeys(source.field for source in sources)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(_TABLE)
        for field in fields:
            fitting = [replace(word, column=None) for word in words if word.column in (None, field)]
            if fitting:
                _mark_field(connection, field, sources, fitting, found, is_whole=is_whole)
    finally:
        connection.close()
    return found


def best_passage(passages: Iterable[Passage | None]) -> Passage | None:
    """Return the passage with most different words marked, of equals the first."""
    best, most = None, 0
    for passage in passages:
        if passage is not None:
            count = len({passage.text[start:end].casefold() for start, end in passage.marks})
            if count > most:
                best, most = passage, count
    return best


def _mark_field(
    connection: sqlite3.Connection,
    field: TextColumn,
    sources: Sequence[Source],
    words: Sequence[Words],
    found: list[Passage | None],
    *,
    is_whole: bool,
) -> None:
    rows = [
        (number, part)
        for number, source in enumerate(sources)
        if source.field == field
        for part in _parts(_MARKS.sub(" ", source.text), len(source.text) if is_whole else _PART)
    ]
    connection.execute("DELETE FROM texts")
    connection.executemany(
        "INSERT INTO texts (rowid, text) VALUES (?, ?)", ((at, part) for at, (_, part) in enumerate(rows))
    )
    shown = "highlight(texts, 0, ?, ?)" if is_whole else f"snippet(texts, 0, ?, ?, '…', {_TOKENS})"
    sql = f"SELECT rowid, {shown} FROM texts WHERE texts MATCH ?"
    for row, marked in connection.execute(sql, (_OPEN, _CLOSE, match_any(words))):
        text, marks = _split(marked)
        if marks:
            number = rows[row][0]
            found[number] = best_passage((found[number], Passage(_NAMES.get(field, field), text, marks)))


def _parts(text: str, length: int) -> Iterator[str]:
    """Give the text in parts of at most this length, each ended by a space where there is one."""
    start = 0
    while len(text) - start > length:
        end = text.rfind(" ", start, start + length) + 1 or start + length
        yield text[start:end]
        start = end
    yield text[start:]


_NAMES = {"creators": "author", "keywords": "keyword", "notes": "note"}


def _split(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text without the marks, and where they were."""
    pieces, marks = [], []
    length = 0
    for number, piece in enumerate(_MARKS.split(marked)):
        if number % 2:
            marks.append((length, length + len(piece)))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), tuple(marks)
