from __future__ import annotations

from datetime import date

import pytest

from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.identifiers.identifier import Identifier
from litman.sources import pmc
from litman.sources.http.session import Session
from tests.sources.pubmed.citations import article, played, put
from tests.sources.server import Played, RegistryServer, played_json, played_page

TODAY = date(2026, 11, 20)
TEA, PMID = Identifier("pmcid", "PMC7000001"), "31000001"
ABSENT = {"pmcid": "PMC7000001", "status": "error", "errmsg": "Identifier not found in PMC"}


def known(number: int, **more: object) -> dict[str, object]:
    names = {"pmcid": f"PMC700000{number}", "pmid": 31000000 + number, "doi": "10.5555/Tea"}
    return {**names, "requested-id": f"PMC700000{number}", **more}


def put_ids(server: RegistryServer, answer: Played, ids: str = TEA.value) -> None:
    server.play(f"/api/v1/articles/?ids={ids}&idtype=pmcid&format=json&tool=litman", answer)


def converted(*records: object) -> Played:
    return played_json({"status": "ok", "records": list(records)})


@pytest.mark.parametrize("pmid", [31000001, "31000001"], ids=["number", "text"])
def test_a_work_learns_its_other_identifiers(session: Session, server: RegistryServer, pmid: object) -> None:
    put_ids(server, converted(known(1, pmid=pmid)))
    put(server, [PMID], played(article(PMID)))
    record = pmc.fetch(session, TEA, today=TODAY)
    assert record is not None
    assert record.item is not None
    assert (record.identifier, record.source) == (TEA, "pubmed")
    assert (record.item["PMCID"], record.item["PMID"]) == ("PMC7000001", PMID)
    assert record.item["DOI"] == "10.5555/kettle.31000001"  # what the describing service says counts


def test_what_the_service_denies_is_none(session: Session, server: RegistryServer) -> None:
    put_ids(server, converted(ABSENT))
    assert pmc.fetch(session, TEA, today=TODAY) is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(converted(), BrokenAnswerError, id="no records"),
        pytest.param(converted(known(2)), BrokenAnswerError, id="those of another"),
        pytest.param(
            converted({**ABSENT, "errmsg": "Backend failed"}), BrokenAnswerError, id="another error"
        ),
        pytest.param(played_json({"status": "error"}), BrokenAnswerError, id="an error in status 200"),
        pytest.param(played_json({"status": "error"}, status=400), BrokenAnswerError, id="status 400"),
        pytest.param(played_json({}, status=404), BrokenAnswerError, id="404 as JSON"),
        pytest.param(played_page(status=404), BrokenAnswerError, id="404 as a page"),
        pytest.param(played_page(), BrokenAnswerError, id="a page"),
        pytest.param(Played(), BrokenAnswerError, id="nothing"),
        pytest.param(Played(status=429), NoAnswerError, id="too many questions"),
        pytest.param(Played(status=503), IncompleteError, id="away"),
    ],
)
def test_no_answer_is_no_absence(
    session: Session, server: RegistryServer, answer: Played, error: type[Exception]
) -> None:
    put_ids(server, answer)
    with pytest.raises(error):
        pmc.fetch(session, TEA, today=TODAY)


def test_a_list_is_two_questions(session: Session, server: RegistryServer) -> None:
    batch = [TEA, Identifier("pmcid", "PMC7000002"), Identifier("pmcid", "PMC7000003")]
    absent = {**ABSENT, "pmcid": None, "requested-id": "PMC7000003"}
    put_ids(server, converted(known(1), known(2), absent), "PMC7000001,PMC7000002,PMC7000003")
    put(server, [PMID, "31000002"], played(article(PMID), article("31000002")))
    assert list(pmc.fetch_batch(session, batch, today=TODAY)) == batch[:2]
    assert len(server.asked) == 2
