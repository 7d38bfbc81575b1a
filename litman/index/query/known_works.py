"""All works of a library in a few words each, for whoever looks among them with every key that is typed."""

from __future__ import annotations

import json
import re
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
    folded: str  # the key as `folded_words` has it
    words: str  # key, family names, year, title, journal: each run of letters or digits, a blank before each


_RUNS = re.compile(r"[^\W\d_]+|\d+")
_SQL = """
SELECT e.key, e.creators, e.year, e.title, e.container FROM entry e JOIN chunk c ON c.id = e.chunk
WHERE e.key != '' ORDER BY c.start, e.start"""


def known_works(connection: sqlite3.Connection) -> list[KnownWork]:
    """Return all works that have a key, in the order of the file."""
    return [_known(*row) for row in connection.execute(_SQL)]


def words_of(text: str) -> list[str]:
    """Return the runs of letters and those of digits of a text, folded, in ASCII letters where these have any."""
    return _RUNS.findall(fold(to_ascii(text)))


def known_work(key: str, who: str, year: int | None, title: str, container: str, families: str) -> KnownWork:
    """Return a work with the words by which it is found; `families` are the names of all who made it."""
    words = words_of(f"{key} {families} {year or ''} {title} {container}")
    return KnownWork(
        key, who, year, title, container, fold(to_ascii(key)), "".join(f" {word}" for word in words)
    )


def _known(key: str, creators: str, year: int | None, title: str, container: str) -> KnownWork:
    families = " ".join(family for family, _ in json.loads(creators)) if creators else ""
    return known_work(key, short_names_of(creators), year, title, container, families)
