"""What says the same as a word, as far as the library says it: what nobody there uses is not looked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from litman.index.query.nodes import Words
from litman.index.query.sql import match_text

_WITH = "SELECT count(*) FROM (SELECT 1 FROM entry_words WHERE entry_words MATCH ? LIMIT ?)"
_FILES_WITH = "SELECT count(*) FROM (SELECT 1 FROM file_words WHERE file_words MATCH ? LIMIT ?)"
_RARE = 4  # times as many works have the word as what says the same
_MOST_COUNTED = 20_000  # works that have a word: beyond, it tells next to nothing


def known_words(connection: sqlite3.Connection, words: Iterable[Words]) -> tuple[Words, ...]:
    """Return the words with that which says the same and is usual in the library.

    What is rare beside the word would weigh as a rare word does.
    """
    return tuple(_known(connection, word) if word.also else word for word in words)


def works_with(connection: sqlite3.Connection, word: Words) -> int:
    """Return how many works have a word, or what says the same; of very many not all are counted."""
    return max(
        int(connection.execute(sql, (match_text(word), _MOST_COUNTED)).fetchone()[0])
        for sql in (_WITH, _FILES_WITH)
    )


def _known(connection: sqlite3.Connection, word: Words) -> Words:
    least = works_with(connection, replace(word, also=())) / _RARE
    counts = {other: works_with(connection, Words(other)) for other in word.also}
    return replace(word, also=tuple(other for other, count in counts.items() if count and count >= least))
