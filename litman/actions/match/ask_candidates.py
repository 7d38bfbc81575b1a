"""Search the sources for works that a reference may mean, and no more often than it can help."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from litman.matching.data import may_be_data
from litman.matching.decide import Decision
from litman.matching.query import Query
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.session import Session
from litman.sources.table import OF_HEALTH, SearchableSource, searchable_sources

_FIRST_FOR_DATA = "datacite"  # it has the works that others hardly have


class Question(NamedTuple):
    """One search in one source."""

    source: SearchableSource
    by: SearchBy
    is_second: bool  # the source was searched in another way before


def questions(query: Query, keys: Collection[str], *, about_health: bool) -> Iterator[Question]:
    """Yield what to ask, in the order of the sources; DataCite first where it looks like data or software.

    Args:
        query: The reference.
        keys: The names of the keys that the person has: without its key, a source may be left out.
        about_health: Whether the reference, or the post that it stands in, is about health.
    """
    sources = [source for source in searchable_sources(keys) if source.NAME not in OF_HEALTH or about_health]
    if query.work.title and may_be_data(query.text):
        sources.sort(key=lambda source: source.NAME != _FIRST_FOR_DATA)
    for source in sources:
        for number, by in enumerate(source.SEARCHES):
            if by == "text" or query.work.title:
                yield Question(source, by, is_second=number > 0)


def is_worth_asking(question: Question, query: Query, decision: Decision) -> bool:
    """Return whether a question can still change the decision so far."""
    if decision.outcome == "accepted":
        return False
    if question.source.NAME in OF_HEALTH:
        return decision.outcome == "no-match"
    if not question.is_second:
        return True
    # What is held back for a reason stays so; what is not found, or hardly, may be found by its parts.
    return query.has_title and bool(query.work.title) and decision.reason is None


def ask(question: Question, session: Session, query: Query) -> list[FoundWork]:
    """Return what a source finds for a reference.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    sought = SoughtWork(query.text, query.work.title or "", query.lead, query.work.year)
    return question.source.search(session, sought, by=question.by)
