"""Crossref: the records of many DOIs with one question, on the lane of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.crossref.record import record_from_message
from litman.sources.crossref.works_list import check_works, works_in
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import text_of

_AT_ONCE = 40  # DOIs; of 40 records, with their reference lists, few answers pass 2 MB
_LONGEST_QUERY = 3_500  # characters of percent-encoded DOIs: longer URLs are refused by servers on the way
_MAX_BYTES = 64 * 1024 * 1024


def can_be_listed(doi: Identifier) -> bool:
    """Return whether a list of DOIs can hold this one: a comma ends a filter."""
    return "," not in doi.value


def split_batches(dois: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the DOIs in batches that fit in one question each."""
    batches: list[list[Identifier]] = []
    length = 0
    for doi in dois:
        size = len(quote(doi.value, safe="")) + 7
        if not batches or len(batches[-1]) >= _AT_ONCE or length + size > _LONGEST_QUERY:
            batches.append([])
            length = 0
        batches[-1].append(doi)
        length += size
    return batches


def fetch_batch(
    session: Session, dois: Sequence[Identifier], *, today: date
) -> dict[Identifier, RegistryRecord]:
    """Return what Crossref says about DOIs; one that is not in the answer was not listed.

    What is missing is no statement: an alias, or a work of another agency, is found by asking for it alone.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, `GET /works?filter=doi:…,doi:…` (filters of one name are joined by "or").
    """
    filters = ",".join("doi:" + quote(doi.value, safe="") for doi in dois)
    url = f"{session.settings.crossref_url}/works?filter={filters}&rows={len(dois)}"
    answer = session.get(url, lane="crossref-list", max_bytes=_MAX_BYTES, check=check_works)
    return dict(_records(answer, frozenset(dois), today))


def _records(
    answer: Answer, asked: frozenset[Identifier], today: date
) -> Iterator[tuple[Identifier, RegistryRecord]]:
    for message in works_in(answer):
        doi = (text_of(message.get("DOI")) or "").lower()
        identifier = doi_identifier(doi)
        if identifier not in asked:
            continue
        try:
            yield identifier, record_from_message(message, answer, doi, today=today)
        except Exception:
            continue  # asked for alone, its error becomes a result of its own
