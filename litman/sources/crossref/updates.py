"""Crossref: the notices that name works, many works with one question; their own records do not always say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import Notice
from litman.sources.crossref.batch import can_be_listed, split_batches
from litman.sources.crossref.notices import notices_from_message
from litman.sources.crossref.works_list import check_works, works_in
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

_ROWS = 500  # of 40 works hardly one has more than a few
_FIELDS = "DOI,type,title,update-to"


def understands(session: Session, doi: Identifier) -> bool:
    """Return whether Crossref takes the DOI for one value of a filter: then it finds the work by it.

    A comma ends a value, percent-encoded or not; what follows it and names no filter seems to go on with the value
    before it. Nobody promises that, and what is not understood finds nothing, which would read as "no notices".

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, "Escaping commas when filtering" (what its errors quote).
    """
    if "," not in doi.value:
        return True
    url = f"{session.settings.crossref_url}/works?filter=doi:{quote(doi.value, safe='')}&rows=1&select=DOI"
    answer = session.get(url, lane="crossref-list", check=_check_list)
    if answer.status != 200:
        return False
    return any((text_of(item.get("DOI")) or "").lower() == doi.value for item in works_in(answer))


def _check_list(answer: Answer) -> None:
    if answer.status != 400:  # "this is no filter" is an answer
        check_works(answer)


def fetch_notices(session: Session, dois: Sequence[Identifier]) -> dict[Identifier, tuple[Notice, ...]]:
    """Return the notices about works by the DOI of each; a work that was reinstated has none that this undid.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, `GET /works?filter=updates:…,updates:…` (filters of one name are joined by "or").
    """
    found: dict[Identifier, list[Notice]] = defaultdict(list)
    reinstated: set[Identifier] = set()
    alone = [[doi] for doi in dois if not can_be_listed(doi)]
    for batch in [*split_batches([doi for doi in dois if can_be_listed(doi)]), *alone]:
        filters = ",".join("updates:" + quote(doi.value, safe="") for doi in batch)
        url = f"{session.settings.crossref_url}/works?filter={filters}&rows={_ROWS}&select={_FIELDS}"
        answer = session.get(url, lane="crossref-list", check=check_works)
        asked = frozenset(batch)
        for item in works_in(answer):
            own = (text_of(item.get("DOI")) or "").lower()
            for entry in map(mapping_of, list_of(item.get("update-to"))):
                if "reinstat" in (text_of(entry.get("type")) or "").lower():
                    reinstated.add(Identifier("doi", (text_of(entry.get("DOI")) or "").lower()))
            for notice in notices_from_message(item)[1]:
                about = doi_identifier(notice.doi) if notice.doi else None
                if about in asked and about is not None:
                    found[about].append(replace(notice, doi=own or None))
    undone = ("retracted", "withdrawn", "concern")
    return {
        doi: tuple(one for one in notices if doi not in reinstated or one.kind not in undone)
        for doi, notices in found.items()
    }
