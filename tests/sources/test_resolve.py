from __future__ import annotations

import contextlib
import itertools
import json
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litman.csl.from_json import work_from_item
from litman.errors import (
    BrokenAnswerError,
    IncompleteError,
    LitmanError,
    NoAnswerError,
    NoMetadataError,
    OfflineError,
)
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources import resolve as resolving
from litman.sources.http.cache import AnswerCache
from litman.sources.http.session import Session
from litman.sources.resolve import resolve_each
from tests.sources.records import crossref_message, datacite_attributes
from tests.sources.server import (
    DOI_NOT_FOUND,
    NOT_IN_CROSSREF,
    NOT_IN_DATACITE,
    Played,
    RegistryServer,
    envelope,
    played_json,
    played_page,
)

TODAY = date(2026, 11, 20)
DOI = "10.5555/tea"
CSL_ITEM = {"type": "article-journal", "title": "Why tea goes cold", "DOI": "10.5555/TEA"}
MakeSession = Callable[..., Session]


def resolve(session: Session, doi: str = DOI) -> RegistryRecord:
    return resolving.resolve(session, doi_identifier(doi), today=TODAY)


def each(session: Session, dois: Sequence[str]) -> Iterator[tuple[str, RegistryRecord | LitmanError]]:
    with contextlib.closing(resolve_each(session, [*map(doi_identifier, dois)], today=TODAY)) as found:
        for identifier, outcome in found:
            yield identifier.value, outcome


def datacite_answer(doi: str = DOI) -> Played:
    return played_json({"data": {"id": doi, "attributes": datacite_attributes(doi)}})


def test_a_doi_of_crossref_is_found(server: RegistryServer, session: Session) -> None:
    notice = {"type": "retraction", "DOI": "10.5555/n", "source": "publisher"}
    server.crossref_record(crossref_message(**{"updated-by": [notice]}))
    record = resolve(session)
    assert (record.doi, record.asked, record.outcome) == (DOI, TODAY, "found")
    assert (record.agency, record.source) == ("crossref", "crossref")
    assert record.item is not None
    assert work_from_item(record.item).title == "Why tea goes cold"
    assert record.gravest is not None
    assert record.gravest.kind == "retracted"
    assert server.paths == ["/works/10.5555%2Ftea"]


def test_a_doi_of_datacite_is_found_there(server: RegistryServer, session: Session) -> None:
    server.agency(DOI, "DataCite")
    server.datacite(DOI, datacite_answer())
    record = resolve(session)
    assert (record.outcome, record.agency, record.source) == ("found", "datacite", "datacite")
    assert server.paths == ["/works/10.5555%2Ftea", "/ra/10.5555%2Ftea", "/dois/10.5555%2Ftea"]


@pytest.mark.parametrize("agency", ["mEDRA", "JaLC", "KISTI", "OP", "Unknown"])
def test_a_doi_of_another_agency_is_found_by_content_negotiation(
    server: RegistryServer, session: Session, agency: str
) -> None:
    server.agency(DOI, agency)
    server.description(DOI, Played(status=302, headers={"location": "/elsewhere"}))
    server.play("/elsewhere", played_json(CSL_ITEM))
    record = resolve(session)
    assert (record.outcome, record.agency, record.source) == ("found", agency.lower(), "doi.org")
    assert record.item is not None
    assert record.item["DOI"] == DOI
    assert server.asked[-1].headers["accept"] == "application/vnd.citationstyles.csl+json"


def test_a_doi_that_datacite_hides_is_found_by_content_negotiation(
    server: RegistryServer, session: Session
) -> None:
    server.agency(DOI, "DataCite")
    server.datacite(DOI, NOT_IN_DATACITE)
    server.description(DOI, played_json(CSL_ITEM))
    assert resolve(session).source == "doi.org"


@pytest.mark.parametrize("status", ["DOI does not exist", "Invalid DOI"])
def test_a_doi_that_doi_org_does_not_know_is_unregistered(
    server: RegistryServer, session: Session, status: str
) -> None:
    server.agency(DOI, None, status=status)
    record = resolve(session)
    assert (record.outcome, record.agency, record.item) == ("unregistered", None, None)


