"""Europe PMC as a source: records of PMIDs, PMCIDs and DOIs, and works of the life sciences that are searched for.

Its records have PubMed's fields, preprints and agricultural papers besides: they are read as PubMed's are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.formats.nbib.read import work_from_record
from litman.formats.nbib.study_types import with_study_type
from litman.formats.tagged_lines import TaggedRecord
from litman.identifiers.doi import find_dois, parse_doi
from litman.identifiers.identifier import Identifier
from litman.library.registry import Notice, NoticeKind, RegistryRecord, sort_notices
from litman.matching.record import record_from_work
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.answers import asked_on, check_sizes, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.abstract import paragraphs_from_jats
from litman.sources.reading.json_fields import list_of, mapping_of, text_of, texts_of
from litman.sources.reading.titles import registered_container, registered_title
from litman.text.folding import collapse_white_space
from litman.work import Work

NAME = "europepmc"
KINDS: tuple[str, ...] = ("pmid", "pmcid", "doi")
SEARCHES: tuple[SearchBy, ...] = ("parts",)
_SERVICE = "Europe PMC"
_ROWS = 10
_MOST_WORDS = 8  # of a title that is searched for: its longest
_ROWS_OF_CLAIM = 25
_MOST_OF_CLAIM = 12  # words
_QUERIES = {"pmid": "EXT_ID:{} AND SRC:MED", "pmcid": "PMCID:{}", "doi": 'DOI:"{}"'}
_NO_ISSUES = ("forthcoming", "ahead of print", "epub ahead of print", "online ahead of print")
_HEADING = re.compile(r"<h4>([^<]{1,100}?):?</h4>")
_WORD = re.compile(r"[^\W_]{3,}")
# Source: Europe PMC, "RESTful Web Service", `commentCorrectionList`.
_NOTICES: dict[str, tuple[NoticeKind, str]] = {
    "retraction in": ("retracted", "retraction"),
    "expression of concern in": ("concern", "expression_of_concern"),
    "erratum in": ("corrected", "erratum"),
    "corrected and republished in": ("corrected", "correction"),
}


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what Europe PMC says about an identifier; None: it says that it has nothing under it.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Europe PMC, "RESTful Web Service", `search` (`resultType=core`).
    """
    value = identifier.value.replace('"', "")
    answer = _ask(session, _QUERIES[identifier.kind].format(value), rows=2)
    own = (result for result in _results(answer) if identifier in identifiers_in(result))
    result = next((result for result in own if text_of(result.get("title"))), None)
    if result is None:
        return None
    work = work_from_result(result)
    check_sizes(work, answer, service=_SERVICE)
    return RegistryRecord(
        identifier,
        asked_on(answer, today=today),
        "found",
        source=NAME,
        item=with_study_type(item_from_work(work, id=identifier.value), _kinds(result)),
        notices=_notices(result),
    )


def search(session: Session, sought: SoughtWork, *, by: SearchBy) -> list[FoundWork]:
    """Return the works that Europe PMC finds for a title and a family name, its best first; they prove nothing.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    words = sorted(dict.fromkeys(_WORD.findall(sought.title)), key=len, reverse=True)[:_MOST_WORDS]
    if not words:
        return []
    author = " ".join(_WORD.findall(sought.author))
    query = f"TITLE:({' AND '.join(words)})" + (f' AND AUTH:"{author}"' if author else "")
    answer = _ask(session, query, rows=_ROWS)
    return [
        FoundWork(NAME, record_from_work(work_from_result(result)), result, work_from_result)
        for result in _results(answer)
        if text_of(result.get("title"))
    ]


class OpenText(NamedTuple):
    """That Europe PMC has the open full text of a work."""

    pmcid: str
    licence: str | None


def open_place_of(session: Session, identifier: Identifier) -> OpenText | None:
    """Return where the full text of a work is open; None: Europe PMC has none, or none that is open.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    answer = _ask(session, _QUERIES[identifier.kind].format(identifier.value.replace('"', "")), rows=2)
    own = [result for result in _results(answer) if identifier in identifiers_in(result)]
    for result in own:
        pmcid = text_of(result.get("pmcid"))
        if pmcid and text_of(result.get("isOpenAccess")) == "Y":
            return OpenText(pmcid, text_of(result.get("license")))
    return None


