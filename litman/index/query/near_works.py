"""Works that have to be compared with one that is at hand or with one another, and works by an identifier."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from litman.library.comparison.blocking import letters_of_title

_IN_ORDER = "FROM entry e JOIN chunk c ON c.id = e.chunk WHERE {} ORDER BY c.start, e.start"
_UNDER = "SELECT b.entry FROM json_each(?) j CROSS JOIN entry_block b ON b.number = j.value"
# Even numbers are those of `comparison.blocking`.
_SHARED = "SELECT number FROM entry_block WHERE number & 1 = 0 GROUP BY number HAVING count(*) > 1"
_IDENTIFIERS = ("doi", "pmid", "url")


def identified_work(connection: sqlite3.Connection, kind: str, value: str) -> str | None:
    """Return the citation key of the first entry with this `doi`, `pmid` or `url`; None where there is none."""
    assert kind in _IDENTIFIERS, kind
    query = f"SELECT e.key {_IN_ORDER.format(f'e.{kind} = ?')} LIMIT 1"
    row = connection.execute(query, (value,)).fetchone()
    return None if row is None else str(row[0])


def identified_works(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return what `identified_work` returns for each kind and value that there is."""
    known: dict[tuple[str, str], str] = {}
    query = f"SELECT {', '.join(f'e.{kind}' for kind in _IDENTIFIERS)}, e.key {_IN_ORDER.format('1')}"
    for *values, key in connection.execute(query):
        for kind, value in zip(_IDENTIFIERS, values, strict=True):
            if value is not None:
                known.setdefault((kind, value), key)
    return known


def near_works(connection: sqlite3.Connection, blocks: Sequence[int]) -> list[tuple[int, str]]:
    """Return number and key of the entries that have one of the keys, in the order of the file."""
    chosen = f"e.key != '' AND e.id IN ({_UNDER})"
    return connection.execute(
        f"SELECT e.id, e.key {_IN_ORDER.format(chosen)}", (json.dumps(list(blocks)),)
    ).fetchall()


def crowded_works(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return number and key of the entries that share a key, or a title, with another, in the order of the file."""
    query = f"SELECT entry FROM entry_block WHERE number IN ({_SHARED})"
    shared = {entry for (entry,) in connection.execute(query)}
    named = _IN_ORDER.format("e.key != ''")
    rows = connection.execute(f"SELECT e.id, e.key, e.title {named}").fetchall()
    letters = [letters_of_title(title) for *_, title in rows]
    count = Counter(letters)
    return [
        (number, key)
        for (number, key, _), title in zip(rows, letters, strict=True)
        if number in shared or (title and count[title] > 1)
    ]
