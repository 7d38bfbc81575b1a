"""How well works fit the words of a query: bm25 over their own texts, their claims and their files.

A word that very many works have tells them apart by little (its weight goes to 0 with its frequency) and costs the
most: at most `budget` rows are weighed a query, the rarest words first. In a library of some thousand works that is
every word; the result is then that of bm25 over all of them.

Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from litman.index.query.nodes import Words
from litman.index.query.sql import Condition, in_claims, match_all, match_any

WORK_BUDGET = 6_000  # rows: 15 ms
CLAIM_BUDGET = 6_000
_NEWEST = 2_000  # of works whose words are so common that no order among them could be told
_MOST_CLAIMS = 200
_MOST_FILES = 100
_CLAIM_WEIGHT = 0.4
_FILE_WEIGHT = 0.4
_TIER = 1_000.0  # more than any bm25

# Entries that are gone may have left their words behind: hence the join.
_FROM_WORKS = "FROM entry_words w JOIN entry e ON e.id = w.rowid WHERE entry_words MATCH ? AND "
_RANK = "bm25(entry_words, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0)"
_CLAIMS = "SELECT rowid, bm25(claim_words) AS score FROM claim_words WHERE claim_words MATCH ? ORDER BY score LIMIT ?"
_FILES = """SELECT a.entry, min(f.score) FROM (
        SELECT rowid AS id, bm25(file_words) AS score FROM file_words WHERE file_words MATCH ?
        ORDER BY score LIMIT ?
    ) f JOIN file_text t ON t.id = f.id JOIN attachment a ON a.path = t.path GROUP BY a.entry"""
_ENTRIES_OF_CLAIMS = """
    SELECT l.claim, e.id FROM claim_link l JOIN cited_key c ON c.id = l.cited JOIN entry e ON e.folded = c.folded
    WHERE l.claim IN (SELECT value FROM json_each(?1))
    UNION SELECT l.claim, r.entry FROM claim_link l JOIN cited_key c ON c.id = l.cited
    JOIN reference r ON r.folded = c.folded AND r.field = 'ids'
    WHERE l.claim IN (SELECT value FROM json_each(?1))"""


@dataclass(slots=True)
class Scores:
    """What was found for the words: higher is better."""

    works: dict[int, float] = field(default_factory=dict)  # by entry.id
    claims: dict[int, int] = field(default_factory=dict)  # entry.id → claim.id of its claim that fits best
    with_all: set[int] = field(default_factory=set)  # entries that have all of the words
    is_cut: bool = False  # more have all of the words than were weighed


def score_works(
    connection: sqlite3.Connection, words: Sequence[Words], condition: Condition, *, is_thorough: bool
) -> Scores:
    """Return the works that fit some of the words and fulfil the condition.

    Args:
        connection: To the index.
        words: What is looked for; each alone.
        condition: On `e`, a row of `entry`.
        is_thorough: Weigh every work that has any of the words, whatever it takes.
    """
    scores = Scores()
    own = [word for word in words if word.column not in ("claim", "quote")]
    if own:
        _score_own(connection, own, condition, scores, budget=_budget(WORK_BUDGET, is_thorough))
    _score_claims(connection, in_claims(words), condition, scores, budget=_budget(CLAIM_BUDGET, is_thorough))
    _score_files(connection, [word for word in words if word.column is None], condition, scores)
    return scores


def _budget(rows: int, is_thorough: bool) -> int:
    return 1 << 62 if is_thorough else rows


def _score_own(
    connection: sqlite3.Connection,
    words: Sequence[Words],
    condition: Condition,
    scores: Scores,
    *,
    budget: int,
) -> None:
    chosen = _rarest(connection, "entry_words", words, budget)
    if not chosen:
        _score_common(connection, words, condition, scores)
        return
    sql = f"SELECT w.rowid, {_RANK} {_FROM_WORKS}{condition.sql}"
    rows = connection.execute(sql, (match_any(chosen), *condition.parameters))
    scores.works.update((entry, -score) for entry, score in rows)
    if len(words) == 1:
        scores.with_all.update(scores.works)
    else:
        sql = f"SELECT w.rowid {_FROM_WORKS}{condition.sql} LIMIT ?"
        rows = connection.execute(sql, (match_all(words), *condition.parameters, budget + 1))
        scores.with_all.update(entry for (entry,) in rows)


def _score_common(
    connection: sqlite3.Connection, words: Sequence[Words], condition: Condition, scores: Scores
) -> None:
    """Take the newest works that have words which are too common to weigh all: those with all in the title first."""
    in_title = [replace(word, column=word.column or "title") for word in words]
    tiers = [match_all(in_title), match_all(words)]
    if len(words) > 1:
        tiers += [match_any(in_title), match_any(words)]
    sql = f"SELECT w.rowid, {_RANK} {_FROM_WORKS}{condition.sql} ORDER BY w.rowid DESC LIMIT ?"
    for tier, expression in enumerate(tiers):
        for entry, score in connection.execute(sql, (expression, *condition.parameters, _NEWEST)):
            scores.works.setdefault(entry, -score - tier * _TIER)
            if tier < 2:
                scores.with_all.add(entry)
        if len(scores.works) >= _NEWEST:
            scores.is_cut = True
            return


def _rarest(connection: sqlite3.Connection, table: str, words: Iterable[Words], budget: int) -> list[Words]:
    """Return the words that are there, the rarest first, as long as their rows are within the budget."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"
    most = min(budget + 1, 1 << 62)
    counts = [(connection.execute(sql, (match_any([word]), most)).fetchone()[0], word) for word in words]
    counts.sort(key=lambda pair: pair[0])
    chosen = []
    for count, word in counts:
        budget -= count
        if budget < 0:
            break
        if count:
            chosen.append(word)
    return chosen


