"""Ask Crossref and DataCite for works that a reference may mean, and no more often than they can help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from litman.csl.to_json import item_from_work
from litman.identifiers.doi import parse_doi
from litman.matching.data import may_be_data
from litman.matching.decide import Decision
from litman.matching.query import Query
from litman.matching.record import Record, record_from_message, record_from_work
from litman.sources.crossref import search as crossref_search
from litman.sources.crossref.message import work_from_message
from litman.sources.datacite import search as datacite_search
from litman.sources.datacite.attributes import work_from_attributes
from litman.sources.http.session import Session

Question = Literal["crossref", "crossref-described", "datacite"]


@dataclass(frozen=True, slots=True)
class Found:
    """A work that a service named, as it is compared."""

    record: Record
    service: Literal["crossref", "datacite"]
    said: Mapping[str, object]  # Crossref's message or DataCite's attributes

    def item(self) -> Mapping[str, object]:
        """Return the work as a CSL-JSON item."""
        read = work_from_message if self.service == "crossref" else work_from_attributes
        return item_from_work(read(self.said), id=self.record.doi or "")


def questions(query: Query) -> Iterator[Question]:
    """Yield whom to ask, in order; DataCite first where the reference looks like data or software."""
    has_title = bool(query.work.title)
    if has_title and may_be_data(query.text):
        yield from ("datacite", "crossref", "crossref-described")
    else:
        yield from ("crossref", "crossref-described", *(("datacite",) if has_title else ()))


def is_worth_asking(question: Question, query: Query, decision: Decision) -> bool:
    """Return whether a question can still change the decision so far."""
    if decision.outcome == "accepted":
        return False
    if question != "crossref-described":
        return True
    # What is held back for a reason stays so; what is not found, or hardly, may be found by its parts.
    return query.has_title and bool(query.work.title) and decision.reason is None


def ask(question: Question, session: Session, query: Query) -> list[Found]:
    """Return what a service finds for a reference.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    title = query.work.title or ""
    if question == "datacite":
        named = datacite_search.search_described(session, title=title, author=query.lead)
        return [found for attributes in named if (found := _from_datacite(attributes))]
    if question == "crossref":
        messages = crossref_search.search_bibliographic(session, query.text)
    else:
        messages = crossref_search.search_described(
            session, title=title, author=query.lead, year=query.work.year
        )
    return [Found(record_from_message(message), "crossref", message) for message in messages]


def _from_datacite(attributes: Mapping[str, object]) -> Found | None:
    work = work_from_attributes(attributes)
    doi = parse_doi(work.DOI or "")
    return Found(replace(record_from_work(work), doi=doi), "datacite", attributes) if doi else None
