from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.attestation import Attestation, OpenPlace
from litman.library.registry import RegistryRecord
from litman.service_keys import Key
from litman.sources.found_work import SoughtWork
from litman.sources.http.session import Session
from litman.sources.openalex import source as openalex
from litman.sources.resolve import resolve
from tests.sources.openalex.records import ATTESTED, CLOSED, OPEN, openalex_work
from tests.sources.server import NOT_IN_OPENALEX, Played, RegistryServer, played_json, played_page

TODAY = date(2026, 11, 20)
TEA, PMID = doi_identifier("10.5555/tea"), Identifier("pmid", "31000001")
PLACE = OpenPlace(
    "https://kettles.example.org/tea.pdf", "https://doi.org/10.5555/tea", "publishedVersion", "cc-by"
)
KEYS = {"openalex": Key("api_key", "mine", is_header=False)}

OTHER = openalex_work("10.5555/other", ids={}, locations=[])
AS_JSON = {"content-type": "application/json"}
NO_ANSWERS = [
    pytest.param(played_page(status=404), BrokenAnswerError, id="404 as another's page"),
    pytest.param(played_json({"message": "no"}, status=404), BrokenAnswerError, id="404 as another's JSON"),
    pytest.param(Played(status=404), BrokenAnswerError, id="404 with nothing"),
    pytest.param(Played(), BrokenAnswerError, id="200 with nothing"),
    pytest.param(played_json({}), BrokenAnswerError, id="200 with an empty object"),
    pytest.param(played_json({"error": "Invalid", "id": "W1"}), BrokenAnswerError, id="200 with an error inside"),
    pytest.param(played_json(OTHER), BrokenAnswerError, id="another's record"),
    pytest.param(played_page(), BrokenAnswerError, id="a page"),
    pytest.param(Played(body=b'{"id": "W1", "doi"', headers=AS_JSON), BrokenAnswerError, id="half an answer"),
    pytest.param(played_json({"error": "no key"}, status=401), NoAnswerError, id="not without a key"),
    pytest.param(played_json({"error": "budget"}, status=429), NoAnswerError, id="over its limit"),
    pytest.param(Played(status=503), IncompleteError, id="away"),
]  # fmt: skip


def attest(session: Session, *part: Identifier) -> dict[Identifier, Attestation]:
    return openalex.fetch_attestations(session, part, today=TODAY)


@pytest.mark.parametrize("identifier", [TEA, PMID], ids=["doi", "pmid"])
def test_a_work_has_its_flag_and_its_open_places(
    session: Session, server: RegistryServer, identifier: Identifier
) -> None:
    green = {**OPEN, "landing_page_url": "https://attic.example.org/1", "pdf_url": None, "license": None}
    record = openalex_work(is_retracted=True, locations=[CLOSED, OPEN, green])
    server.openalex(str(identifier), played_json(record), select=ATTESTED)
    other = OpenPlace(page="https://attic.example.org/1", version="publishedVersion")
    assert attest(session, identifier) == {identifier: Attestation("openalex", TODAY, True, (PLACE, other))}


def test_a_record_without_places_names_the_address(session: Session, server: RegistryServer) -> None:
    record = {
        "doi": "https://doi.org/10.5555/TEA",
        "open_access": {"is_oa": True, "oa_url": "https://a.example.org/"},
    }
    server.openalex("doi:10.5555/tea", played_json(record), select=ATTESTED)
    places = (OpenPlace(page="https://a.example.org/"),)
    assert attest(session, TEA) == {TEA: Attestation("openalex", TODAY, None, places)}


def test_a_work_is_found_by_the_doi_of_any_of_its_places(session: Session, server: RegistryServer) -> None:
    record = openalex_work("10.5555/published", locations=[OPEN])
    server.openalex("doi:10.5555/tea", played_json(record), select=ATTESTED)
    assert set(attest(session, TEA)) == {TEA}


