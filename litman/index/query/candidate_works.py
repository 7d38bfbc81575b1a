"""Works that may speak of a claim: those that fit its words best, with what is needed to look closer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.errors import FileChangedError, FileReadError
from litman.files import stamp_of
from litman.index.bibliography.file import IndexedFile
from litman.index.bibliography.texts import EntryTexts, read_texts
from litman.index.query.find import search_works
from litman.index.query.known_words import known_words, works_with
from litman.index.query.nodes import Query, Words
from litman.index.query.work_lines import WorkLine, work_lines
from litman.index.store import Index

_WORKS = "SELECT count(*) FROM entry"


@dataclass(frozen=True, slots=True)
class FoundWork:
    """A work of the library that fits the words of a claim."""

    line: WorkLine
    score: float  # higher is better
    abstract: str
    keywords: str
    files: tuple[str, ...]  # as the entry names them, and `sources/KEY.txt`
    nearness: float | None = None  # of what it means to the claim, up to 1; None where no vectors are asked


@dataclass(frozen=True, slots=True)
class FoundWorks:
    """What the index found for a claim."""

    works: tuple[FoundWork, ...]  # best first
    counts: tuple[int, ...]  # of each word: how many works have it
    total: int  # works in the library
    words: tuple[Words, ...] = ()  # that were looked for, each with what of the same the library has


def find_candidates(
    index: Index, bibliography: Path, words: Sequence[Words], *, limit: int, vector: bytes | None = None
) -> FoundWorks:
    """Return the works that fit the words best, each word alone and no mark in it obeyed, and those nearest in meaning.

    Args:
        index: Up to date, its claims and files too.
        bibliography: The file that it speaks of.
        words: Those of the claim that tell something.
        limit: How many works at most, and as many again by meaning.
        vector: Of the claim; None: works are found by words alone.
    """
    connection = index.connection
    total = int(connection.execute(_WORKS).fetchone()[0])
    if not words:
        return FoundWorks((), (), total)
    words = known_words(connection, words)
    counts = tuple(works_with(connection, word) for word in words)
    found = search_works(connection, Query(words), limit=limit)
    scores = {hit.entry: hit.score or 0.0 for hit in found.hits}
    near = _near(connection, vector, list(scores), limit) if vector is not None else {}
    scores |= {entry: 0.0 for entry in near if entry not in scores}
    works = works_in_full(index, bibliography, scores, near)
    return FoundWorks(works, counts, total, words)


def works_in_full(
    index: Index, bibliography: Path, scores: Mapping[int, float], nearness: Mapping[int, float]
) -> tuple[FoundWork, ...]:
    """Return the works with these numbers in `entry`, the best first, with what is needed to look closer."""
    connection = index.connection
    lines = {line.entry: line for line in work_lines(connection, list(scores))}
    entries = sorted(lines, key=lambda entry: -scores[entry])
    texts = _texts(index, bibliography, entries)
    keywords, files = _keywords_and_files(connection, entries)
    return tuple(
        FoundWork(
            lines[entry],
            scores[entry],
            texts[entry].abstract if entry in texts else "",
            keywords.get(entry, ""),
            tuple(files.get(entry, ())),
            nearness.get(entry),
        )
        for entry in entries
    )


def _near(connection: sqlite3.Connection, vector: bytes, entries: list[int], limit: int) -> dict[int, float]:
    """How near these works are to a claim, and those that are nearest of all."""
    from litman.index.meaning.vectors import nearest_works, nearness_of

    return nearest_works(connection, vector, limit=limit) | nearness_of(connection, vector, entries)


def _texts(index: Index, bibliography: Path, entries: Sequence[int]) -> dict[int, EntryTexts]:
    try:
        file = IndexedFile(bibliography, stamp_of(bibliography))
    except (FileChangedError, FileReadError):
        return {}
    return read_texts(index, file, entries)


def _keywords_and_files(
    connection: sqlite3.Connection, entries: Sequence[int]
) -> tuple[dict[int, str], dict[int, list[str]]]:
    chosen = json.dumps(list(entries))
    sql = "SELECT id, keywords FROM entry WHERE id IN (SELECT value FROM json_each(?))"
    keywords = dict(connection.execute(sql, (chosen,)).fetchall())
    files: dict[int, list[str]] = {}
    sql = "SELECT entry, path FROM attachment WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY entry, path"
    for entry, path in connection.execute(sql, (chosen,)):
        files.setdefault(entry, []).append(path)
    return keywords, files
