"""Works as somebody types of them: a part of key, title, names, year or DOI, in any order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from litman.index.query.work_lines import WorkLine, work_lines

_SAID = (
    "lower(key || ' ' || title || ' ' || creators || ' ' || coalesce(year, '') || ' ' || coalesce(doi, ''))"
)
_MOST_WORDS = 12
_OF_ADDRESSES = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi:", "@")


def typed_works(connection: sqlite3.Connection, typed: str, *, limit: int) -> list[WorkLine]:
    """Return the works that have every word that was typed: those whose key begins so first, then the newest.

    A word may be a part of one; it counts as it is written, and no mark in it is obeyed.
    """
    words = _words(typed)
    if not words:
        return []
    conditions = " AND ".join(f"instr({_SAID}, ?)" for _ in words)
    query = f"""SELECT id FROM entry WHERE key != '' AND {conditions}
        ORDER BY instr(folded, ?) = 1 DESC, year DESC, folded LIMIT ?"""
    rows = connection.execute(query, (*words, words[0], limit)).fetchall()
    return work_lines(connection, [number for (number,) in rows])


def _words(typed: str) -> Sequence[str]:
    words = typed.lower().split()[:_MOST_WORDS]
    bare = []
    for word in words:
        start = next((start for start in _OF_ADDRESSES if word.startswith(start)), "")
        bare.append(word[len(start) :])
    return [word for word in bare if word]
