"""Where walks stopped."""

from __future__ import annotations

from datetime import UTC, datetime

from litman.actions.walk.stopped import Stops, resume
from tests.actions.walk.conftest import Desk

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


def test_a_walk_goes_on_where_it_stopped(desk: Desk) -> None:
    walk = desk.walk()
    Stops(desk.root).keep("tea", walk.items[2], now=NOW)
    stop = Stops(desk.root).of("tea")
    item = resume(walk, stop)
    assert item is not None
    assert item.id == "c03"


def test_a_claim_that_is_gone_gives_its_place_to_the_next(desk: Desk) -> None:
    Stops(desk.root).keep("tea", desk.walk().items[3], now=NOW)
    desk.run("claims", "remove", "tea/c04")
    item = resume(desk.walk(), Stops(desk.root).of("tea"))
    assert item is not None
    assert item.id == "c03"


def test_a_walk_that_nobody_began_starts_with_what_asks(desk: Desk) -> None:
    desk.run("claims", "confirm", "tea/c01", "moss2019tea", "--quote", "nine minutes", "--by", "AB")
    item = resume(desk.walk(), None)
    assert item is not None
    assert item.id == "c02"


def test_what_is_not_understood_counts_as_never_stopped(desk: Desk) -> None:
    path = desk.root / ".litman" / "walks.json"
    path.write_bytes(b"litman-memory x\n[1]")
    assert Stops(desk.root).all() == []


def test_the_last_walk_comes_first(desk: Desk) -> None:
    walk = desk.walk()
    stops = Stops(desk.root)
    stops.keep("tea", walk.items[0], now=NOW)
    stops.keep("milk", walk.items[1], now=NOW.replace(hour=10))
    assert [stop.post_id for stop in stops.all()] == ["milk", "tea"]
