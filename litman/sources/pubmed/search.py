"""PubMed: citations that may be what a reference means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from litman.csl.from_json import work_from_item
from litman.errors import BrokenAnswerError
from litman.identifiers.identifier import Identifier
from litman.identifiers.pmid import parse_pmid
from litman.matching.record import record_from_work
from litman.sources.found_work import FoundWork, SoughtWork
from litman.sources.http.answers import read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import mapping_of, text_of, texts_of

_SERVICE = "PubMed"
_ROWS = 5
_MOST_WORDS = 8  # of a title: its longest
_WORD = re.compile(r"[^\W_]{3,}")


def search_described(session: Session, sought: SoughtWork) -> list[Identifier]:
    """Return the PMIDs that PubMed finds for words of a title and a family name, its best first.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: NCBI, "The E-utilities In-Depth", ESearch (`sort=relevance`).
    """
    words = sorted(dict.fromkeys(_WORD.findall(sought.title)), key=len, reverse=True)[:_MOST_WORDS]
    if not words:
        return []
    terms = [f"{word}[Title]" for word in words]
    author = " ".join(_WORD.findall(sought.author))
    asked = quote(" AND ".join([*terms, f"{author}[Author]"] if author else terms), safe="")
    url = (
        f"{session.settings.pubmed_url}/esearch.fcgi?db=pubmed&retmode=json&retmax={_ROWS}&sort=relevance"
        f"&tool=litman&term={asked}"
    )

    def check(answer: Answer) -> None:
        _numbers(answer)

    answer = session.get(
        url, lane="pubmed", key="pubmed", check=check, is_lasting=lambda found: bool(_numbers(found))
    )
    return [Identifier("pmid", pmid) for text in _numbers(answer) if (pmid := parse_pmid(text))]


def found_work(source: str, item: Mapping[str, object]) -> FoundWork:
    """Return a citation, as its record describes it, as a work that was found."""
    return FoundWork(source, record_from_work(work_from_item(item)), item, work_from_item)


def _numbers(answer: Answer) -> list[str]:
    """The PMIDs of an answer; none is an answer, too, with words of the question that PubMed does not know.

    Source: recorded answers; an error stands in JSON with status 200.
    """
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    result = mapping_of(mapping_of(read_json(answer, service=_SERVICE)).get("esearchresult"))
    if "ERROR" in result:
        raise BrokenAnswerError(_SERVICE, answer.host, f"an error: {(text_of(result['ERROR']) or '')[:100]}")
    if not isinstance(result.get("idlist"), list):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of citations in it")
    return texts_of(result["idlist"])