def search_claim(
    session: Session, words: Sequence[str], *, names: Sequence[str] = (), year: int | None = None
) -> list[FoundWork]:
    """Return the works whose title or abstract Europe PMC finds nearest to the words of a claim; they prove nothing.

    Args:
        session: Asks.
        words: What the claim says.
        names: Each is a person, an institution or a journal of the works.
        year: In which they came out; None: any.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    said = [word for part in words for word in _WORD.findall(part)][:_MOST_OF_CLAIM]
    if not said:
        return []
    query = f"TITLE_ABS:({' OR '.join(said)})"
    for name in names:
        quoted = '"' + " ".join(_WORD.findall(name)) + '"'
        query += f" AND (AFF:{quoted} OR AUTH:{quoted} OR JOURNAL:{quoted})"
    query += f" AND PUB_YEAR:{year}" if year is not None else ""
    answer = _ask(session, query, rows=_ROWS_OF_CLAIM)
    return [
        FoundWork(NAME, record_from_work(work_from_result(result)), result, work_from_result)
        for result in _results(answer)
        if text_of(result.get("title"))
    ]


def work_from_result(result: Mapping[str, object]) -> Work:
    """Return the work that a result describes. Never raises."""
    lines = [(tag, text) for tag, text in _lines(result) if text]
    return work_from_record(TaggedRecord(1, lines))


def identifiers_in(result: Mapping[str, object]) -> list[Identifier]:
    """Return the identifiers of a result."""
    pmid, pmcid = text_of(result.get("pmid")), text_of(result.get("pmcid"))
    doi = parse_doi(text_of(result.get("doi")) or "")
    named = (("pmid", pmid), ("pmcid", pmcid), ("doi", doi))
    return [Identifier(kind, value) for kind, value in named if value]


def _lines(result: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The result as the tagged lines of PubMed's text format."""
    issue = mapping_of(result.get("journalInfo"))
    journal, book = mapping_of(issue.get("journal")), mapping_of(result.get("bookOrReportDetails"))
    kinds = _kinds(result)
    is_preprint = text_of(result.get("source")) == "PPR" or "preprint" in (kind.lower() for kind in kinds)
    yield "PMID", text_of(result.get("pmid")) or ""
    yield "PMC", text_of(result.get("pmcid")) or ""
    yield "TI", registered_title(text_of(result.get("title")) or "")
    yield (
        "JT",
        registered_container(text_of(journal.get("title")) or text_of(result.get("journalTitle")) or ""),
    )
    yield "TA", text_of(journal.get("isoabbreviation")) or text_of(journal.get("medlineAbbreviation")) or ""
    yield "IS", text_of(journal.get("issn")) or text_of(journal.get("essn")) or ""
    yield "BTI", registered_container(text_of(book.get("comprisingTitle")) or "")
    yield "PB", text_of(book.get("publisher")) or ""
    yield "ISBN", text_of(book.get("isbn13")) or text_of(book.get("isbn10")) or ""
    yield "VI", text_of(issue.get("volume")) or text_of(result.get("journalVolume")) or ""
    number = text_of(issue.get("issue")) or text_of(result.get("issue")) or ""
    yield "IP", "" if number.lower() in _NO_ISSUES else number
    yield "DP", text_of(issue.get("dateOfPublication")) or ""
    yield "DP", _day(text_of(result.get("firstPublicationDate")) or "") if is_preprint else ""
    yield "DP", text_of(book.get("yearOfPublication")) or text_of(result.get("pubYear")) or ""
    yield "PG", text_of(result.get("pageInfo")) or ""
    yield from _people(result)
    yield from (("PT", kind) for kind in ("Preprint" if is_preprint else "", *kinds))
    yield "LA", text_of(result.get("language")) or ""
    abstract = _HEADING.sub(r" \1: ", text_of(result.get("abstractText")) or "")
    yield "AB", collapse_white_space(paragraphs_from_jats(abstract))
    doi = text_of(result.get("doi"))
    yield "LID", f"{doi} [doi]" if doi else ""
    for heading in list_of(mapping_of(result.get("meshHeadingList")).get("meshHeading")):
        yield "OT", text_of(mapping_of(heading).get("descriptorName")) or ""
    yield from (("OT", word) for word in texts_of(mapping_of(result.get("keywordList")).get("keyword")))


def _people(result: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The names in their order: in full from a core record, with initials from a short one."""
    people = [mapping_of(person) for person in list_of(mapping_of(result.get("authorList")).get("author"))]
    for person in people:
        family, given = text_of(person.get("lastName")), text_of(person.get("firstName"))
        parts = (family, given or text_of(person.get("initials")), text_of(person.get("suffix")))
        if family:
            yield "FAU", ", ".join(part.replace(",", " ") for part in parts if part)
        else:
            yield "CN", text_of(person.get("collectiveName")) or text_of(person.get("fullName")) or ""
    if not people:
        for name in (text_of(result.get("authorString")) or "").rstrip(".").split(", "):
            yield "AU", collapse_white_space(name)


def _kinds(result: Mapping[str, object]) -> list[str]:
    """The types of publication: a list in a core record, one text in a short one."""
    listed = texts_of(mapping_of(result.get("pubTypeList")).get("pubType"))
    return [*listed, *(text_of(result.get("pubType")) or "").split("; ")]


def _day(text: str) -> str:
    return text.replace("-", " ") if not text.endswith("-01-01") else text[:4]


def _notices(result: Mapping[str, object]) -> tuple[Notice, ...]:
    found = []
    for link in list_of(mapping_of(result.get("commentCorrectionList")).get("commentCorrection")):
        kind = _NOTICES.get((text_of(mapping_of(link).get("type")) or "").lower())
        if kind is not None:
            said = find_dois(text_of(mapping_of(link).get("reference")) or "")
            found.append(Notice(*kind, next((one.doi for one in said), None), source=NAME))
    is_flagged = any(kind.lower() == "retracted publication" for kind in _kinds(result))
    if is_flagged and not any(notice.kind == "retracted" for notice in found):
        found.append(Notice("retracted", "retraction", source=NAME))
    return sort_notices(found)


def _ask(session: Session, query: str, *, rows: int) -> Answer:
    def check(answer: Answer) -> None:
        _results(answer)

    asked = f"query={quote(query, safe='')}&resultType=core&format=json&pageSize={rows}"
    url = f"{session.settings.europepmc_url}/search?{asked}"
    return session.get(url, lane="europepmc", check=check, is_lasting=lambda answer: bool(_results(answer)))


def _results(answer: Answer) -> list[Mapping[str, object]]:
    """The results; an empty list is an answer, too.

    Source: recorded answers; an error stands in JSON with status 200.
    """
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    document = mapping_of(read_json(answer, service=_SERVICE))
    if "errMsg" in document:
        raise BrokenAnswerError(
            _SERVICE, answer.host, f"an error: {(text_of(document['errMsg']) or '')[:100]}"
        )
    found = mapping_of(document.get("resultList")).get("result")
    if not isinstance(found, list):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of works in it")
    return [result for result in map(mapping_of, found) if result]