def test_a_doi_of_crossref_that_crossref_does_not_have_is_unregistered(
    server: RegistryServer, session: Session
) -> None:
    server.agency(DOI, "Crossref")
    record = resolve(session)
    assert (record.outcome, record.agency) == ("unregistered", "crossref")


def test_an_unknown_agency_and_no_such_doi_is_unregistered(server: RegistryServer, session: Session) -> None:
    server.agency(DOI, None, status="Unknown")
    server.description(DOI, DOI_NOT_FOUND)
    assert resolve(session).outcome == "unregistered"


@pytest.mark.parametrize(
    "described",
    [
        pytest.param([Played(status=302, headers={"location": "/page"}), played_page()], id="a landing page"),
        pytest.param([Played(status=406)], id="not in this form"),
        pytest.param([Played(status=204)], id="nothing"),
    ],
)
def test_an_agency_that_describes_nothing_is_named(
    server: RegistryServer, session: Session, described: list[Played]
) -> None:
    server.agency(DOI, "KISTI")
    server.description(DOI, described[0])
    other = RegistryServer()
    with other:
        other.play("/page", *described[1:] or [Played()])
        if len(described) > 1:
            server.description(DOI, Played(status=302, headers={"location": other.url + "/page"}))
        with pytest.raises(
            NoMetadataError, match=r"tea is registered with KISTI, which gives no description"
        ):
            resolve(session)


def test_a_comma_in_a_doi_is_no_end_of_it(server: RegistryServer, session: Session) -> None:
    doi = "10.5555/tea,milk"
    server.agency("10.5555", "Crossref")
    server.description(doi, DOI_NOT_FOUND)
    assert resolve(session, doi).outcome == "unregistered"
    assert server.paths == ["/works/10.5555%2Ftea%2Cmilk", "/ra/10.5555", "/10.5555%2Ftea%2Cmilk"]


OUTAGES = [
    pytest.param(Played(status=500), NoAnswerError, id="500"),
    pytest.param(Played(status=503), NoAnswerError, id="503"),
    pytest.param(Played(status=429), NoAnswerError, id="429"),
    pytest.param(Played(status=403), NoAnswerError, id="403"),
    pytest.param(Played(status=407), NoAnswerError, id="407"),
    pytest.param(Played(status=418), BrokenAnswerError, id="418"),
    pytest.param(played_page(), BrokenAnswerError, id="a proxy's page"),
    pytest.param(played_page(status=404), BrokenAnswerError, id="a proxy's page with 404"),
    pytest.param(
        Played(status=404, body=b"404 page not found"), BrokenAnswerError, id="another server's 404"
    ),
    pytest.param(Played(status=404), BrokenAnswerError, id="an empty 404"),
    pytest.param(Played(), BrokenAnswerError, id="an empty body"),
    pytest.param(played_json({}), BrokenAnswerError, id="an empty object"),
    pytest.param(played_json(None), BrokenAnswerError, id="null"),
    pytest.param(played_json([]), BrokenAnswerError, id="a list"),
    pytest.param(played_json(envelope({})), BrokenAnswerError, id="an empty message"),
    pytest.param(played_json({"message": None, "data": None}), BrokenAnswerError, id="a null message"),
    pytest.param(played_json({"message": [1], "data": [1]}), BrokenAnswerError, id="a list for a message"),
    pytest.param(Played(body=b'{"message": {"DOI": "10.5'), BrokenAnswerError, id="half of the JSON"),
    pytest.param(Played(body=b"\xff\xfe\x00"), BrokenAnswerError, id="bytes"),
    pytest.param(Played(body=b"[" * 100_000), BrokenAnswerError, id="JSON too deep"),
    pytest.param(Played(body=b'{"a": 1}', cut_after=4), BrokenAnswerError, id="cut off"),
    pytest.param(Played(raw=b""), NoAnswerError, id="hangs up"),
    pytest.param(Played(raw=b"220 mail server ready\r\n"), BrokenAnswerError, id="a mail server"),
    pytest.param(Played(status=302, headers={"location": "/x"}), BrokenAnswerError, id="to nowhere"),
]


