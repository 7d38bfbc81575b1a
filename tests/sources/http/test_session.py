from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from litman.errors import BrokenAnswerError, NoAnswerError, OfflineError, StoppedError
from litman.settings import Settings
from litman.sources.http.cache import AnswerCache
from litman.sources.http.limits import Limit
from litman.sources.http.session import Answer, Session
from tests.sources.conftest import FakeTime, end_roll_call
from tests.sources.server import Played, RegistryServer, played_json

MakeSession = Callable[..., Session]


def ask(session: Session, path: str = "/x", **options: object) -> Answer:
    return session.get(session.settings.crossref_url + path, lane="crossref-single", **options)  # type: ignore[arg-type]


def redirect(location: str) -> Played:
    return Played(status=302, headers={"location": location})


def test_the_request_says_who_asks(server: RegistryServer, make_session: MakeSession) -> None:
    ask(make_session(mailto="ada@example.org"))
    assert server.asked[0].headers["user-agent"] == "litman/0.1 (citation manager; mailto:ada@example.org)"
    assert "authorization" not in server.asked[0].headers
    assert "cookie" not in server.asked[0].headers


def test_a_mail_address_in_other_letters_makes_a_valid_header(
    server: RegistryServer, make_session: MakeSession
) -> None:
    ask(make_session(mailto="ałą@example.org"))
    assert "mailto:a%C5%82%C4%85@example.org" in server.asked[0].headers["user-agent"]


def test_an_encoded_path_is_encoded_once(server: RegistryServer, session: Session) -> None:
    path = "/works/10.5555%2Fa%3Cb%3E%28c%29%3B2-v%2525"
    ask(session, path)
    assert server.paths == [path]


def test_cookies_are_not_kept(server: RegistryServer, session: Session) -> None:
    server.play("/x", played_json({}, headers={"set-cookie": "a=b; Path=/"}))
    ask(session)
    ask(session)
    assert "cookie" not in server.asked[1].headers


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_service_that_is_busy_is_asked_again(
    server: RegistryServer, session: Session, fake_time: FakeTime, status: int
) -> None:
    server.play("/x", Played(status=status), Played(status=status), played_json({"a": 1}))
    assert ask(session).body == b'{"a": 1}'
    assert len(server.asked) == 3
    assert 1.0 <= sum(fake_time.slept) <= 6.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        pytest.param("7", 7.0, id="seconds"),
        pytest.param("Fri, 20 Nov 2026 11:00:20 GMT", 20.0, id="date"),
    ],
)
def test_retry_after_is_obeyed(
    server: RegistryServer, session: Session, fake_time: FakeTime, header: str, seconds: float
) -> None:
    server.play("/x", Played(status=429, headers={"retry-after": header}), played_json({}))
    ask(session)
    assert sum(fake_time.slept) == pytest.approx(seconds, abs=0.01)


def test_a_retry_after_that_is_nonsense_counts_as_none(
    server: RegistryServer, session: Session, fake_time: FakeTime
) -> None:
    server.play("/x", Played(status=503, headers={"retry-after": "soon"}), played_json({}))
    ask(session)
    assert 0.5 <= sum(fake_time.slept) <= 1.0


def test_a_wait_that_is_too_long_is_not_begun(
    server: RegistryServer, session: Session, fake_time: FakeTime
) -> None:
    server.play("/x", Played(status=503, headers={"retry-after": "3600"}))
    with pytest.raises(
        NoAnswerError, match=r"Crossref \(127.*status 503\) and asks to wait 3600 s; try again"
    ):
        ask(session)
    assert fake_time.slept == []


