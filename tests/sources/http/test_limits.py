from __future__ import annotations

import threading

import pytest

from litman.sources.http.limits import Lane, Limit, default_limits, limit_from_headers, service_name
from tests.sources.conftest import FakeTime

KNOWN = Limit(10, 1.0, 3)


@pytest.mark.parametrize(
    ("headers", "limit"),
    [
        pytest.param(
            {"x-rate-limit-limit": "5", "x-rate-limit-interval": "2s", "x-concurrency-limit": "1"},
            Limit(5, 2.0, 1),
            id="all three",
        ),
        pytest.param({}, KNOWN, id="none"),
        pytest.param({"x-rate-limit-limit": "50"}, Limit(50, 1.0, 3), id="only the count"),
        pytest.param({"x-rate-limit-interval": "1m"}, Limit(10, 60.0, 3), id="minutes"),
        pytest.param({"x-rate-limit-interval": "500ms"}, Limit(10, 0.5, 3), id="milliseconds"),
        pytest.param({"x-concurrency-limit": "7"}, Limit(10, 1.0, 7), id="only at once"),
        pytest.param(
            {"x-rate-limit-limit": "0", "x-rate-limit-interval": "0s", "x-concurrency-limit": "0"},
            KNOWN,
            id="naught, which would stop us for ever",
        ),
        pytest.param(
            {"x-rate-limit-limit": "many", "x-rate-limit-interval": "1 day", "x-concurrency-limit": "-1"},
            KNOWN,
            id="nonsense",
        ),
    ],
)
def test_limits_are_read_from_headers(headers: dict[str, str], limit: Limit) -> None:
    assert limit_from_headers(headers, known=KNOWN) == limit


def test_a_mail_address_makes_us_polite() -> None:
    assert default_limits(is_polite=True)["crossref-single"] == Limit(10, 1.0, 3)
    assert default_limits(is_polite=False)["crossref-single"] == Limit(5, 1.0, 1)
    assert default_limits(is_polite=False)["crossref-list"] == Limit(1, 1.0, 1)


def test_services_have_names_for_people() -> None:
    assert [service_name(lane) for lane in ("crossref-list", "datacite", "web")] == [
        "Crossref",
        "DataCite",
        "the web server",
    ]


def test_no_window_holds_more_than_its_count(fake_time: FakeTime) -> None:
    lane = Lane(Limit(3, 1.0), clock=fake_time.clock)
    starts = []
    for _ in range(20):
        with lane.turn(fake_time.sleep):
            starts.append(fake_time.seconds)
    for first, fourth in zip(starts, starts[3:], strict=False):
        assert fourth - first > 1.0


def test_a_pause_holds_for_the_whole_lane(fake_time: FakeTime) -> None:
    lane = Lane(Limit(100), clock=fake_time.clock)
    lane.pause(30)
    lane.pause(5)
    with lane.turn(fake_time.sleep):
        assert fake_time.seconds == 1_030.0


def test_a_lower_limit_counts_from_the_next_request_on(fake_time: FakeTime) -> None:
    lane = Lane(Limit(100), clock=fake_time.clock)
    for _ in range(5):
        with lane.turn(fake_time.sleep):
            pass
    lane.learn({"x-rate-limit-limit": "1"})
    with lane.turn(fake_time.sleep):
        assert fake_time.seconds == pytest.approx(1_001.05)


def test_a_place_is_given_back_when_the_request_fails(fake_time: FakeTime) -> None:
    lane = Lane(Limit(100, at_once=1), clock=fake_time.clock)
    with pytest.raises(KeyError), lane.turn(fake_time.sleep):
        raise KeyError
    done = threading.Event()

    def ask() -> None:
        with lane.turn(fake_time.sleep):
            done.set()

    threading.Thread(target=ask, daemon=True).start()
    assert done.wait(60)