def _score_claims(
    connection: sqlite3.Connection,
    words: Sequence[Words],
    condition: Condition,
    scores: Scores,
    *,
    budget: int,
) -> None:
    chosen = _rarest(connection, "claim_words", words, budget)
    if not chosen:
        return
    found = dict(connection.execute(_CLAIMS, (match_any(chosen), _MOST_CLAIMS)).fetchall())
    cited = connection.execute(_ENTRIES_OF_CLAIMS, (json.dumps(list(found)),)).fetchall()
    allowed = _allowed(connection, {entry for _, entry in cited}, condition)
    best: dict[int, float] = {}
    full = _claims_with_all(connection, words) if len(words) > 1 else set(found)
    for claim, entry in sorted(cited, key=lambda pair: found[pair[0]]):
        if entry in allowed and claim in full:
            scores.with_all.add(entry)
        if entry in allowed and entry not in best:
            best[entry] = found[claim]
            scores.claims[entry] = claim
            scores.works[entry] = scores.works.get(entry, 0.0) - _CLAIM_WEIGHT * found[claim]


def _claims_with_all(connection: sqlite3.Connection, words: Sequence[Words]) -> set[int]:
    sql = "SELECT rowid FROM claim_words WHERE claim_words MATCH ? LIMIT ?"
    return {row[0] for row in connection.execute(sql, (match_all(words), CLAIM_BUDGET))}


def _score_files(
    connection: sqlite3.Connection, words: Sequence[Words], condition: Condition, scores: Scores
) -> None:
    chosen = _rarest(connection, "file_words", words, WORK_BUDGET)
    if not chosen:
        return
    rows = connection.execute(_FILES, (match_any(chosen), _MOST_FILES)).fetchall()
    allowed = _allowed(connection, {entry for entry, _ in rows}, condition)
    for entry, score in rows:
        if entry in allowed:
            scores.works[entry] = scores.works.get(entry, 0.0) - _FILE_WEIGHT * score


def _allowed(connection: sqlite3.Connection, entries: set[int], condition: Condition) -> set[int]:
    if not entries:
        return set()
    sql = f"SELECT e.id FROM entry e WHERE e.id IN (SELECT value FROM json_each(?)) AND {condition.sql}"
    return {row[0] for row in connection.execute(sql, (json.dumps(sorted(entries)), *condition.parameters))}
