"""DataCite: data, software and other works that may be what a reference string means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from litman.errors import BrokenAnswerError
from litman.identifiers.doi import parse_doi
from litman.matching.record import record_from_work
from litman.sources.datacite.attributes import work_from_attributes
from litman.sources.found_work import FoundWork, SoughtWork
from litman.sources.http.answers import read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of

_NAME = "datacite"
_SERVICE = "DataCite"
_ROWS = 10
_MOST_WORDS = 15  # of a title; more only make the address long
_WORD = re.compile(r"[^\W_]{2,}")


def search_described(session: Session, sought: SoughtWork) -> list[FoundWork]:
    """Return the works that DataCite finds for a title and a family name, its best first.

    One question; none where the title holds no word. They prove nothing.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: DataCite REST API, "Retrieving a list of DOIs" (the query syntax of Elasticsearch; `sort=relevance` is
    heeded with page numbers only).
    """
    words = _words(sought.title)[:_MOST_WORDS]
    if not words:
        return []
    question = f"titles.title:({' OR '.join(words)})"
    name = _words(sought.author)[-1:]
    if name:
        question += f" AND creators.name:({name[0]})"
    parameters = {"query": question, "sort": "relevance", "page[number]": 1, "page[size]": _ROWS}
    url = f"{session.settings.datacite_url}/dois?{urlencode(parameters)}"

    def check(answer: Answer) -> None:
        _found(answer)

    named = _found(session.get(url, lane="datacite", check=check))
    return [found for attributes in named if (found := _as_found(attributes))]


def _words(text: str) -> list[str]:
    """Words in lower case: `AND`, `OR` and `NOT` are commands, and so are signs."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(text)))


def _as_found(attributes: Mapping[str, object]) -> FoundWork | None:
    work = work_from_attributes(attributes)
    doi = parse_doi(work.DOI or "")
    candidate = replace(record_from_work(work), doi=doi)
    return FoundWork(_NAME, candidate, attributes, work_from_attributes) if doi else None


def _found(answer: Answer) -> list[Mapping[str, object]]:
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    data = mapping_of(read_json(answer, service=_SERVICE)).get("data")
    if not isinstance(data, list):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of works in it")
    found = (mapping_of(mapping_of(item).get("attributes")) for item in list_of(data))
    return [attributes for attributes in found if attributes]