@pytest.mark.parametrize("stage", ["crossref", "agency", "datacite", "description"])
@pytest.mark.parametrize(("outage", "error"), OUTAGES)
def test_an_outage_is_never_taken_for_an_absence(
    server: RegistryServer, session: Session, stage: str, outage: Played, error: type[LitmanError]
) -> None:
    server.agency(DOI, "mEDRA" if stage == "description" else "DataCite")
    server.play("/x", Played(status=302, headers={"location": "/x"}))
    path = {"agency": "/ra/10.5555%2Ftea", "description": "/10.5555%2Ftea"}
    if stage in path:
        server.play(path[stage], outage)
    elif stage == "crossref":
        server.crossref(DOI, outage)
    else:
        server.datacite(DOI, outage)
    if stage == "description" and outage.status in (403, 407, 418):
        error = BrokenAnswerError
    if stage == "agency" and outage.status in (403, 407):
        error = BrokenAnswerError
    with pytest.raises(error) as caught:
        resolve(session)
    assert issubclass(error, IncompleteError)
    assert "127.0.0.1" in str(caught.value)
    assert len(str(caught.value)) < 300


def test_the_record_of_another_doi_is_refused(server: RegistryServer, session: Session) -> None:
    server.crossref(DOI, played_json(envelope(crossref_message("10.5555/milk"))))
    with pytest.raises(BrokenAnswerError, match=r"the record of another DOI, 10\.5555/milk"):
        resolve(session)


def test_an_alias_of_another_doi_is_found(server: RegistryServer, session: Session) -> None:
    message = crossref_message("10.5555/teapot", aliases=["10.5555/TEA"])
    server.crossref(DOI, played_json(envelope(message)))
    assert resolve(session).doi == DOI


def test_an_agency_of_another_doi_is_refused(server: RegistryServer, session: Session) -> None:
    server.play("/ra/10.5555%2Ftea", played_json([{"DOI": "10.5555/milk", "status": "DOI does not exist"}]))
    with pytest.raises(BrokenAnswerError, match="nothing about the agency"):
        resolve(session)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        pytest.param(crossref_message(title=["x" * 200_000]), "a title of 200000 characters", id="title"),
        pytest.param(
            crossref_message(title=["x" * 20_000_000]), "more than 16384 KiB", id="title over 16 MB"
        ),
        pytest.param(
            crossref_message(author=[{"family": "x" * 5000}]), "a name of 5000 characters", id="name"
        ),
    ],
)
def test_a_value_of_absurd_size_is_refused(
    server: RegistryServer, session: Session, message: dict[str, Any], words: str
) -> None:
    server.crossref_record(message)
    with pytest.raises(BrokenAnswerError, match=words):
        resolve(session)


def test_a_broken_answer_is_not_kept(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path
) -> None:
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    server.crossref(DOI, played_page(), played_json(envelope(crossref_message())))
    with pytest.raises(BrokenAnswerError, match=r"a web page in place of data"):
        resolve(session)
    assert resolve(session).outcome == "found"


def test_a_kept_record_bears_the_day_it_was_asked(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path
) -> None:
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    server.crossref_record(crossref_message())
    resolve(session)
    later = resolving.resolve(session, doi_identifier(DOI), today=date(2026, 12, 5))
    assert later.asked == TODAY
    assert len(server.asked) == 1


def test_a_doi_that_did_not_exist_yesterday_is_asked_for_again(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path, fake_time: Any
) -> None:
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    server.agency(DOI, None)
    resolve(session)
    resolve(session)
    assert len(server.asked) == 2
    server.crossref_record(crossref_message())
    fake_time.seconds += 90_000
    assert resolve(session).outcome == "found"


def test_offline_nobody_is_asked(server: RegistryServer, make_session: MakeSession, tmp_path: Path) -> None:
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30), offline=True)
    with pytest.raises(OfflineError):
        resolve(session)
    assert server.asked == []


def fill(server: RegistryServer, count: int) -> list[str]:
    dois = [f"10.5555/tea.{number}" for number in range(count)]
    for doi in dois:
        server.crossref_record(crossref_message(doi))
    return dois


def test_many_dois_come_back_each_once(server: RegistryServer, session: Session) -> None:
    dois = fill(server, 60)
    found = list(each(session, dois))
    assert sorted(doi for doi, _ in found) == sorted(dois)
    assert all(isinstance(record, RegistryRecord) and record.doi == doi for doi, record in found)