def test_after_four_attempts_it_is_no_answer(server: RegistryServer, session: Session) -> None:
    server.play("/x", Played(status=500))
    with pytest.raises(NoAnswerError, match="cannot now"):
        ask(session)
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("played", "words"),
    [
        pytest.param(Played(body=b"x" * 500, cut_after=200), "cut off", id="cut off"),
        pytest.param(Played(raw=b"I am a toaster\r\n\r\n"), "not HTTP", id="no HTTP"),
        pytest.param(
            Played(body=b"no gzip", headers={"content-encoding": "gzip"}), "unpacked", id="not gzip"
        ),
        pytest.param(Played(body=b"x" * 5000), "more than 1 KiB", id="too large"),
        pytest.param(
            Played(headers={"content-length": "999999999999", "connection": "close"}),
            "more than",
            id="says too large",
        ),
        pytest.param(
            Played(status=302, headers={"location": "ftp://127.0.0.1/"}), "no web address", id="ftp"
        ),
        pytest.param(
            Played(status=302, headers={"location": "file:///etc/passwd"}), "no web address", id="file"
        ),
        pytest.param(Played(status=302, headers={"location": "/x"}), "more than 5 times", id="in circles"),
    ],
)
def test_half_an_answer_is_a_broken_answer(
    server: RegistryServer, session: Session, played: Played, words: str
) -> None:
    server.play("/x", played)
    with pytest.raises(BrokenAnswerError, match=words) as caught:
        ask(session, max_bytes=1024)
    assert urlsplit(server.url).netloc in str(caught.value)


def test_an_answer_that_was_cut_off_is_asked_for_again(server: RegistryServer, session: Session) -> None:
    server.play("/x", Played(body=b"abcdef", cut_after=3), Played(body=b"abcdef"))
    assert ask(session).body == b"abcdef"


def test_a_connection_that_ends_is_tried_again(server: RegistryServer, session: Session) -> None:
    server.play("/x", Played(raw=b""), Played(body=b"here"))
    assert ask(session).body == b"here"


def test_five_redirects_are_followed(server: RegistryServer, session: Session) -> None:
    for number in range(5):
        server.play(f"/r{number}", redirect(f"r{number + 1}"))
    server.play("/r5", Played(body=b"there"))
    answer = ask(session, "/r0")
    assert (answer.body, answer.url) == (b"there", server.url + "/r5")


def test_a_service_that_takes_too_long_is_no_answer(server: RegistryServer) -> None:
    settings = Settings(crossref_url=server.url, timeout_s=0.1)
    server.play("/x", Played(delay_s=60))
    with pytest.raises(NoAnswerError, match="in time"):
        ask(Session(settings, cache=None, sleep=lambda seconds: None))


def test_a_body_that_drips_in_ends_with_the_time(server: RegistryServer) -> None:
    settings = Settings(crossref_url=server.url, timeout_s=0.8)
    server.play("/x", Played(body=b"x" * 3_000, drip_s=0.02))
    begun = time.monotonic()
    with pytest.raises(NoAnswerError, match="did not finish its answer in time"):
        ask(Session(settings, cache=None, sleep=lambda seconds: None))
    assert time.monotonic() - begun < 30  # of the 60 that the whole takes


def test_no_network_is_no_answer(make_session: MakeSession) -> None:
    closed = make_session(crossref_url="http://127.0.0.1:9")
    with pytest.raises(NoAnswerError, match="refuses the connection"):
        ask(closed)


