"""All works of a library in a few words each, for whoever looks among them with every key that is typed."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from litman.index.query.work_lines import short_names_of
from litman.text.folding import fold, to_ascii


class KnownWork(NamedTuple):
    """A work, and the words by which it is found."""

    key: str
    who: str  # `Moss & Fern`, `Reed et al.`
    year: int | None
    title: str
    container: str
    words: str  # key, family names, year, title, journal: folded, in ASCII letters where these have any


_SQL = """
SELECT e.key, e.creators, e.year, e.title, e.container FROM entry e JOIN chunk c ON c.id = e.chunk
WHERE e.key != '' ORDER BY c.start, e.start"""


def known_works(connection: sqlite3.Connection) -> list[KnownWork]:
    """Return all works that have a key, in the order of the file."""
    return [_known(*row) for row in connection.execute(_SQL)]


def folded_words(text: str) -> str:
    """Return the text as `KnownWork.words` has it."""
    return fold(to_ascii(text))


def _known(key: str, creators: str, year: int | None, title: str, container: str) -> KnownWork:
    families = " ".join(family for family, _ in json.loads(creators)) if creators else ""
    words = folded_words(f"{key} {families} {year or ''} {title} {container}")
    return KnownWork(key, short_names_of(creators), year, title, container, words)
