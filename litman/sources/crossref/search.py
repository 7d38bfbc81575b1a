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


def search_claim(session: Session, words: str, *, year: int | None) -> list[FoundWork]:
    """Return the works that Crossref finds for the words of a claim, with their abstracts; they prove nothing.

    Args:
        session: Asks.
        words: What the claim says, and the names in it.
        year: In which the works came out; None: any.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    query = {"query.bibliographic": words[:_LONGEST]}
    if year is not None:
        query["filter"] = f"from-pub-date:{year},until-pub-date:{year}"
    return _search(session, query, fields=f"{_FIELDS},abstract")


def _search(session: Session, query: Mapping[str, str], *, fields: str = _FIELDS) -> list[FoundWork]:
    parameters = urlencode({**query, "rows": _ROWS, "select": fields})
    url = f"{session.settings.crossref_url}/works?{parameters}"

    answer = session.get(url, lane="crossref-list", check=check_works)
    return [
        FoundWork(NAME, record_from_message(message), message, work_from_message)
        for message in works_in(answer)
        if message
    ]
