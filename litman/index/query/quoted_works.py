"""Works that may hold a quotation: those whose texts have most of its runs of three words, in any of their texts.

Runs of words are rare where single words are not, and a fifth of the words may be changed: some runs stay whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from litman.index.query.candidate_works import FoundWork, works_in_full
from litman.index.query.find import search_works
from litman.index.query.nodes import Query, Words
from litman.index.store import Index

_RUN = 3  # words
_MOST_RUNS = 40  # that are asked for
_LONGEST_PIECE = 60  # words of a piece that is asked for as a whole
_MOST_ROWS = 300  # texts that have a run: one that more have tells nothing
_MOST_EXACT, _MOST_NEAR, _MOST_LIKELY, _MOST_BY_WORDS = 32, 24, 6, 4
_MOST_BESIDE = 8  # that have nearly the words, where others have them all
_NEAR, _LIKELY = 0.6, 0.2  # of the runs that the best one has
_ISSUED = "SELECT id, issued FROM entry WHERE id IN (SELECT value FROM json_each(?))"
_OWN = "SELECT rowid FROM entry_words WHERE entry_words MATCH ? LIMIT ?"
_FILES = "SELECT rowid FROM file_words WHERE file_words MATCH ? LIMIT ?"
_ENTRIES = """SELECT t.id, a.entry FROM file_text t JOIN attachment a ON a.path = t.path
    WHERE t.id IN (SELECT value FROM json_each(?))"""


def find_quoted(
    index: Index, bibliography: Path, pieces: Sequence[Sequence[str]], telling: Sequence[str]
) -> tuple[tuple[FoundWork, ...], int]:
    """Return the works that may hold a quotation, the likeliest first, and how many as likely ones were left out.

    Args:
        index: Up to date, its files too.
        bibliography: The file that it speaks of.
        pieces: The words of the quotation, between its omissions.
        telling: Those of them that tell something, by which is looked where no run of words stands anywhere.
    """
    connection = index.connection
    runs = _runs(pieces)
    most = sum(weight == 1 for weight in runs.values())
    chosen, left_out = _chosen(_votes(connection, runs), most=most, issued=partial(_issued, connection))
    if len(chosen) < _MOST_BY_WORDS and telling:
        found = search_works(connection, Query(tuple(map(Words, telling))), limit=_MOST_BY_WORDS)
        for hit in found.hits:
            chosen.setdefault(hit.entry, 0.0)
    return works_in_full(index, bibliography, chosen, {}), left_out


def _runs(pieces: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return runs of words, spread over the quotation where it has many, and how much each tells.

    A whole piece tells as much as all the runs: each of these may stand in more texts than are looked at.
    """
    runs = [
        " ".join(piece[at : at + _RUN])
        for piece in pieces
        for at in range(max(1, len(piece) - _RUN + 1))
        if len(piece) > 1
    ]
    step = max(1, -(-len(runs) // _MOST_RUNS))
    told = dict.fromkeys(list(dict.fromkeys(runs[::step]))[:_MOST_RUNS], 1)
    whole = [" ".join(piece) for piece in pieces if _RUN < len(piece) <= _LONGEST_PIECE]
    return told | dict.fromkeys(whole, len(told))


def _votes(connection: sqlite3.Connection, runs: Mapping[str, int]) -> Counter[int]:
    """How much each entry has of the runs."""
    votes: Counter[int] = Counter()
    in_files: dict[str, list[int]] = {}
    for run, weight in runs.items():
        quoted = '"' + run.replace('"', '""') + '"'
        for (entry,) in connection.execute(_OWN, (quoted, _MOST_ROWS)):
            votes[entry] += weight
        in_files[run] = [row for (row,) in connection.execute(_FILES, (quoted, _MOST_ROWS))]
    files = sorted({row for rows in in_files.values() for row in rows})
    entries: dict[int, set[int]] = {}
    for file, entry in connection.execute(_ENTRIES, (json.dumps(files),)):
        entries.setdefault(file, set()).add(entry)
    for run, rows in in_files.items():
        for entry in {entry for row in rows for entry in entries.get(row, ())}:
            votes[entry] += runs[run]
    return votes


def _chosen(
    votes: Counter[int], *, most: int, issued: Callable[[Iterable[int]], Mapping[int, str]]
) -> tuple[dict[int, float], int]:
    """Return the entries to look into: those with as many runs as the best, the oldest, and fewer of those with less.

    Of those as good as the best how many were left out comes with them. Many works have a sentence that all of a kind
    have: what is not word for word takes longest to look at.

    Args:
        votes: How much each has of the runs.
        most: Of the runs that are no whole pieces.
        issued: Asked of entries when each was issued, as far as that is known.
    """
    ranked = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
    best = min(ranked[0][1], most) if ranked else 0
    exact = [pair for pair in ranked if pair[1] >= best]
    left_out = max(0, len(exact) - _MOST_EXACT)
    if left_out:
        days = issued(entry for entry, _ in exact)
        exact = sorted(exact, key=lambda pair: (days.get(pair[0]) or "\uffff", pair[0]))[:_MOST_EXACT]
    near = [pair for pair in ranked if _NEAR * best <= pair[1] < best]
    near = near[: _MOST_BESIDE if best == most else _MOST_NEAR]
    likely = [pair for pair in ranked if _LIKELY * best <= pair[1] < _NEAR * best][:_MOST_LIKELY]
    return {entry: float(count) for entry, count in [*exact, *near, *likely]}, left_out


def _issued(connection: sqlite3.Connection, entries: Iterable[int]) -> Mapping[int, str]:
    return dict(connection.execute(_ISSUED, (json.dumps(list(entries)),)).fetchall())
