"""Match reference strings: identifiers first, then library, local pool and Crossref, until a work is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from litman.csl.from_json import work_from_item
from litman.errors import IncompleteError, LitmanError
from litman.library.library import Library
from litman.library.same_work import doi_of
from litman.matching.decide import Decision
from litman.matching.match import (
    LibraryIndex,
    index_library,
    is_wrong_target,
    match_candidates,
    match_locally,
    score,
)
from litman.matching.pool import Pool
from litman.matching.query import Query, read_query
from litman.matching.record import Record, record_from_message, record_from_work
from litman.sources.crossref_search import search_bibliographic, search_described
from litman.sources.resolve import resolve_dois
from litman.sources.session import Session

_LABEL = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s")


_ONLY_LIBRARY = "only the library was searched; ask without --offline, or give a pool with `litman pool add`"


@dataclass(frozen=True, slots=True)
class MatchedString:
    """What became of one reference string."""

    query: Query
    decision: Decision
    unanswered: str | None = None  # which service did not answer, so that more may be there


@dataclass(frozen=True, slots=True)
class Places:
    """Where a work is looked for, in this order."""

    library: LibraryIndex
    pool: Pool | None
    session: Session | None  # None: nobody is asked
    today: date


def places_of(library: Library | None, *, pool: Pool | None, session: Session | None, today: date) -> Places:
    """Return where works are looked for."""
    works = library.works() if library is not None else ()
    records = (replace(record_from_work(work, key=entry.key), doi=doi_of(work)) for entry, work in works)
    return Places(index_library(records), pool, session, today)


def split_lines(text: str) -> list[str]:
    """Return the references of a file: one a line, or, where the first begins with a number, one a number."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    if not lines or not _LABEL.match(lines[0] + " "):
        return lines
    found: list[str] = []
    for line in lines:
        if _LABEL.match(line + " "):
            found.append(line)
        else:
            found[-1] += "\n" + line
    return found


def match_strings(texts: Sequence[str], places: Places) -> Iterator[MatchedString]:
    """Yield what becomes of each reference string, in order; a service that is silent is a result, no error."""
    for text in texts:
        query = read_query(text)
        yield _by_identifier(query, places) or _by_description(query, places)


def _by_identifier(query: Query, places: Places) -> MatchedString | None:
    """The work that a DOI in the string leads to, if it is the one that the string describes; None without a record."""
    doi = doi_of(query.work)
    if doi is None:
        return None
    try:
        record = _record(doi, places)
    except IncompleteError as exc:
        return replace(_by_description(query, replace(places, session=None)), unanswered=str(exc))
    if record is None:
        return None
    scored = score(query, record)
    if is_wrong_target(query, record):
        reason = f"the string holds {doi}, which is another work"
        return MatchedString(query, Decision("wrong-target", scored, (), reason=reason))
    found = Decision("accepted", replace(scored, score=1.0), (), reason=f"the string holds {doi}")
    return MatchedString(query, found)


def _record(doi: str, places: Places) -> Record | None:
    known = next((record for record in places.library.records if record.doi == doi), None)
    if known is None and places.pool is not None:
        known = places.pool.by_doi(doi)
    if known is not None or places.session is None:
        return known
    for _, outcome in resolve_dois(places.session, [doi], today=places.today):
        if isinstance(outcome, IncompleteError):
            raise outcome
        if not isinstance(outcome, LitmanError) and outcome.item is not None:
            return replace(record_from_work(work_from_item(outcome.item)), doi=doi)
    return None


def _by_description(query: Query, places: Places) -> MatchedString:
    decision, candidates = match_locally(query, library=places.library, pool=places.pool)
    if decision.outcome == "no-match" and places.session is None and places.pool is None and query.words:
        # A library is a handful of works: that it lacks one says nothing about whether the work exists.
        return MatchedString(query, replace(decision, outcome="not-checked", reason=_ONLY_LIBRARY))
    if decision.outcome == "accepted" or places.session is None or not query.words:
        return MatchedString(query, decision)
    try:
        candidates += map(record_from_message, search_bibliographic(places.session, query.text))
        decision = match_candidates(query, candidates)
        work = query.work
        if decision.outcome == "no-match" and work.title and query.has_title:
            found = search_described(places.session, title=work.title, author=query.lead, year=work.year)
            candidates += map(record_from_message, found)
            decision = match_candidates(query, candidates)
    except IncompleteError as exc:
        if decision.outcome == "no-match":
            decision = replace(decision, outcome="not-checked")
        return MatchedString(query, decision, str(exc))
    return MatchedString(query, decision)
