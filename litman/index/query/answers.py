"""Works that fit a query best, each with the passage that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from litman.errors import FileChangedError, FileReadError
from litman.files import stamp_of
from litman.index.bibliography.file import IndexedFile
from litman.index.bibliography.texts import EntryTexts, read_texts
from litman.index.query.find import Found, Hit, Order, search_works
from litman.index.query.nodes import Query
from litman.index.query.passages import Passage, Source, best_passage, mark_sources
from litman.index.query.spelling import near_spellings
from litman.index.query.work_lines import WorkLine, work_lines
from litman.index.store import Index


@dataclass(frozen=True, slots=True)
class Result:
    """A work that was found, and why."""

    line: WorkLine
    hit: Hit
    title: Passage | None  # the whole title with its marks; None where no word stands in it
    passage: Passage | None  # from another text of the work or of a claim
    claim: str | None  # `post/c07`, where the passage is from a claim or its quotation


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    found: Found
    results: tuple[Result, ...]
    near: Mapping[str, Sequence[str]] = field(default_factory=dict)  # words that nothing has → alike ones


def search_lines(
    index: Index,
    bibliography: Path,
    query: Query,
    *,
    order: Order,
    limit: int | None,
    is_reversed: bool = False,
    with_passages: bool = True,
) -> Answer:
    """Return the works that fit a query best, each with the passage that says why.

    Where no work has all of the words, `near` has words of the library that are spelt alike.
    """
    found = search_works(index.connection, query, limit=limit, order=order, is_reversed=is_reversed)
    results = results_of(index, bibliography, query, found.hits, with_passages=with_passages)
    near = {} if found.total else near_spellings(index.connection, query.wanted)
    return Answer(found, tuple(results), near)


def results_of(
    index: Index, bibliography: Path, query: Query, hits: Sequence[Hit], *, with_passages: bool = True
) -> list[Result]:
    """Return works that were found, each with the passage that says why; those that are gone are left out."""
    lines = {line.entry: line for line in work_lines(index.connection, [hit.entry for hit in hits])}
    results = [Result(lines[hit.entry], hit, None, None, None) for hit in hits if hit.entry in lines]
    if with_passages and query.wanted:
        return _with_passages(index, bibliography, query, results)
    return results


def _with_passages(index: Index, bibliography: Path, query: Query, results: list[Result]) -> list[Result]:
    """Return the results with their passages, all found by one look through all texts."""
    entries = [result.hit.entry for result in results]
    texts = _texts(index, bibliography, entries)
    rows = _rows(index, entries)
    claims = _claims(index, [result.hit.claim for result in results if result.hit.claim is not None])
    titles = [Source("title", result.line.title) for result in results]
    others: list[Source] = []
    spans: list[tuple[int, int, int]] = []  # of each result in `others`, and where its claim begins
    for result in results:
        start = len(others)
        own = texts.get(result.hit.entry, EntryTexts("", ""))
        creators, container, keywords = rows[result.hit.entry]
        others.append(Source("abstract", own.abstract))
        claim_at = len(others)
        _, text, quotes = claims.get(result.hit.claim or 0, ("", "", ""))
        others += [Source("claim", text), Source("quote", quotes)]
        others += [Source("notes", own.notes), Source("keywords", keywords)]
        others += [Source("creators", creators), Source("container", container)]
        spans.append((start, claim_at, len(others)))
    marked_titles = mark_sources(titles, query.wanted, is_whole=True)
    marked = mark_sources(others, query.wanted)
    found = []
    for result, title, (start, claim_at, end) in zip(results, marked_titles, spans, strict=True):
        passage = best_passage(marked[start:end])
        is_claim = passage is not None and any(passage is marked[claim_at + number] for number in (0, 1))
        address = claims[result.hit.claim or 0][0] if is_claim else None
        found.append(Result(result.line, result.hit, title, passage, address))
    return found


def _texts(index: Index, bibliography: Path, entries: Sequence[int]) -> dict[int, EntryTexts]:
    try:
        file = IndexedFile(bibliography, stamp_of(bibliography))
    except (FileChangedError, FileReadError):
        return {}
    return read_texts(index, file, entries)


def _rows(index: Index, entries: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Return creators, container and keywords of entries."""
    import json

    rows = {}
    sql = "SELECT creators, container, keywords FROM entry WHERE id = ?"
    for number in entries:
        creators, container, keywords = index.connection.execute(sql, (number,)).fetchone()
        names = [
            f"{given} {family}" if given else family
            for family, given in (json.loads(creators) if creators else [])
        ]
        rows[number] = ("; ".join(names), container, keywords)
    return rows


def _claims(index: Index, numbers: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Return address, text and quotations of claims."""
    found = {}
    sql = """SELECT p.post_id || '/' || c.claim_id, CASE WHEN c.text = '' THEN c.exact ELSE c.text END,
        (SELECT group_concat(quote, ' … ') FROM claim_link WHERE claim = c.id)
        FROM claim c JOIN post p ON p.id = c.post WHERE c.id = ?"""
    for number in numbers:
        row = index.connection.execute(sql, (number,)).fetchone()
        if row is not None:
            found[number] = (row[0], row[1] if isinstance(row[1], str) else "", row[2] or "")
    return found