def test_one_failing_doi_does_not_stop_the_others(server: RegistryServer, session: Session) -> None:
    dois = fill(server, 20)
    server.crossref(dois[3], played_page())
    server.crossref(dois[7], Played(body=b"{"))
    server.crossref(dois[9], NOT_IN_CROSSREF)
    server.agency(dois[9], None)
    found = dict(each(session, dois))
    failed = {doi for doi, record in found.items() if isinstance(record, LitmanError)}
    assert failed == {dois[3], dois[7]}
    unregistered = found[dois[9]]
    assert isinstance(unregistered, RegistryRecord)
    assert unregistered.outcome == "unregistered"


def test_a_mistake_of_ours_does_not_stop_the_others(
    server: RegistryServer, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dois = fill(server, 3)

    def read(message: dict[str, Any]) -> Any:
        if message["DOI"] == dois[1]:
            raise KeyError("milk")
        return original(message)

    from litman.sources.crossref import record as crossref

    original = crossref.work_from_message
    monkeypatch.setattr(crossref, "work_from_message", read)
    found = dict(each(session, dois))
    error = found[dois[1]]
    assert isinstance(error, BrokenAnswerError)
    assert "KeyError: 'milk'" in str(error)
    assert sum(isinstance(record, RegistryRecord) for record in found.values()) == 2


def wait_for_workers(before: Collection[threading.Thread]) -> None:
    """Wait until nobody is there who could ask, but who was there before."""
    for thread in threading.enumerate():
        if thread.name.endswith("(work)") and thread not in before:
            thread.join(60)
            assert not thread.is_alive()


def test_nothing_more_is_asked_once_the_taker_stops(server: RegistryServer, session: Session) -> None:
    dois, before = fill(server, 300), threading.enumerate()
    results = each(session, dois)
    assert len(list(itertools.islice(results, 5))) == 5
    results.close()  # type: ignore[attr-defined]
    wait_for_workers(before)
    assert len(server.asked) <= 5 + 12 + 6


def test_no_more_than_a_dozen_answers_are_fetched_ahead(server: RegistryServer, session: Session) -> None:
    dois = fill(server, 200)
    results = each(session, dois)
    next(results)
    time.sleep(0.3)
    assert len(server.asked) <= 1 + 12 + 6
    assert len(list(results)) == 199


def test_an_interrupt_of_the_taker_passes_through(server: RegistryServer, session: Session) -> None:
    def take() -> None:
        for number, _ in enumerate(each(session, fill(server, 100))):
            if number == 3:
                raise KeyboardInterrupt

    before = threading.enumerate()
    with pytest.raises(KeyboardInterrupt):
        take()
    wait_for_workers(before)
    assert len(server.asked) <= 4 + 12 + 6


def test_no_dois_are_no_questions(session: Session) -> None:
    assert list(each(session, [])) == []


def test_a_service_that_is_down_costs_little_time(make_session: MakeSession, fake_time: Any) -> None:
    session = make_session(crossref_url="http://127.0.0.1:9")
    dois = [f"10.5555/{number}" for number in range(300)]
    found = list(each(session, dois))
    assert len(found) == 300
    assert all(isinstance(error, NoAnswerError) for _, error in found)
    assert fake_time.seconds < 1_060


def test_the_recorded_works_come_through(server: RegistryServer, session: Session, shared: Path) -> None:
    dois = server.recorded_works(shared / "crossref" / "works")
    assert len(dois) == 71
    found = dict(each(session, dois))
    for doi in dois:
        record = found[doi]
        assert isinstance(record, RegistryRecord), record
        assert record.item is not None
        assert doi == work_from_item(record.item).DOI
        json.dumps(record.item)


def test_the_recorded_errors_are_never_absences(
    server: RegistryServer, session: Session, shared: Path
) -> None:
    for path in sorted((shared / "crossref" / "errors").glob("*.txt")):
        body = path.read_bytes()
        status = int(path.name.partition("_")[0])
        server.crossref(DOI, Played(status=status, body=body))
        server.agency(DOI, None)
        if status == 404:
            assert resolve(session).outcome == "unregistered"
        else:
            with pytest.raises(IncompleteError):
                resolve(session)
