"""Crossref: works that may be what a reference string means."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from litman.matching.record import record_from_message
from litman.sources.crossref.message import work_from_message
from litman.sources.crossref.record import NAME
from litman.sources.crossref.works_list import check_works, works_in
from litman.sources.found_work import FoundWork, SoughtWork
from litman.sources.http.session import Session

_ROWS = 10  # the right record may rank second or third, hardly ever later
_LONGEST = 600  # code points of a question; longer addresses are refused on the way
_FIELDS = (
    "DOI,type,title,subtitle,original-title,author,editor,issued,published-print,published-online,container-title,"
    "short-container-title,volume,issue,page,article-number,publisher"
)


def search_bibliographic(session: Session, sought: SoughtWork) -> list[FoundWork]:
    """Return the works that Crossref finds for a whole reference, its best first; they prove nothing.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, `GET /works?query.bibliographic=`.
    """
    return _search(session, {"query.bibliographic": sought.text[:_LONGEST]})


def search_described(session: Session, sought: SoughtWork) -> list[FoundWork]:
    """Return the works that Crossref finds for a title, a family name and a year.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    words = f"{sought.title} {sought.year}" if sought.year is not None else sought.title
    query = {"query.bibliographic": words[:_LONGEST]}
    return _search(session, {**query, "query.author": sought.author} if sought.author else query)


def _search(session: Session, query: Mapping[str, str]) -> list[FoundWork]:
    parameters = urlencode({**query, "rows": _ROWS, "select": _FIELDS})
    url = f"{session.settings.crossref_url}/works?{parameters}"

    answer = session.get(url, lane="crossref-list", check=check_works)
    return [
        FoundWork(NAME, record_from_message(message), message, work_from_message)
        for message in works_in(answer)
        if message
    ]
