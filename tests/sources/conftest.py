"""A server that plays the registries, and sessions that ask it without ever sleeping."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import pytest

from litman.settings import ROWS, Settings
from litman.sources.http.limits import LANES, Limit
from litman.sources.http.session import Session
from tests.sources.server import RegistryServer

OPEN = {lane: Limit(100_000, at_once=6) for lane in LANES}


@dataclass
class FakeTime:
    """Time that only passes when somebody sleeps."""

    seconds: float = 1_000.0
    slept: list[float] = field(default_factory=list)
    start: datetime = datetime(2026, 11, 20, 12, 0, tzinfo=timezone(timedelta(hours=1)))

    def clock(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds - 1_000.0)


def end_roll_call() -> None:
    """Wait until everybody whom a roll call asks has answered, or has not."""
    while knocking := [thread for thread in threading.enumerate() if thread.name == "roll call"]:
        for thread in knocking:
            with contextlib.suppress(RuntimeError):  # it is about to start
                thread.join()


@pytest.fixture
def server() -> Iterator[RegistryServer]:
    """A server that plays Crossref, DataCite and doi.org."""
    with RegistryServer() as running:
        yield running


@pytest.fixture
def fake_time() -> FakeTime:
    """A clock that a test owns."""
    return FakeTime()


@pytest.fixture
def make_session(server: RegistryServer, fake_time: FakeTime) -> Callable[..., Session]:
    """Make sessions that ask the server and sleep in fake time, with other settings or a cache if wanted."""

    def make(**options: object) -> Session:
        own = {name: options.pop(name) for name in ("cache", "offline", "limits", "keys") if name in options}
        urls = dict.fromkeys((name for name in ROWS if name.endswith("_url")), server.url)
        settings = Settings(**{**urls, "timeout_s": 60.0, **options})  # type: ignore[arg-type]
        arguments = {"cache": None, "limits": OPEN, **own}
        return Session(
            settings,
            clock=fake_time.clock,
            sleep=fake_time.sleep,
            now=fake_time.now,
            **arguments,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    """A session without a cache."""
    return make_session()
