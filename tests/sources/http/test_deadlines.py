"""An exchange ends when its time is over, whatever drips in."""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from litman.sources.http.transport import Failure, Transport

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@contextlib.contextmanager
def dripping(begin: bytes, drop: bytes) -> Iterator[str]:
    """A server that says the beginning at once, and goes on for two minutes with a drop every tenth of a second."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with contextlib.suppress(OSError):
                peer, _ = listening.accept()
                with peer:
                    peer.recv(65536)
                    peer.sendall(begin)
                    for _ in itertools.repeat(None, 1200):
                        peer.sendall(drop)
                        time.sleep(0.1)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("begin", "drop"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"", b"H", id="the first line"),
        pytest.param(HEAD + b"X: ", b"a", id="a header line"),
        pytest.param(HEAD, b"X: a\r\n", id="header lines"),
        pytest.param(CHUNKED, b"0", id="digits of a chunk size"),
        pytest.param(CHUNKED + b"1;", b"a", id="a chunk extension"),
        pytest.param(CHUNKED + b"1\r\na\r\n0\r\n", b"X: a\r\n", id="trailers"),
        pytest.param(HEAD + b"Content-Length: 999\r\n\r\n", b"a", id="a body"),
        pytest.param(HEAD + b"\r\n", b"a", id="a body without a length"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n", id="answers that announce one"),
    ],
)
def test_what_drips_ends_in_time(begin: bytes, drop: bytes) -> None:
    transport = Transport(user_agent="test", clock=time.monotonic)
    with dripping(begin, drop) as url:
        start = time.monotonic()
        outcome = transport.ask(url, headers={}, timeout_s=0.3, max_bytes=10_000)
    assert time.monotonic() - start < 60  # of the two minutes, on a machine that is busy with something else
    assert isinstance(outcome, Failure)
    assert outcome.is_slow


def test_what_drips_from_a_proxy_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    transport = Transport(user_agent="test", clock=time.monotonic)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with dripping(HEAD + b"X: ", b"a") as proxy:  # of headers Python takes a hundred
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("http_proxy", proxy)
        start = time.monotonic()
        outcome = transport.ask("http://registry.example/", headers={}, timeout_s=0.3, max_bytes=10_000)
    assert time.monotonic() - start < 60
    assert isinstance(outcome, Failure)
    assert outcome.is_slow
