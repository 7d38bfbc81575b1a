from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote

import pytest

from litman.csl.from_json import work_from_item
from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.sources import europepmc
from litman.sources.found_work import SoughtWork
from litman.sources.http.session import Session
from litman.sources.resolve import resolve
from litman.work import Date, DateParts, Name
from tests.sources.pubmed.citations import played as played_citations
from tests.sources.pubmed.citations import put
from tests.sources.server import NOT_IN_EUROPE_PMC, Played, RegistryServer, played_json, played_page

TODAY = date(2026, 11, 20)
PMID, PMCID, DOI = (
    Identifier("pmid", "31000001"),
    Identifier("pmcid", "PMC7000001"),
    doi_identifier("10.5555/tea"),
)
ASKED = {PMID: "EXT_ID:31000001 AND SRC:MED", PMCID: "PMCID:PMC7000001", DOI: 'DOI:"10.5555/tea"'}
ADA = {"fullName": "Kessel AB", "firstName": "Ada B", "lastName": "Kessel", "initials": "AB"}
GROUP = {"collectiveName": "Kettle Study Group"}


def result(**changes: Any) -> dict[str, Any]:
    """A core result about a made-up paper; None takes a field away."""
    journal = {"title": "Annals of kettles", "isoabbreviation": "Ann Kettles", "issn": "2345-6789"}
    found = {
        "id": "31000001",
        "source": "MED",
        "pmid": "31000001",
        "pmcid": "PMC7000001",
        "doi": "10.5555/Tea",
        "title": "Why <i>tea</i> goes cold.",
        "authorString": "Kessel AB, Kettle Study Group.",
        "authorList": {"author": [ADA, GROUP]},
        "journalInfo": {"issue": "3", "volume": "12", "dateOfPublication": "2015 Mar", "journal": journal},
        "pubYear": "2015",
        "pageInfo": "637-41",
        "abstractText": "<h4>Background</h4>Tea cools.<h4>Results</h4>It is cold.",
        "language": "eng",
        "pubTypeList": {"pubType": ["research-article", "Journal Article"]},
        "meshHeadingList": {"meshHeading": [{"descriptorName": "Tea"}]},
    }
    return {name: value for name, value in {**found, **changes}.items() if value is not None}


def found(*results: Any) -> Played:
    return played_json({"version": "6.9", "hitCount": len(results), "resultList": {"result": list(results)}})


def play(server: RegistryServer, query: str, answer: Played, *, rows: int = 2) -> None:
    path = f"/search?query={quote(query, safe='')}&resultType=core&format=json&pageSize={rows}"
    server.play(path, answer)


@pytest.mark.parametrize("identifier", ASKED, ids=["pmid", "pmcid", "doi"])
def test_a_record_becomes_a_work(session: Session, server: RegistryServer, identifier: Identifier) -> None:
    play(server, ASKED[identifier], found(result()))
    record = europepmc.fetch(session, identifier, today=TODAY)
    assert record is not None
    assert record.item is not None
    work = work_from_item(record.item)
    assert (work.type, work.title) == ("article-journal", "Why <i>tea</i> goes cold")
    assert work.author == (Name("Kessel", "Ada B"), Name(literal="Kettle Study Group"))
    assert (work.container_title, work.container_title_short) == ("Annals of kettles", "Ann Kettles")
    assert (work.volume, work.issue, work.page) == ("12", "3", "637-641")
    assert work.issued == Date(DateParts(2015, 3))
    assert (work.PMID, work.PMCID, work.DOI) == ("31000001", "PMC7000001", "10.5555/Tea")
    assert (work.keyword, work.language) == ("Tea", "en")
    assert work.abstract == "Background: Tea cools. Results: It is cold."


def test_a_preprint_is_one(session: Session, server: RegistryServer) -> None:
    preprint = result(
        id="PPR1", source="PPR", pmid=None, pmcid=None, journalInfo=None, pageInfo=None, authorList=None,
        authorString="Kessel AB, Urn B.", pubTypeList=None, pubType="preprint",
        bookOrReportDetails={"publisher": "KettleRxiv", "yearOfPublication": 2026}, firstPublicationDate="2026-08-20",
    )  # fmt: skip
    play(server, ASKED[DOI], found(preprint))
    record = europepmc.fetch(session, DOI, today=TODAY)
    assert record is not None
    assert record.item is not None
    work = work_from_item(record.item)
    assert (work.type, work.genre, work.publisher) == ("article", "Preprint", "KettleRxiv")
    assert work.author == (Name("Kessel", "A. B."), Name("Urn", "B."))
    assert work.issued == Date(DateParts(2026, 8, 20))