def test_a_host_without_an_address_is_no_answer(
    make_session: MakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_address(*args: object, **options: object) -> None:
        raise OSError(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", no_address)
    with pytest.raises(NoAnswerError, match="is there a network"):
        ask(make_session(crossref_url="http://nowhere.invalid"))


def test_a_service_that_is_gone_is_not_asked_a_thousand_times(
    make_session: MakeSession, fake_time: FakeTime
) -> None:
    gone = make_session(crossref_url="http://127.0.0.1:9")
    for number in range(200):
        with pytest.raises(NoAnswerError):
            ask(gone, f"/{number}")
    assert fake_time.seconds - 1_000.0 < 20.0


@pytest.mark.parametrize(
    ("before", "questions"),
    [
        pytest.param([], 1, id="one that has not answered yet: after one question"),
        pytest.param([played_json({})], 4, id="one that has answered: after four"),
    ],
)
def test_a_service_that_is_left_alone_and_comes_back_is_noticed(
    server: RegistryServer,
    make_session: MakeSession,
    fake_time: FakeTime,
    before: list[Played],
    questions: int,
) -> None:
    session = make_session()
    server.play("/x", *before, *[Played(status=503)] * 4 * questions, played_json({}))
    for _ in before:
        ask(session)
    for _ in range(6):
        with pytest.raises(NoAnswerError, match="status 503"):
            ask(session)
    assert len(server.asked) == len(before) + 4 * questions
    fake_time.seconds += 61
    assert ask(session).status == 200


def test_a_new_service_that_is_silent_is_waited_for_once(server: RegistryServer) -> None:
    server.play("/x", Played(delay_s=60))
    session = Session(Settings(crossref_url=server.url, first_answer_s=0.1), cache=None)
    for _ in range(3):
        with pytest.raises(NoAnswerError, match=r"did not answer in time"):
            ask(session)
    assert len(server.asked) == 1


def test_who_waits_in_the_lane_of_a_silent_service_does_not_ask_it_too(server: RegistryServer) -> None:
    server.headers = {}
    server.play("/x", Played(delay_s=60))
    session = Session(Settings(crossref_url=server.url, first_answer_s=0.3), cache=None)
    outcomes: list[str] = []

    def question() -> None:
        with pytest.raises(NoAnswerError) as caught:
            ask(session)
        outcomes.append(str(caught.value))

    threads = [threading.Thread(target=question) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.asked) == 1
    assert len(set(outcomes)) == 1


def test_an_answer_that_has_begun_may_take_its_time(server: RegistryServer) -> None:
    server.play("/x", Played(body=b"x" * 25, drip_s=0.05))
    settings = Settings(crossref_url=server.url, first_answer_s=1.0)
    assert ask(Session(settings, cache=None)).body == b"x" * 25


def test_a_service_that_has_answered_may_be_slow_later(server: RegistryServer) -> None:
    server.play("/x", played_json({}), Played(body=b"{}", delay_s=1.2))
    session = Session(Settings(crossref_url=server.url, first_answer_s=1.0), cache=None)
    ask(session)
    assert ask(session).body == b"{}"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Played(status=429, headers={"retry-after": "2"}), id="too many requests"),
        pytest.param(Played(status=503, headers={"retry-after": "2"}), id="out of service for a while"),
    ],
)
def test_a_service_that_says_when_to_come_back_does_not_count_as_down(
    server: RegistryServer, session: Session, answer: Played
) -> None:
    server.play("/x", answer)
    for _ in range(2):
        with pytest.raises(NoAnswerError):
            ask(session)
    server.play("/x", played_json({}))
    assert ask(session).status == 200


@pytest.mark.parametrize(
    "silent",
    [
        pytest.param(Played(delay_s=60), id="silent"),
        pytest.param(Played(status=500), id="broken"),
        pytest.param(Played(raw=b""), id="hangs up"),
    ],
)
def test_where_no_service_of_the_roll_answers_the_others_are_not_waited_for(silent: Played) -> None:
    with RegistryServer() as first, RegistryServer() as second, RegistryServer() as third:
        for server in (first, second, third):
            server.play("/", silent)
            server.play("/x", silent)
        settings = Settings(
            crossref_url=first.url, datacite_url=second.url, doi_url=third.url, first_answer_s=1.0
        )
        roll = {"Crossref": first.url, "DataCite": second.url, "doi.org": third.url}
        session = Session(settings, cache=None, roll=roll, sleep=lambda seconds: None)
        with pytest.raises(NoAnswerError):
            ask(session)
        end_roll_call()
        for other in (second, third):
            with pytest.raises(NoAnswerError, match="no service answers"):
                session.get(other.url + "/x", lane="doi" if other is third else "datacite")
        assert [*second.paths, *third.paths] == ["/", "/"]


def test_where_others_of_the_roll_answer_they_are_asked(server: RegistryServer) -> None:
    with RegistryServer() as gone:
        gone.play("/x", Played(raw=b""))
        server.play("/x", played_json({}))
        settings = Settings(crossref_url=gone.url, datacite_url=server.url)
        roll = {"Crossref": gone.url, "DataCite": server.url}
        session = Session(settings, cache=None, roll=roll, sleep=lambda seconds: None)
        with pytest.raises(NoAnswerError):
            ask(session)
        end_roll_call()
        assert session.get(server.url + "/x", lane="datacite").status == 200
        assert server.paths == ["/", "/x"]


