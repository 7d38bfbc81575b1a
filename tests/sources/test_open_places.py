"""Unpaywall and Semantic Scholar: where files are open, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.attestation import Attestation, OpenPlace
from litman.service_keys import Key
from litman.sources import semanticscholar, unpaywall
from litman.sources.http.cache import AnswerCache
from litman.sources.http.session import Session
from litman.sources.witnesses import Witnesses
from tests.sources.openalex.records import ATTESTED, openalex_work
from tests.sources.server import (
    NOT_IN_SEMANTIC_SCHOLAR,
    NOT_IN_UNPAYWALL,
    Played,
    RegistryServer,
    played_json,
    played_page,
)

TODAY = date(2026, 11, 20)
TEA, PMID = doi_identifier("10.5555/tea"), Identifier("pmid", "31000001")
MAIL = "/v2/10.5555/tea?email=ada@example.org"
PAPER = "/graph/v1/paper/{}?fields=externalIds,openAccessPdf"
KEYS = {"semanticscholar": Key("x-api-key", "mine", is_header=True)}
FILE, PAGE = "https://kettles.example.org/tea.pdf", "https://kettles.example.org/tea"
BRONZE = {
    "url": PAGE,
    "url_for_pdf": None,
    "url_for_landing_page": PAGE,
    "license": None,
    "version": "publishedVersion",
}
GREEN = {**BRONZE, "url_for_pdf": FILE, "license": "cc-by", "version": "acceptedVersion"}

Make = Callable[..., Session]


@pytest.fixture
def asking(make_session: Make) -> Session:
    """A session of somebody with a mail address and a key."""
    return make_session(mailto="ada@example.org", keys=KEYS)


def unpaywalled(**changes: Any) -> dict[str, Any]:
    record = {
        "doi": "10.5555/Tea",
        "is_oa": True,
        "best_oa_location": BRONZE,
        "oa_locations": [BRONZE, GREEN],
    }
    return {**record, **changes}


def paper(**changes: Any) -> dict[str, Any]:
    ids = {"DOI": "10.5555/Tea", "PubMed": "31000001", "CorpusId": 7}
    return {"paperId": "a1", "externalIds": ids, "openAccessPdf": {"url": FILE, "license": "CCBY"}, **changes}


@pytest.mark.parametrize(
    ("record", "places"),
    [
        pytest.param(
            unpaywalled(),
            (
                OpenPlace(page=PAGE, version="publishedVersion"),
                OpenPlace(FILE, PAGE, "acceptedVersion", "cc-by"),
            ),
            id="bronze and green",
        ),
        pytest.param(unpaywalled(is_oa=False, best_oa_location=None, oa_locations=[]), (), id="closed"),
        pytest.param(unpaywalled(best_oa_location=None, oa_locations=[None, 7]), (), id="nonsense"),
    ],
)
def test_unpaywall_names_the_places(
    asking: Session, server: RegistryServer, record: dict[str, Any], places: tuple[OpenPlace, ...]
) -> None:
    server.play(MAIL, played_json(record))
    said = unpaywall.fetch_attestations(asking, [TEA], today=TODAY)
    assert said == {TEA: Attestation("unpaywall", TODAY, None, places)}


def test_the_mail_address_is_in_nothing_that_is_kept(
    server: RegistryServer, make_session: Make, tmp_path: Path
) -> None:
    server.play(MAIL, played_json(unpaywalled()))
    session = make_session(mailto="ada@example.org", cache=AnswerCache(tmp_path, max_age_days=1))
    unpaywall.fetch_attestations(session, [TEA], today=TODAY)
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not [data for data in kept if b"ada@" in data or b"ada%40" in data]


@pytest.mark.parametrize("identifier", [TEA, PMID], ids=["doi", "pmid"])
def test_semantic_scholar_names_the_file(
    asking: Session, server: RegistryServer, identifier: Identifier
) -> None:
    name = f"{identifier.kind.upper()}:{identifier.value}"
    server.play(PAPER.format(name), played_json(paper()))
    said = semanticscholar.fetch_attestations(asking, [identifier], today=TODAY)
    assert said == {
        identifier: Attestation("semanticscholar", TODAY, None, (OpenPlace(FILE, licence="CCBY"),))
    }
    assert server.asked[0].headers["x-api-key"] == "mine"


@pytest.mark.parametrize(
    ("record", "is_said"),
    [
        pytest.param(paper(openAccessPdf={"url": "", "status": None}), True, id="no file"),
        pytest.param(paper(openAccessPdf=None), True, id="null"),
        pytest.param(paper(externalIds={"DOI": "10.5555/published"}), False, id="the paper of the preprint"),
        pytest.param(paper(externalIds=None), False, id="nobody's"),
    ],
)
def test_what_semantic_scholar_does_not_say_is_no_place(
    asking: Session, server: RegistryServer, record: dict[str, Any], is_said: bool
) -> None:
    server.play(PAPER.format("DOI:10.5555/tea"), played_json(record))
    said = semanticscholar.fetch_attestations(asking, [TEA], today=TODAY)
    assert said == ({TEA: Attestation("semanticscholar", TODAY)} if is_said else {})


def test_what_they_do_not_have_is_left_out(asking: Session, server: RegistryServer) -> None:
    server.play(MAIL, NOT_IN_UNPAYWALL)
    server.play(PAPER.format("DOI:10.5555/tea"), NOT_IN_SEMANTIC_SCHOLAR)
    assert unpaywall.fetch_attestations(asking, [TEA], today=TODAY) == {}
    assert semanticscholar.fetch_attestations(asking, [TEA], today=TODAY) == {}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(played_page(status=404), BrokenAnswerError, id="404 as a page"),
        pytest.param(played_json({}, status=404), BrokenAnswerError, id="404 as another's JSON"),
        pytest.param(Played(status=404), BrokenAnswerError, id="404 with nothing"),
        pytest.param(played_json({}), BrokenAnswerError, id="200 with nothing in it"),
        pytest.param(Played(), BrokenAnswerError, id="200 with nothing"),
        pytest.param(played_page(), BrokenAnswerError, id="a page"),
        pytest.param(Played(body=b'{"doi": "10.55'), BrokenAnswerError, id="half an answer"),
        pytest.param(
            played_json({"error": "Unrecognized"}, status=400), BrokenAnswerError, id="a bad question"
        ),
        pytest.param(
            played_json({"message": "mail?"}, status=422), BrokenAnswerError, id="a bad mail address"
        ),
        pytest.param(played_json({"message": "Forbidden"}, status=403), NoAnswerError, id="a bad key"),
        pytest.param(Played(status=429), NoAnswerError, id="too many questions"),
        pytest.param(Played(status=500), IncompleteError, id="away"),
    ],
)
def test_no_answer_is_no_absence(
    asking: Session, server: RegistryServer, answer: Played, error: type[Exception]
) -> None:
    server.play(MAIL, answer)
    server.play(PAPER.format("DOI:10.5555/tea"), answer)
    with pytest.raises(error):
        unpaywall.fetch_attestations(asking, [TEA], today=TODAY)
    with pytest.raises(error):
        semanticscholar.fetch_attestations(asking, [TEA], today=TODAY)


def test_another_doi_s_record_is_no_answer(asking: Session, server: RegistryServer) -> None:
    server.play(MAIL, played_json(unpaywalled(doi="10.5555/other")))
    with pytest.raises(BrokenAnswerError):
        unpaywall.fetch_attestations(asking, [TEA], today=TODAY)


def test_without_what_they_want_they_are_left_out_and_it_is_said(
    session: Session, server: RegistryServer
) -> None:
    witnesses = Witnesses(session, TODAY)
    assert witnesses.attest([TEA]) == {}
    assert {name: "LITMAN_" in why for name, why in witnesses.left_out.items()} == {
        "unpaywall": True,
        "semanticscholar": True,
    }
    assert [path for path in server.paths if path.startswith(("/v2", "/graph"))] == []


def test_the_slow_one_is_asked_where_no_place_is_known(asking: Session, server: RegistryServer) -> None:
    server.openalex("doi:10.5555/tea", played_json(openalex_work()), select=ATTESTED)
    cup = doi_identifier("10.5555/cup")
    said = Witnesses(asking, TODAY).attest([TEA, cup])
    assert [one.source for one in said[TEA]] == ["openalex"]
    assert [path for path in server.paths if path.startswith("/graph")] == [PAPER.format("DOI:10.5555/cup")]