@pytest.mark.parametrize(
    ("changes", "notice"),
    [
        pytest.param({"pubTypeList": {"pubType": ["Retracted Publication"]}}, ("retracted", None), id="flag"),
        pytest.param(
            {"commentCorrectionList": {"commentCorrection": [
                {"type": "Retraction in", "reference": "Ann Kettles. 2016;1:2. doi: 10.5555/Gone."}]},
             "pubTypeList": {"pubType": ["Retracted Publication"]}},
            ("retracted", "10.5555/gone"), id="link"),
        pytest.param(
            {"commentCorrectionList": {"commentCorrection": [{"type": "Erratum in", "reference": "Ann Kettles."}]}},
            ("corrected", None), id="erratum"),
        pytest.param(
            {"commentCorrectionList": {"commentCorrection": [{"type": "Comment in", "reference": "Ann Kettles."}]}},
            None, id="comment"),
    ],
)  # fmt: skip
def test_notices_are_told(
    session: Session, server: RegistryServer, changes: dict[str, Any], notice: tuple[str, str | None] | None
) -> None:
    play(server, ASKED[PMID], found(result(**changes)))
    record = europepmc.fetch(session, PMID, today=TODAY)
    assert record is not None
    assert [(one.kind, one.doi) for one in record.notices] == ([notice] if notice else [])


@pytest.mark.parametrize(
    "answer",
    [
        NOT_IN_EUROPE_PMC,
        found(result(pmid="31000009", pmcid=None, doi=None)),
        found(result(title=None)),
    ],
    ids=["nothing", "another's record", "no title"],
)
def test_what_it_does_not_have_is_none(session: Session, server: RegistryServer, answer: Played) -> None:
    play(server, ASKED[PMID], answer)
    assert europepmc.fetch(session, PMID, today=TODAY) is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(
            played_json({"errCode": 404, "errMsg": "No criteria"}), BrokenAnswerError, id="an error in 200"
        ),
        pytest.param(played_json({"hitCount": 0}), BrokenAnswerError, id="no list"),
        pytest.param(played_json({}, status=404), BrokenAnswerError, id="404 as JSON"),
        pytest.param(played_page(status=404), BrokenAnswerError, id="404 as a page"),
        pytest.param(Played(status=404), BrokenAnswerError, id="404 with nothing"),
        pytest.param(played_page(), BrokenAnswerError, id="a page"),
        pytest.param(Played(), BrokenAnswerError, id="nothing"),
        pytest.param(Played(body=b'{"resultList": {"result": [{"pm'), BrokenAnswerError, id="half an answer"),
        pytest.param(Played(status=503, body=b"down"), NoAnswerError, id="one of its ends is down"),
        pytest.param(Played(status=504), IncompleteError, id="too long a question"),
    ],
)
def test_no_answer_is_no_absence(
    session: Session, server: RegistryServer, answer: Played, error: type[Exception]
) -> None:
    play(server, ASKED[PMID], answer)
    with pytest.raises(error):
        europepmc.fetch(session, PMID, today=TODAY)


def test_it_is_asked_where_pubmed_has_nothing(session: Session, server: RegistryServer) -> None:
    put(server, [PMID.value], played_citations())
    play(server, ASKED[PMID], found(result()))
    assert resolve(session, PMID, today=TODAY).source == "europepmc"


def test_it_is_asked_where_pubmed_is_away(session: Session, server: RegistryServer) -> None:
    put(server, [PMID.value], Played(status=503))
    play(server, ASKED[PMID], found(result()))
    assert resolve(session, PMID, today=TODAY).source == "europepmc"


def test_what_pubmed_denies_stays_denied_where_it_is_silent(session: Session, server: RegistryServer) -> None:
    put(server, [PMID.value], played_citations())
    play(server, ASKED[PMID], Played(status=503))
    assert resolve(session, PMID, today=TODAY).outcome == "unregistered"


def test_where_both_are_silent_nothing_is_known(session: Session, server: RegistryServer) -> None:
    put(server, [PMID.value], Played(status=503))
    play(server, ASKED[PMID], Played(status=503))
    with pytest.raises(IncompleteError):
        resolve(session, PMID, today=TODAY)


def test_works_are_searched_by_title_and_name(session: Session, server: RegistryServer) -> None:
    play(
        server, 'TITLE:(goes AND cold AND tea) AND AUTH:"Kessel"', found(result(), result(doi=None)), rows=10
    )
    works = europepmc.search(session, SoughtWork("", "Of tea: it goes cold!", "Kessel"), by="parts")
    assert [work.candidate.doi for work in works] == ["10.5555/tea", None]
    assert works[1].item()["PMID"] == "31000001"


def test_what_has_no_words_is_not_searched(session: Session, server: RegistryServer) -> None:
    assert europepmc.search(session, SoughtWork("", "A B (1)"), by="parts") == []
    assert server.asked == []


def test_no_value_breaks_it() -> None:
    for name in result():
        for value in (7, "x", [], {}, [None], {"a": [1]}, True, {"author": [None, 3]}):
            europepmc.work_from_result(result(**{name: value}))


@pytest.mark.parametrize(("number", "issue"), [("3", "3"), ("Forthcoming", None), (None, None)])
def test_an_issue_that_is_to_come_has_no_number(number: str | None, issue: str | None) -> None:
    work = europepmc.work_from_result(result(journalInfo={"issue": number, "journal": {"title": "Annals"}}))
    assert work.issue == issue
