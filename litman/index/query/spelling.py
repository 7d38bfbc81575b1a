"""Words of the library that are spelt like one that it does not have.

The index knows stems, not words: which word a stem stands for is seen in a work that has it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator

from litman.index.query.nodes import Words

_TABLES = ("entry_words", "claim_words")
_MOST_OFFERED = 3
_LEAST = 4  # letters: shorter words are like too many others
_SMALL = 5_000  # entries
_MOST_TERMS = 400_000  # looked at


def near_spellings(connection: sqlite3.Connection, words: Iterable[Words]) -> dict[str, list[str]]:
    """Return for each word that nothing in the library has the words that are spelt alike, the nearest first.

    Words of which there is nothing alike are left out, and so are phrases and the beginnings of words.
    """
    offered: dict[str, list[str]] = {}
    for word in words:
        text = word.text.strip(".,;:!?()[]{}'’“”").lower()
        if word.is_prefix or not text.isalnum() or len(text) < _LEAST or _is_known(connection, text):
            continue
        near = _near(connection, text)
        if near:
            offered[word.text] = near
    return offered


def _is_known(connection: sqlite3.Connection, text: str) -> bool:
    return any(
        connection.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (f'"{text}"',)).fetchone()
        for table in (*_TABLES, "file_words")
    )


def _near(connection: sqlite3.Connection, text: str) -> list[str]:
    with _vocabulary(connection) as stem_of:
        stem = stem_of(text)
        found: dict[str, tuple[float, int]] = {}
        for first in _beginnings(connection, stem):
            for term, documents in _terms(connection, first, first + "\U0010ffff"):
                distance = _distance(stem, term)
                if distance is not None:
                    known = found.get(term)
                    found[term] = (distance, documents + (known[1] if known else 0))
            if found:
                break
        best = sorted(found, key=lambda term: (found[term][0], -found[term][1], term))
        words = (_word_of(connection, term) or term for term in best[: 2 * _MOST_OFFERED])
        return list(dict.fromkeys(words))[:_MOST_OFFERED]


def _beginnings(connection: sqlite3.Connection, stem: str) -> list[str]:
    """Return how the words begin that are looked at; the later ones only where there is nothing among the earlier.

    Most people get the first letter right, or leave it out. To look at all words of a large library takes a second.
    """
    is_small = connection.execute("SELECT count(*) FROM entry").fetchone()[0] <= _SMALL
    return [stem[0], "" if is_small else stem[1:2]]


def _terms(connection: sqlite3.Connection, first: str, after: str) -> Iterator[tuple[str, int]]:
    for table in _TABLES:
        sql = f"SELECT term, doc FROM temp.vocabulary_{table} WHERE term >= ? AND term < ? LIMIT ?"
        yield from connection.execute(sql, (first, after, _MOST_TERMS))


def _distance(stem: str, term: str) -> float | None:
    """Return how far the two are apart, None where that is too far: 1 mistake, 2 from six letters, 3 from ten."""
    from rapidfuzz.distance import OSA

    most = 1 + (len(stem) > 5) + (len(stem) > 9)
    if abs(len(stem) - len(term)) > most or term.isdigit():
        return None
    distance = OSA.distance(stem, term, score_cutoff=most)
    return None if distance > most else distance


def _word_of(connection: sqlite3.Connection, term: str) -> str | None:
    """Return the word as it stands in the title of a work or in a claim; None where it is in none."""
    from litman.index.query.passages import Source, mark_sources

    texts = (
        "SELECT e.title FROM entry_words w JOIN entry e ON e.id = w.rowid WHERE entry_words MATCH ? LIMIT 1",
        "SELECT c.text FROM claim_words w JOIN claim c ON c.id = w.rowid WHERE claim_words MATCH ? LIMIT 1",
    )
    for sql, column in zip(texts, ("title", "text"), strict=True):
        row = connection.execute(sql, (f'{{{column}}} : "{term}"',)).fetchone()
        if row is not None:
            passage = mark_sources([Source("title", row[0])], [Words(term)], is_whole=True)[0]
            if passage is not None:
                start, end = passage.marks[0]
                return passage.text[start:end].lower()
    return None


class _Stems:
    """Stems words as the index does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self, text: str) -> str:
        self._connection.execute("DELETE FROM temp.one_word")
        self._connection.execute("INSERT INTO temp.one_word VALUES (?)", (text,))
        row = self._connection.execute("SELECT term FROM temp.one_word_terms").fetchone()
        return row[0] if row else text


@contextlib.contextmanager
def _vocabulary(connection: sqlite3.Connection) -> Iterator[_Stems]:
    """Make the vocabularies readable for a while: tables of this connection only."""
    made = [f"vocabulary_{table}" for table in _TABLES] + ["one_word_terms", "one_word"]
    for table in _TABLES:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.vocabulary_{table} USING fts5vocab(main, {table}, row)"
        )
    connection.execute(
        "CREATE VIRTUAL TABLE temp.one_word USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    connection.execute("CREATE VIRTUAL TABLE temp.one_word_terms USING fts5vocab(temp, one_word, row)")
    try:
        yield _Stems(connection)
    finally:
        for name in made:
            with contextlib.suppress(sqlite3.Error):
                connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
