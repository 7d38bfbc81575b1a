from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from litman.errors import BrokenAnswerError, IncompleteError, NoAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import Notice, RegistryRecord
from litman.sources.arxiv import source as arxiv
from litman.sources.http.limits import default_limits
from litman.sources.http.session import Session
from litman.sources.resolve import resolve
from litman.sources.resolve_many import resolve_many
from tests.sources.arxiv.feeds import ATOM, RATE_EXCEEDED, entry, error_feed, played, put, question
from tests.sources.conftest import FakeTime
from tests.sources.server import Played, RegistryServer, played_page

TODAY = date(2026, 11, 20)


def paper(value: str) -> Identifier:
    return Identifier("arxiv", value)


TEA = paper("2101.00001")


def test_a_record_is_the_work_of_the_entry(session: Session, server: RegistryServer) -> None:
    put(
        server,
        ["2101.00001"],
        played(entry("2101.00001v2", doi="10.5555/KETTLE", comment="12 pages", journal_ref="Tea 7 (2021) 3")),
    )
    record = arxiv.fetch(session, TEA, today=TODAY)
    assert record is not None
    assert (record.source, record.outcome, record.published_as) == ("arxiv", "found", ("10.5555/kettle",))
    assert record.item == {
        "id": "2101.00001",
        "type": "article",
        "title": "Why tea goes cold",
        "author": [{"family": "Kessel", "given": "Ada B."}],
        "issued": {"date-parts": [[2021, 1, 4]]},
        "number": "arXiv:2101.00001",
        "publisher": "arXiv",
        "genre": "Preprint",
        "abstract": "Tea was watched.",
        "keyword": "physics.pop-ph",
        "annote": "Journal reference: Tea 7 (2021) 3. 12 pages",
        "archive": "arXiv",
        "archive_location": "2101.00001",
        "DOI": "10.48550/arxiv.2101.00001",
        "URL": "https://arxiv.org/abs/2101.00001",
    }


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(played(), id="200 and a feed with nothing in it"),
        pytest.param(
            Played(status=400, body=error_feed("incorrect id format for 2101.00001"), headers=ATOM),
            id="400 and an error that names it",
        ),
        pytest.param(
            Played(body=error_feed("incorrect id format for 2101.00001"), headers=ATOM),
            id="200 and an error that names it",
        ),
    ],
)
def test_what_arxiv_says_it_does_not_have_is_no_record(
    session: Session, server: RegistryServer, answer: Played
) -> None:
    put(server, ["2101.00001"], answer)
    assert arxiv.fetch(session, TEA, today=TODAY) is None
    assert resolve(session, TEA, today=TODAY) == RegistryRecord(TEA, TODAY, "unregistered")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(played(total=1), "empty and says that it is not", id="an empty page by mistake"),
        pytest.param(Played(body=error_feed("start must be an integer")), "an error: start", id="an error"),
        pytest.param(played(entry("2101.00002v1")), "another paper, 2101.00002", id="another paper"),
        pytest.param(played_page(), "a web page in place of data", id="a page"),
        pytest.param(Played(body=b""), "an empty answer", id="nothing"),
        pytest.param(Played(body=played(entry("2101.00001v1")).body[:300]), "breaks off", id="half a feed"),
        pytest.param(Played(body=b"Rate exceeded."), "in place of XML", id="words with status 200"),
        pytest.param(Played(body=b"<a/>"), "no feed", id="other XML"),
        pytest.param(played(entry("2101.00001v1"), cut_after=200), "cut off", id="cut off on the way"),
        pytest.param(
            played(entry("2101.00001v1", "T" * 200_000)), "a title of 200000", id="a title without end"
        ),
        pytest.param(Played(status=404, body=b"nothing here"), "status 404", id="404"),
    ],
)
def test_what_is_no_answer_is_no_absence(
    session: Session, server: RegistryServer, answer: Played, words: str
) -> None:
    put(server, ["2101.00001"], answer)
    with pytest.raises(BrokenAnswerError, match=words):
        arxiv.fetch(session, TEA, today=TODAY)


def test_too_many_questions_are_asked_again_later(
    session: Session, server: RegistryServer, fake_time: FakeTime
) -> None:
    put(server, ["2101.00001"], RATE_EXCEEDED, RATE_EXCEEDED, played(entry("2101.00001v1")))
    assert arxiv.fetch(session, TEA, today=TODAY) is not None
    assert sum(fake_time.slept) >= 1.5
    put(server, ["2101.00001"], RATE_EXCEEDED)
    with pytest.raises(NoAnswerError, match=r"arXiv .* it cannot now \(status 429\)"):
        arxiv.fetch(session, TEA, today=TODAY)


