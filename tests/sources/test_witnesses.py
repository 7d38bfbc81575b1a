from __future__ import annotations

from datetime import date

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.sources.http.session import Session
from litman.sources.table import SOURCES, WITNESSES, searchable_sources
from litman.sources.witnesses import Witnesses
from tests.sources.openalex.records import ATTESTED, openalex_work
from tests.sources.server import Played, RegistryServer, played_json, played_page

TODAY = date(2026, 11, 20)
DOIS = [doi_identifier(f"10.5555/tea{number}") for number in range(12)]


def asked(server: RegistryServer) -> list[str]:
    return [path for path in server.paths if path.startswith("/works/doi:")]


def test_every_witness_has_the_name_it_is_listed_by() -> None:
    assert {name: witness.NAME for name, witness in WITNESSES.items()} == {name: name for name in WITNESSES}


def test_what_wants_a_key_is_searched_with_one() -> None:
    assert "openalex" not in [source.NAME for source in searchable_sources()]
    assert "openalex" in [source.NAME for source in searchable_sources(["openalex"])]
    assert "openalex" in SOURCES


def test_works_are_attested_by_what_was_asked(session: Session, server: RegistryServer) -> None:
    for number in (1, 3):
        record = openalex_work(f"10.5555/tea{number}", is_retracted=number == 3)
        server.openalex(f"doi:10.5555/tea{number}", played_json(record), select=ATTESTED)
    found = Witnesses(session, TODAY, ("openalex",)).attest(
        [*DOIS, DOIS[0], Identifier("isbn", "9783161484100")]
    )
    assert {one: said[0].is_retracted for one, said in found.items()} == {DOIS[1]: False, DOIS[3]: True}
    assert len(asked(server)) == len(DOIS)


def test_a_service_that_does_not_answer_is_asked_no_more(session: Session, server: RegistryServer) -> None:
    for doi in DOIS:
        server.openalex(str(doi), Played(status=401), select=ATTESTED)
    witnesses = Witnesses(session, TODAY, ("openalex",))
    assert not witnesses.attest(DOIS)
    assert "OpenAlex" in witnesses.silent["openalex"]
    before = len(asked(server))
    assert before <= 6  # those that were under way
    witnesses.attest(DOIS)
    assert len(asked(server)) == before


def test_one_broken_answer_costs_one_work(session: Session, server: RegistryServer) -> None:
    for number, doi in enumerate(DOIS):
        answer = played_page() if number == 2 else played_json(openalex_work(doi.value))
        server.openalex(str(doi), answer, select=ATTESTED)
    witnesses = Witnesses(session, TODAY, ("openalex",))
    assert set(witnesses.attest(DOIS)) == {*DOIS} - {DOIS[2]}
    assert "web page" in witnesses.silent["openalex"]
