import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from litman.errors import BrokenAnswerError, IncompleteError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.crossref.batch import fetch_batch, split_batches
from litman.sources.http.session import Session
from litman.sources.resolve import Resolution
from litman.sources.resolve_many import resolve_many
from tests.sources.records import crossref_message
from tests.sources.server import JSON, Played, RegistryServer, played_json

TODAY = date(2026, 11, 20)
DOIS = [doi_identifier(doi) for doi in ("10.5555/a", "10.5555/b(1)", "10.5555/c<2>")]


def list_path(dois: Sequence[Identifier]) -> str:
    filters = ",".join("doi:" + quote(doi.value, safe="") for doi in dois)
    return f"/works?filter={filters}&rows={len(dois)}"


def list_answer(*messages: object) -> Played:
    return played_json({"status": "ok", "message-type": "work-list", "message": {"items": list(messages)}})


def test_many_dois_are_asked_about_at_once(server: RegistryServer, session: Session) -> None:
    server.play(list_path(DOIS), list_answer(*(crossref_message(doi.value.upper()) for doi in DOIS)))
    found = dict(resolve_many(session, DOIS, today=TODAY))
    assert sorted(found) == sorted(DOIS)
    assert all(isinstance(record, RegistryRecord) and record.item for record in found.values())
    assert len(server.asked) == 1


def test_what_came_and_was_not_taken_is_there_when_the_asking_ends(
    server: RegistryServer, session: Session
) -> None:
    server.play(list_path(DOIS), list_answer(*(crossref_message(doi.value) for doi in DOIS)))
    untaken: list[Resolution] = []
    found = resolve_many(session, DOIS, today=TODAY, untaken=untaken)
    taken = next(found)
    found.close()
    assert sorted(doi for doi, _ in (taken, *untaken)) == sorted(DOIS)


def test_what_is_under_way_when_the_asking_ends_is_waited_for_a_moment(
    server: RegistryServer, session: Session
) -> None:
    several = [*DOIS, *(doi_identifier(f"10.5555/late.{number}") for number in range(60))]
    first, *others = split_batches(several)
    server.play(list_path(first), list_answer(*(crossref_message(doi.value) for doi in first)))
    for late in others:
        answer = list_answer(*(crossref_message(doi.value) for doi in late))
        server.play(list_path(late), replace(answer, delay_s=0.3))
    untaken: list[Resolution] = []
    found = resolve_many(session, several, today=TODAY, untaken=untaken)
    taken = next(found)
    found.close()
    assert sorted(doi for doi, _ in (taken, *untaken)) == sorted(several)


def test_a_record_of_a_list_is_the_record_of_a_single_question(
    server: RegistryServer, session: Session
) -> None:
    message = crossref_message(
        DOIS[0].value, relation={"is-preprint-of": [{"id-type": "doi", "id": "10.5555/P"}]}
    )
    server.crossref_record(message)
    server.play(list_path(DOIS), list_answer(message))
    (single,) = dict(resolve_many(session, DOIS[:1], today=TODAY)).values()
    assert fetch_batch(session, DOIS, today=TODAY) == {DOIS[0]: single}
    assert isinstance(single, RegistryRecord)
    assert single.published_as == ("10.5555/p",)


def test_what_a_list_lacks_is_asked_for_alone(server: RegistryServer, session: Session) -> None:
    dois = [*DOIS, doi_identifier("10.5555/a,b")]
    server.play(list_path(DOIS), list_answer(crossref_message(DOIS[0].value)))
    for doi in dois[1:]:
        server.crossref_record(crossref_message(doi.value))
    found = dict(resolve_many(session, dois, today=TODAY))
    assert all(isinstance(record, RegistryRecord) for record in found.values())
    assert len(found) == 4
    assert len(server.asked) == 1 + 3


def test_a_list_that_cannot_be_read_is_asked_for_one_by_one(server: RegistryServer, session: Session) -> None:
    server.play(list_path(DOIS), Played(status=400, body=b'{"status": "failed"}'))
    for doi in DOIS:
        server.crossref_record(crossref_message(doi.value))
    found = dict(resolve_many(session, DOIS, today=TODAY))
    assert all(isinstance(record, RegistryRecord) for record in found.values())


def test_a_service_that_is_down_is_an_outage_for_each(server: RegistryServer, session: Session) -> None:
    server.play(list_path(DOIS), Played(status=503))
    found = dict(resolve_many(session, DOIS, today=TODAY))
    assert sorted(found) == sorted(DOIS)
    assert all(isinstance(error, IncompleteError) for error in found.values())


def test_json_without_a_list_is_no_answer(server: RegistryServer, session: Session) -> None:
    server.play(list_path(DOIS), played_json({"message": {}}))
    with pytest.raises(BrokenAnswerError):
        fetch_batch(session, DOIS, today=TODAY)


def test_batches_are_short_enough_for_a_url() -> None:
    dois = [doi_identifier(f"10.5555/{number:04}") for number in range(95)]
    assert [len(batch) for batch in split_batches(dois)] == [40, 40, 15]
    long = [doi_identifier(f"10.5555/{number}{'<' * 500}") for number in range(5)]
    assert [doi for batch in split_batches(long) for doi in batch] == long
    assert max(len(list_path(batch)) for batch in split_batches(long)) < 4_000


def test_the_recorded_lists_come_through(server: RegistryServer, session: Session, shared: Path) -> None:
    read = 0
    for path in sorted((shared / "crossref" / "lists").glob("*.json")):
        items = json.loads(path.read_bytes()).get("message", {}).get("items") or []
        dois = sorted({doi_identifier(str(item["DOI"]).lower()) for item in items if item.get("DOI")})[:100]
        if not dois:
            continue
        server.play(list_path(dois), Played(body=path.read_bytes(), headers={"content-type": JSON}))
        assert sorted(fetch_batch(session, dois, today=TODAY)) == dois, path.name
        read += len(dois)
    assert read > 300
