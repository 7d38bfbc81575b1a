from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from litman.errors import IncompleteError, NoMetadataError, NoSourceError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.http.session import Session
from litman.sources.resolve import resolve, resolve_each
from litman.sources.resolve_many import resolve_many
from litman.sources.table import SOURCES
from tests.sources.made_up import Leaflet, leaf, leave_sources_of_dois, outage
from tests.sources.records import crossref_message
from tests.sources.server import NOT_IN_DATACITE, Played, RegistryServer

TODAY = date(2026, 11, 20)
PMID = Identifier("pmid", "17")
DOI = doi_identifier("10.5555/tea")
ITEM = {"type": "article-journal", "title": "Leaves"}


class Named(Leaflet):
    """The made-up source under other names, for other kinds."""

    def __init__(self, url: str, name: str, *kinds: str) -> None:
        super().__init__(f"{url}/{name}")
        self.NAME = name
        self.KINDS = kinds


Add = Callable[..., None]


@pytest.fixture(autouse=True)
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the real sources only those of DOIs."""
    leave_sources_of_dois(monkeypatch)


@pytest.fixture
def add(server: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Add a made-up source to the table, as its last row."""

    def added(name: str, *kinds: str) -> None:
        monkeypatch.setitem(SOURCES, name, Named(server.url, name, *kinds))

    return added


def plays(server: RegistryServer, name: str, value: str, *, has: bool) -> None:
    leaf(server, value, ITEM if has else None)
    server.play(f"/{name}/leaflet/{value}", *server._answers.pop(f"/leaflet/{value}"))


def test_the_first_that_has_it_answers(server: RegistryServer, session: Session, add: Add) -> None:
    for name, has in (("one", False), ("two", True), ("three", True)):
        add(name, "pmid")
        plays(server, name, "17", has=has)
    assert resolve(session, PMID, today=TODAY) == RegistryRecord(
        PMID, TODAY, "found", source="two", item=ITEM
    )
    assert server.paths == ["/one/leaflet/17", "/two/leaflet/17"]


def test_what_all_deny_is_unregistered(server: RegistryServer, session: Session, add: Add) -> None:
    for name in ("one", "two"):
        add(name, "pmid")
        plays(server, name, "17", has=False)
    assert resolve(session, PMID, today=TODAY) == RegistryRecord(PMID, TODAY, "unregistered")


def test_what_one_does_not_answer_is_not_unregistered(
    server: RegistryServer, session: Session, add: Add
) -> None:
    add("one", "pmid")
    add("two", "pmid")
    plays(server, "one", "17", has=False)
    outage(server, "17")
    server.play("/two/leaflet/17", Played(status=403))
    with pytest.raises(IncompleteError):
        resolve(session, PMID, today=TODAY)


def test_a_kind_that_nobody_answers_for_is_refused(session: Session) -> None:
    with pytest.raises(NoSourceError, match=r"by their PMID: PMID 17"):
        resolve(session, PMID, today=TODAY)
    ((identifier, outcome),) = resolve_each(session, [PMID], today=TODAY)
    assert identifier == PMID
    assert isinstance(outcome, NoSourceError)


def test_another_source_of_dois_is_asked_where_the_agency_describes_nothing(
    server: RegistryServer, session: Session, add: Add
) -> None:
    server.agency(DOI.value, "KISTI")
    server.description(DOI.value, Played(status=204))
    with pytest.raises(NoMetadataError):
        resolve(session, DOI, today=TODAY)
    add("more", "doi")
    plays(server, "more", DOI.value, has=True)
    record = resolve(session, DOI, today=TODAY)
    assert (record.source, record.agency) == ("more", "kisti")


def test_another_source_of_dois_is_not_asked_about_one_that_does_not_exist(
    server: RegistryServer, session: Session, add: Add
) -> None:
    add("more", "doi")
    server.agency(DOI.value, None)
    assert resolve(session, DOI, today=TODAY).outcome == "unregistered"
    server.agency(DOI.value, "DataCite")
    server.datacite(DOI.value, NOT_IN_DATACITE)
    server.description(DOI.value, Played(status=204))
    plays(server, "more", DOI.value, has=False)
    with pytest.raises(NoMetadataError):
        resolve(session, DOI, today=TODAY)


def test_many_identifiers_of_several_kinds_come_back(
    server: RegistryServer, session: Session, add: Add
) -> None:
    add("one", "pmid")
    plays(server, "one", "17", has=True)
    dois = [doi_identifier(f"10.5555/{number}") for number in range(2)]
    for doi in dois:
        server.crossref_record(crossref_message(doi.value))
    found = dict(resolve_many(session, [PMID, *dois], today=TODAY))
    assert {
        identifier: record.source
        for identifier, record in found.items()
        if isinstance(record, RegistryRecord)
    } == {PMID: "one", dois[0]: "crossref", dois[1]: "crossref"}
