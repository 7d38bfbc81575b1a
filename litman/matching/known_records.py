"""The works of a library as they are matched: by what describes them, and by the identifiers that they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from litman.library.comparison.same_work import bare_url, doi_of
from litman.matching.match import RecordIndex, index_records
from litman.matching.query import Query
from litman.matching.record import Record, record_from_work
from litman.work import Work


class KnownRecords(Protocol):
    """The works of a library, ready to be found."""

    def find(self, query: Query) -> list[Record]: ...  # as `RecordIndex` does

    def identified(self, work: Work) -> Record | None: ...  # the work that has an identifier of this one


@dataclass(frozen=True, slots=True)
class ReadRecords:
    """Works that were all read."""

    index: RecordIndex
    by_identifier: dict[tuple[str, str], int]  # `("doi", "10.1000/x")` → place among the records

    def find(self, query: Query) -> list[Record]:
        """Return the works that share a key with the reference, those with most keys in common first."""
        return self.index.find(query)

    def identified(self, work: Work) -> Record | None:
        """Return the library's work that has an identifier of this one."""
        places = (self.by_identifier.get(name) for name in identifiers_to_match(work))
        place = next((place for place in places if place is not None), None)
        return self.index.records[place] if place is not None else None


def know_records(works: Iterable[tuple[str, Work]]) -> ReadRecords:
    """Return the works of a library, given with their citation keys, ready to be found."""
    records: list[Record] = []
    by_identifier: dict[tuple[str, str], int] = {}
    for key, work in works:
        for name in identifiers_to_match(work):
            by_identifier.setdefault(name, len(records))
        records.append(record_of_entry(key, work))
    return ReadRecords(index_records(records), by_identifier)


def record_of_entry(key: str, work: Work) -> Record:
    """Return what a work of the library can be compared by, under its citation key."""
    return replace(record_from_work(work, key=key), doi=doi_of(work))


def identifiers_to_match(work: Work) -> Iterator[tuple[str, str]]:
    """Yield DOI, PMID and address; an ISBN is that of every chapter of a book, and tells less."""
    doi = doi_of(work)
    if doi:
        yield "doi", doi
    if work.PMID:
        yield "pmid", work.PMID.strip()
    if work.URL and doi is None:
        yield "url", bare_url(work.URL)