def test_a_session_asks_no_more_once_it_is_stopped(server: RegistryServer, session: Session) -> None:
    stop = threading.Event()
    view = session.until(stop)
    ask(view)
    stop.set()
    with pytest.raises(StoppedError):
        ask(view)
    ask(session)
    assert len(server.asked) == 2


def test_a_wait_ends_when_the_session_is_stopped(server: RegistryServer) -> None:
    server.play("/x", Played(status=503, headers={"retry-after": "60"}))
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(StoppedError):
        ask(Session(Settings(crossref_url=server.url), cache=None).until(stop))


def test_the_limits_of_the_answers_are_obeyed(
    server: RegistryServer, make_session: MakeSession, fake_time: FakeTime
) -> None:
    server.headers = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s", "x-concurrency-limit": "1"}
    session = make_session(limits={"crossref-single": Limit(100)})
    for _ in range(9):
        ask(session)
    assert 3.0 <= fake_time.seconds - 1_000.0 <= 5.0


def test_single_and_list_questions_have_limits_of_their_own(
    server: RegistryServer, make_session: MakeSession, fake_time: FakeTime
) -> None:
    server.headers = {}
    session = make_session(limits={"crossref-single": Limit(5), "crossref-list": Limit(1)})
    for _ in range(5):
        ask(session)
    session.get(server.url + "/works?query=a", lane="crossref-list")
    assert fake_time.slept == []
    session.get(server.url + "/works?query=b", lane="crossref-list")
    assert sum(fake_time.slept) == pytest.approx(1.05)


def test_no_more_are_under_way_than_are_allowed(server: RegistryServer) -> None:
    server.headers = {}
    server.play("/x", Played(delay_s=0.3), Played(delay_s=0.02))
    session = Session(
        Settings(crossref_url=server.url), cache=None, limits={"crossref-single": Limit(1000, at_once=3)}
    )
    threads = [threading.Thread(target=ask, args=(session,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.asked) == 20
    assert 1 < server.most_at_once <= 3


def test_a_kept_answer_is_not_asked_for_again(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path
) -> None:
    server.play("/x", played_json({"n": 1}))
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    first, second = ask(session), ask(session)
    assert (first.from_cache, second.from_cache, second.body) == (False, True, first.body)
    assert second.fetched == first.fetched
    assert len(server.asked) == 1


def test_an_old_answer_is_asked_for_anew(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path, fake_time: FakeTime
) -> None:
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    server.play("/x", played_json({}))
    ask(session)
    fake_time.seconds += 31 * 86_400
    assert not ask(session).from_cache


def test_not_there_is_kept_for_a_day(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path, fake_time: FakeTime
) -> None:
    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    ask(session)
    assert ask(session).from_cache
    fake_time.seconds += 90_000
    assert not ask(session).from_cache


def test_an_answer_that_a_check_refuses_is_not_kept(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path
) -> None:
    def refuse(answer: Answer) -> None:
        raise BrokenAnswerError("Crossref", answer.host, "a page")

    session = make_session(cache=AnswerCache(tmp_path, max_age_days=30))
    server.play("/x", played_json({}))
    with pytest.raises(BrokenAnswerError):
        ask(session, check=refuse)
    assert not ask(session).from_cache


def test_offline_uses_kept_answers_of_any_age(
    server: RegistryServer, make_session: MakeSession, tmp_path: Path, fake_time: FakeTime
) -> None:
    cache = AnswerCache(tmp_path, max_age_days=1)
    server.play("/x", played_json({}))
    ask(make_session(cache=cache))
    fake_time.seconds += 400 * 86_400
    offline = make_session(cache=cache, offline=True)
    assert ask(offline).from_cache
    with pytest.raises(OfflineError, match=r"no answer of Crossref is kept for .*/y; .*--offline"):
        ask(offline, "/y")
    assert server.paths == ["/x"]


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    server: RegistryServer, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert ask(session).status == 404


def test_a_proxy_of_the_environment_is_used_for_others(
    server: RegistryServer, make_session: MakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url)
    ask(make_session(crossref_url="http://api.example.org"))
    assert server.paths == ["http://api.example.org/x"]