@pytest.mark.parametrize(
    "answer",
    [NOT_IN_OPENALEX, played_json({"error": "404 Not Found"}, status=404)],
    ids=["as a page", "as JSON"],
)
def test_what_openalex_does_not_have_is_none(
    session: Session, server: RegistryServer, answer: Played
) -> None:
    server.openalex("doi:10.5555/tea", answer, select=ATTESTED)
    server.openalex("doi:10.5555/tea", answer)
    assert attest(session, TEA) == {}
    assert openalex.fetch(session, TEA, today=TODAY) is None


@pytest.mark.parametrize(("answer", "error"), NO_ANSWERS)
def test_no_answer_is_no_absence(
    session: Session, server: RegistryServer, answer: Played, error: type[Exception]
) -> None:
    server.openalex("doi:10.5555/tea", answer, select=ATTESTED)
    server.openalex("doi:10.5555/tea", answer)
    with pytest.raises(error):
        attest(session, TEA)
    with pytest.raises(error):
        openalex.fetch(session, TEA, today=TODAY)


def test_without_a_key_works_are_asked_about_one_by_one(session: Session) -> None:
    assert openalex.parts(session, [TEA, PMID]) == [[TEA], [PMID]]


def test_with_a_key_one_question_names_many(
    server: RegistryServer, make_session: Callable[..., Session]
) -> None:
    keyed = make_session(keys=KEYS)
    odd = doi_identifier("10.5555/tea,milk|sugar")
    cup = doi_identifier("10.5555/cup(1)")
    assert openalex.parts(keyed, [TEA, PMID, odd, cup]) == [[TEA, cup], [odd], [PMID]]
    path = f"/works?filter=doi:10.5555%2Ftea%7C10.5555%2Fcup%281%29&per_page=50&select={ATTESTED[8:]}&api_key=mine"
    server.play(path, played_json({"meta": {"count": 1}, "results": [openalex_work()]}))
    assert set(attest(keyed, TEA, cup)) == {TEA}
    assert server.paths == [path]


@pytest.mark.parametrize(
    "answer",
    [
        played_json({}),
        played_json({"meta": {}}),
        Played(),
        played_page(),
        played_json({"error": "x"}, status=400),
    ],
)
def test_a_list_that_is_none_is_no_absence(
    server: RegistryServer, make_session: Callable[..., Session], answer: Played
) -> None:
    path = f"/works?filter=doi:10.5555%2Ftea%7C10.5555%2Fcup&per_page=50&select={ATTESTED[8:]}&api_key=mine"
    server.play(path, answer)
    with pytest.raises(BrokenAnswerError):
        attest(make_session(keys=KEYS), TEA, doi_identifier("10.5555/cup"))


def test_titles_are_searched_with_a_key(server: RegistryServer, make_session: Callable[..., Session]) -> None:
    path = "/works?filter=title.search:Why%20tea%20cold&per_page=10&api_key=mine"
    server.play(path, played_json({"results": [openalex_work(), openalex_work(None), None]}))
    found = openalex.search(make_session(keys=KEYS), SoughtWork("", "Why, tea: cold!"), by="parts")
    assert [work.candidate.doi for work in found] == ["10.5555/tea", None]
    assert found[0].item()["title"] == "Why tea goes cold"


def test_it_describes_what_the_agency_does_not(session: Session, server: RegistryServer) -> None:
    server.agency("10.5555/tea", "OP")
    server.description("10.5555/tea", Played(status=406))
    server.openalex("doi:10.5555/tea", played_json(openalex_work(is_retracted=True)))
    record = resolve(session, TEA, today=TODAY)
    assert isinstance(record, RegistryRecord)
    assert (record.source, record.agency) == ("openalex", "op")
    assert [notice.source for notice in record.notices] == ["openalex"]
    assert record.attestations == (Attestation("openalex", TODAY, True, (PLACE,)),)


def test_it_overrules_no_registry(session: Session, server: RegistryServer) -> None:
    server.agency("10.5555/tea", None)
    server.openalex("doi:10.5555/tea", played_json(openalex_work()))
    assert resolve(session, TEA, today=TODAY).outcome == "unregistered"
    assert not [path for path in server.paths if path.startswith("/works/doi:")]
