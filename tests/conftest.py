"""What every test may not do: reach a network or a home folder; and a small library to work on."""

from __future__ import annotations

import gc
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.trials import trials

# How fast examples are made is the machine's affair.
settings.register_profile("random", suppress_health_check=[HealthCheck.too_slow], deadline=None)
# Two runs on the same code try the same; `HYPOTHESIS_PROFILE=random` looks for what is new.
_RANDOM = settings.get_profile("random")
settings.register_profile("house", _RANDOM, derandomize=True, max_examples=trials(_RANDOM.max_examples))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
# A shell starts what runs in the background with these ignored, which every process of a test would inherit.
for _number, _usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)
_LOOPBACK = ("127.", "::1", "localhost")
_MEASURES_GROWTH = bool(os.environ.get("LITMAN_GROWTH"))
_IS_THOROUGH = any(os.environ.get(name) for name in ("LITMAN_CROWD_S", "LITMAN_FAULTS", "LITMAN_SPARK"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what measures time: a loaded machine would fail it."""
    skip = pytest.mark.skip(reason="measures time; LITMAN_GROWTH=1 python -m pytest -m growth")
    for item in items:
        if _IS_THOROUGH:
            item.add_marker(pytest.mark.timeout(0))  # one of them may take many minutes
        if item.get_closest_marker("growth") and not _MEASURES_GROWTH:
            item.add_marker(skip)


def pytest_collection_finish() -> None:
    """Leave the tests themselves out of what is looked through for garbage: with 15,000 of them that takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Make every connection but those to this machine itself fail."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        is_local = self.family == getattr(socket, "AF_UNIX", None) or str(address[0]).startswith(_LOOPBACK)
        if not is_local:
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign, assignment]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True, scope="session")
def no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests an empty home folder and none of the person's settings."""
    home = tmp_path_factory.mktemp("home")
    kept = dict(os.environ)
    os.environ["HOME"] = str(home)
    for name in list(os.environ):
        if name.startswith(("LITMAN_", "XDG_")) or name.lower().endswith("_proxy"):
            del os.environ[name]
    # Hundreds of interpreters are started: each would compile litman anew where none may keep what it compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    yield
    os.environ.clear()
    os.environ.update(kept)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test data that lies beside the repository; skips where it is absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of test data beside the repository is absent")
    return folder
