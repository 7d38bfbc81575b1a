"""Search: a query's results in their order, those that have all of its words first."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from litman.index.query.known_words import known_words
from litman.index.query.nodes import Query
from litman.index.query.scores import WORK_BUDGET, Scores, score_works
from litman.index.query.sql import Condition, conditions_sql, has_tag

Order = Literal["relevance", "file", "year", "title", "author", "key"]
_THOROUGH_FROM = 1_000  # results: who asks for so many waits until all of them are weighed

# Years newest first; what is not known comes last either way.
_ORDERS: dict[str, tuple[str, ...]] = {
    "year": ("e.issued",),
    "title": ("e.title COLLATE NOCASE",),
    "author": ("e.creators COLLATE NOCASE", "e.issued"),
    "key": ("e.folded",),
}
_KNOWN = {
    "year": "e.issued != ''",
    "title": "e.title != ''",
    "author": "e.creators != ''",
    "key": "e.key != ''",
}
_FILE_ORDER = ("c.start", "e.start")


@dataclass(frozen=True, slots=True)
class Hit:
    """A work that was found."""

    entry: int  # entry.id
    key: str
    score: float | None = None  # None where nothing was ranked
    claim: int | None = None  # claim.id of its claim that fits best


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    hits: tuple[Hit, ...]
    total: int  # works that have all that was asked for
    is_total_least: bool = False  # there are more than `total`
    some: int = 0  # of the hits: those that have only some of the words


def search_works(
    connection: sqlite3.Connection,
    query: Query,
    *,
    limit: int | None = None,
    order: Order = "relevance",
    is_reversed: bool = False,
) -> Found:
    """Return the works that the query asks for.

    Words alone rank: works that have all of them come first, others follow while there are fewer than `limit`.
    Conditions hold for every result. In another order than relevance come the works that have all of the words;
    only where there is none, those that have some.

    Args:
        connection: To an index that is up to date.
        query: What is asked for; an empty one asks for all works.
        limit: How many results at most; None is all.
        order: By what they are sorted; without words to rank by, `relevance` is the order of the file.
        is_reversed: The other way round.
    """
    prepare(connection)
    query = replace(query, words=known_words(connection, query.words))
    condition = conditions_sql(query.conditions)
    if not query.wanted or (order != "relevance" and not query.words):
        return _sorted(connection, condition, "file" if order == "relevance" else order, limit, is_reversed)
    is_thorough = limit is None or limit > _THOROUGH_FROM or is_reversed or order != "relevance"
    scores = score_works(connection, query.wanted, condition, is_thorough=is_thorough)
    if not query.words:
        _add_unweighed(connection, condition, scores, limit)
    if order == "relevance":
        return _ranked(connection, scores, limit, is_reversed)
    chosen = _ids_condition(scores.with_all or scores.works)
    found = _sorted(connection, chosen, order, limit, is_reversed)
    return found if scores.with_all else replace(found, total=0, some=len(found.hits))


def keys_of_works(
    connection: sqlite3.Connection,
    query: Query,
    *,
    limit: int | None,
    order: Order,
    is_reversed: bool = False,
) -> list[str]:
    """Return the citation keys of what `search_works` finds with the same arguments, each once."""
    if query.wanted:
        hits = search_works(connection, query, limit=limit, order=order, is_reversed=is_reversed).hits
        return _each_once([hit.key for hit in hits])
    prepare(connection)
    condition = conditions_sql(query.conditions)
    rows = _rows(connection, condition, "file" if order == "relevance" else order, limit, is_reversed)
    return _each_once([key for _, key in rows])


def _each_once(keys: Iterable[str]) -> list[str]:
    found = dict.fromkeys(keys)
    found.pop("", None)
    return list(found)


def prepare(connection: sqlite3.Connection) -> None:
    """Give the connection the functions that conditions use."""
    connection.create_function("has_tag", 3, has_tag, deterministic=True)


def _ranked(connection: sqlite3.Connection, scores: Scores, limit: int | None, is_reversed: bool) -> Found:
    """Return the best of what was weighed: works with all of the words, then others."""
    total = len(scores.with_all)
    count = len(scores.works) if limit is None else limit

    def rank(entry: int) -> tuple[bool, float, int]:
        return entry in scores.with_all, scores.works.get(entry, 0.0), -entry

    choose = heapq.nsmallest if is_reversed else heapq.nlargest
    best = choose(count, scores.works, key=rank)
    keys = _keys(connection, best)
    hits = tuple(
        Hit(entry, keys[entry], round(scores.works[entry], 4), scores.claims.get(entry))
        for entry in best
        if entry in keys
    )
    some = sum(1 for hit in hits if hit.entry not in scores.with_all)
    return Found(hits, total, is_total_least=scores.is_cut, some=some)


def _add_unweighed(
    connection: sqlite3.Connection, condition: Condition, scores: Scores, limit: int | None
) -> None:
    """Make all that fulfil the condition results, whether or not they could be weighed: it names the texts itself."""
    most = WORK_BUDGET if limit is not None else -1
    sql = f"SELECT e.id FROM entry e WHERE {condition.sql} LIMIT ?"
    for (entry,) in connection.execute(sql, (*condition.parameters, most)):
        scores.works.setdefault(entry, 0.0)
    scores.with_all = set(scores.works)
    scores.is_cut = most >= 0 and len(scores.works) >= most


def _sorted(
    connection: sqlite3.Connection, condition: Condition, order: Order, limit: int | None, is_reversed: bool
) -> Found:
    rows = _rows(connection, condition, order, limit, is_reversed)
    hits = tuple(Hit(entry, key) for entry, key in rows)
    if limit is None or len(hits) < limit:
        return Found(hits, len(hits))
    sql = f"SELECT count(*) FROM entry e WHERE {condition.sql}"
    return Found(hits, connection.execute(sql, condition.parameters).fetchone()[0])


def _rows(
    connection: sqlite3.Connection, condition: Condition, order: Order, limit: int | None, is_reversed: bool
) -> list[tuple[int, str]]:
    """Return number and key of the works that fulfil a condition."""
    # In the file's order the first ones are found without looking at the others.
    tables = (
        "chunk c CROSS JOIN entry e ON e.chunk = c.id"
        if order == "file"
        else "entry e JOIN chunk c ON c.id = e.chunk"
    )
    columns = _order_by(order, is_reversed)
    sql = f"SELECT e.id, e.key FROM {tables} WHERE {condition.sql} ORDER BY {columns} LIMIT ?"
    most = -1 if limit is None else limit
    return connection.execute(sql, (*condition.parameters, most)).fetchall()


def _order_by(order: Order, is_reversed: bool) -> str:
    if order == "file":
        return ", ".join(f"{column} {'DESC' if is_reversed else ''}" for column in _FILE_ORDER)
    is_down = is_reversed != (order == "year")
    columns = [f"{column} {'DESC' if is_down else ''}" for column in _ORDERS[order]]
    return ", ".join([f"NOT ({_KNOWN[order]})", *columns, *_FILE_ORDER])


def _ids_condition(entries: Iterable[int]) -> Condition:
    return Condition("e.id IN (SELECT value FROM json_each(?))", (json.dumps(list(entries)),))


def _keys(connection: sqlite3.Connection, entries: Iterable[int]) -> dict[int, str]:
    condition = _ids_condition(entries)
    return dict(
        connection.execute(f"SELECT e.id, e.key FROM entry e WHERE {condition.sql}", condition.parameters)
    )
