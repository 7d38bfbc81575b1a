from __future__ import annotations

from urllib.parse import quote

import pytest

from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.sources.found_work import SoughtWork
from litman.sources.http.session import Session
from litman.sources.pubmed import source as pubmed
from tests.sources.pubmed.citations import article, played, put
from tests.sources.server import NOT_IN_PUBMED, Played, RegistryServer, played_json, played_page

SOUGHT = SoughtWork("", "Of tea: it goes cold!", "Kessel")
TERM = "goes[Title] AND cold[Title] AND tea[Title] AND Kessel[Author]"


def play(server: RegistryServer, answer: Played, term: str = TERM) -> None:
    """Answer the search for a term."""
    words = quote(term, safe="")
    server.play(
        f"/esearch.fcgi?db=pubmed&retmode=json&retmax=5&sort=relevance&tool=litman&term={words}", answer
    )


def found(*pmids: str) -> Played:
    """Return the answer to a search with these PMIDs."""
    return played_json({"header": {}, "esearchresult": {"count": str(len(pmids)), "idlist": list(pmids)}})


def test_citations_are_searched_by_title_and_name(session: Session, server: RegistryServer) -> None:
    play(server, found("31000002", "31000001"))
    put(server, ["31000002", "31000001"], played(article("31000001"), article("31000002", "Tea goes cold.")))
    works = pubmed.search(session, SOUGHT, by="parts")
    assert [work.candidate.doi for work in works] == ["10.5555/kettle.31000002", "10.5555/kettle.31000001"]
    assert (works[0].item()["title"], works[0].candidate.pmid) == ("Tea goes cold", "31000002")


def test_what_is_not_found_is_nothing(session: Session, server: RegistryServer) -> None:
    play(server, NOT_IN_PUBMED)
    assert pubmed.search(session, SOUGHT, by="parts") == []
    assert len(server.asked) == 1


def test_what_has_no_words_is_not_searched(session: Session, server: RegistryServer) -> None:
    assert pubmed.search(session, SoughtWork("", "1 (2)"), by="parts") == []
    assert server.asked == []


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(
            played_json({"esearchresult": {"ERROR": "Down"}}),
            BrokenAnswerError,
            id="an error in 200",
        ),
        pytest.param(played_json({"header": {}}), BrokenAnswerError, id="no result"),
        pytest.param(played_json({"esearchresult": {"count": "1"}}), BrokenAnswerError, id="no list"),
        pytest.param(played_page(), BrokenAnswerError, id="a page"),
        pytest.param(Played(), BrokenAnswerError, id="nothing"),
        pytest.param(Played(body=b'{"esearchresult": {"cou'), BrokenAnswerError, id="half an answer"),
        pytest.param(Played(status=404), BrokenAnswerError, id="404"),
        pytest.param(Played(status=429), NoAnswerError, id="too many questions"),
        pytest.param(Played(status=502), IncompleteError, id="away"),
    ],
)
def test_no_answer_is_no_absence(
    session: Session, server: RegistryServer, answer: Played, error: type[Exception]
) -> None:
    play(server, answer)
    with pytest.raises(error):
        pubmed.search(session, SOUGHT, by="parts")