def test_questions_leave_three_seconds_apart(
    make_session: Callable[..., Session], fake_time: FakeTime
) -> None:
    with RegistryServer(headers={}) as server:  # arXiv states no limits
        session = make_session(limits=default_limits(is_polite=False), arxiv_url=server.url)
        for number in range(3):
            put(server, [f"2101.0000{number}"], played(entry(f"2101.0000{number}v1")))
            arxiv.fetch(session, paper(f"2101.0000{number}"), today=TODAY)
    assert sum(fake_time.slept) >= 6.0


def test_several_are_asked_for_at_once_and_found_by_their_identifiers(
    session: Session, server: RegistryServer
) -> None:
    asked = [paper(name) for name in ("2101.00001", "hep-th/9901001", "math/0309136v1", "2101.00009")]
    put(
        server,
        ["2101.00001", "hep-th/9901001", "math/0309136v1", "math/0309136", "2101.00009"],
        played(
            entry("math/0309136v3", "Newest"),
            entry("hep-th/9901001v1", "Old"),
            entry("math/0309136v1", "First"),
            entry("2101.00001v1", "New"),
        ),
    )
    put(server, ["2101.00009"], played())
    found = dict(resolve_many(session, asked, today=TODAY))
    titles = {
        name.value: (record.item or {}).get("title")
        for name, record in found.items()
        if isinstance(record, RegistryRecord)
    }
    assert titles == {
        "2101.00001": "New",
        "hep-th/9901001": "Old",
        "math/0309136v1": "First",
        "2101.00009": None,
    }
    assert found[asked[3]] == RegistryRecord(asked[3], TODAY, "unregistered")
    assert len(server.asked) == 2  # the list, and the one that was missing in it


def test_one_that_arxiv_refuses_does_not_cost_the_others(session: Session, server: RegistryServer) -> None:
    asked = [paper(name) for name in ("2101.00001", "tea/0101001", "2101.00002", "2101.00003")]
    bad = Played(status=400, body=error_feed("incorrect id format for tea/0101001"), headers=ATOM)
    names = [name.value for name in asked]
    put(server, names, bad)
    put(server, ["tea/0101001"], bad)
    names.remove("tea/0101001")
    put(server, names, played(*(entry(f"{name}v1") for name in names)))
    found = dict(resolve_many(session, asked, today=TODAY))
    outcomes = [record.outcome for record in map(found.get, asked) if isinstance(record, RegistryRecord)]
    assert outcomes == ["found", "unregistered", "found", "found"]


def test_a_list_that_comes_back_empty_is_asked_for_one_by_one(
    session: Session, server: RegistryServer
) -> None:
    names = ["2101.00001", "2101.00002", "2101.00003"]
    put(server, names, played(total=3))
    for name in names:
        put(server, [name], played(entry(f"{name}v1")))
    found = dict(resolve_many(session, [paper(name) for name in names], today=TODAY))
    assert all(isinstance(record, RegistryRecord) for record in found.values())


def test_many_papers_are_several_lists() -> None:
    papers = [paper(f"2101.{number:05}") for number in range(130)]
    assert [len(batch) for batch in arxiv.batches(papers)] == [60, 60, 10]


def test_of_an_older_version_the_newest_is_asked_for_too(session: Session, server: RegistryServer) -> None:
    gone = entry(
        "2101.00001v3", comment="This paper has been withdrawn by the author", updated="2022-03-01T00:00:00Z"
    )
    put(server, ["2101.00001v1", "2101.00001"], played(gone, entry("2101.00001v1", "As it was")))
    record = arxiv.fetch(session, paper("2101.00001v1"), today=TODAY)
    assert record is not None
    assert (record.item or {})["title"] == "As it was"
    assert (record.item or {})["archive_location"] == "2101.00001v1"
    assert record.notices == (Notice("withdrawn", "withdrawal", None, date(2022, 3, 1), "arxiv"),)


def test_a_version_that_there_never_was_is_an_absence(session: Session, server: RegistryServer) -> None:
    put(server, ["2101.00001v9", "2101.00001"], played(entry("2101.00001v2")))
    assert arxiv.fetch(session, paper("2101.00001v9"), today=TODAY) is None


def test_an_answer_that_takes_too_long_is_no_absence(
    make_session: Callable[..., Session], server: RegistryServer
) -> None:
    put(server, ["2101.00001"], played(delay_s=60))
    with pytest.raises(NoAnswerError, match="did not answer in time"):
        arxiv.fetch(make_session(timeout_s=0.2), TEA, today=TODAY)


def test_an_outage_is_no_absence(session: Session, server: RegistryServer) -> None:
    put(server, ["2101.00001"], Played(status=503))
    with pytest.raises(IncompleteError):
        arxiv.fetch(session, TEA, today=TODAY)
    assert question("2101.00001") in server.paths
