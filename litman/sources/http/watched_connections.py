"""Connections that look where they lead before anything is sent over them.

A name can resolve to a public address when it is looked at and to a private one a moment later; what counts is
the address that the connection was made to.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from requests.adapters import HTTPAdapter

REFUSE: ContextVar[Callable[[str], str | None] | None] = ContextVar("REFUSE")
"""Says why an address must not be asked; set while a request is made."""


class Deadline:
    """Breaks the connections of one exchange off when its time is over, whatever drips in over them.

    With `begin_s` the head of the answer has to be there by then.
    """

    def __init__(self, left_s: float, begin_s: float | None = None) -> None:
        self.left_s = left_s
        self.begin_s = left_s if begin_s is None else min(begin_s, left_s)
        self.is_over = False
        self.has_begun = False  # the answer: its head is there
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._timers = [threading.Timer(left_s, self._end)]
        if self.begin_s < left_s:
            self._timers.append(threading.Timer(self.begin_s, self._end_unless_begun))

    def __enter__(self) -> Deadline:
        DEADLINE.set(self)
        for timer in self._timers:
            timer.daemon = True
            timer.start()
        return self

    def __exit__(self, *args: object) -> None:
        DEADLINE.set(None)
        for timer in self._timers:
            timer.cancel()
        with self._lock:
            for held in self._sockets:
                held.close()
            self._sockets.clear()

    def watch(self, connected: socket.socket) -> None:
        """Have the connection broken off in time, a TLS handshake over it too."""
        # A handle of our own: that of the connection goes over to TLS.
        held = socket.fromfd(connected.fileno(), connected.family, connected.type)
        with self._lock:
            self._sockets.append(held)
            if self.is_over:
                _shut(held)

    def _end_unless_begun(self) -> None:
        if not self.has_begun:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self.is_over = True
            for held in self._sockets:
                _shut(held)


DEADLINE: ContextVar[Deadline | None] = ContextVar("DEADLINE", default=None)
"""Of the exchange that is under way."""


def _shut(held: socket.socket) -> None:
    with contextlib.suppress(OSError):
        held.shutdown(socket.SHUT_RDWR)


class RefusedPeerError(OSError):
    """The connection leads to where it must not."""


class WatchedAdapter(HTTPAdapter):
    """An adapter of requests that keeps to the deadline, and whose direct connections ask `REFUSE`.

    A proxy stands where the person wants it, in a private network as well, and resolves names by itself.
    """

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of connections that watch."""
        super().init_poolmanager(*args, **kwargs)
        _watch_pools(self.poolmanager, _Watching)

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        """Return the pools of connections to a proxy."""
        is_new = proxy not in self.proxy_manager
        manager = super().proxy_manager_for(proxy, **kwargs)
        if is_new:
            _watch_pools(manager, _WatchingProxied)
        return manager


def _watch_pools(manager: Any, watching: type) -> None:
    def watched(pool: Any) -> type:
        connection = type("Connection", (watching, pool.ConnectionCls), {})
        return type("Pool", (pool,), {"ConnectionCls": connection})

    manager.pool_classes_by_scheme = {
        scheme: watched(pool) for scheme, pool in manager.pool_classes_by_scheme.items()
    }


class _WatchingProxied:
    """What comes before a class of connections of urllib3."""

    sock: socket.socket | None

    def _new_conn(self) -> socket.socket:
        connected: socket.socket = super()._new_conn()  # type: ignore[misc]
        _watch(connected)
        return connected

    def request(self, *args: Any, **kwargs: Any) -> None:
        _watch(self.sock)  # of a connection that is used again
        super().request(*args, **kwargs)  # type: ignore[misc]


class _Watching(_WatchingProxied):
    def _new_conn(self) -> socket.socket:
        connected = super()._new_conn()
        refuse = REFUSE.get(None)
        host = connected.getpeername()[0].partition("%")[0]
        reason = refuse(f"http://[{host}]/" if ":" in host else f"http://{host}/") if refuse else None
        if reason is not None:
            connected.close()
            raise RefusedPeerError(reason)
        return connected


def _watch(connected: socket.socket | None) -> None:
    deadline = DEADLINE.get()
    if deadline is not None and connected is not None:
        deadline.watch(connected)
