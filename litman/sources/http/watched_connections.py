"""Connections that look where they lead before anything is sent over them.

A name can resolve to a public address when it is looked at and to a private one a moment later; what counts is
the address that the connection was made to.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

REFUSE: ContextVar[Callable[[str], str | None]] = ContextVar("REFUSE")
"""Says why an address must not be asked; set while a request is made."""


class RefusedPeerError(OSError):
    """The connection leads to where it must not."""


class WatchedAdapter(HTTPAdapter):
    """An adapter of requests whose direct connections ask `REFUSE`; a proxy resolves names by itself."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of connections that watch."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


def _watched(connected: socket.socket) -> socket.socket:
    refuse = REFUSE.get(None)
    host = connected.getpeername()[0].partition("%")[0]
    reason = refuse(f"http://[{host}]/" if ":" in host else f"http://{host}/") if refuse else None
    if reason is not None:
        connected.close()
        raise RefusedPeerError(reason)
    return connected


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _watched(super()._new_conn())


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _watched(super()._new_conn())


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection
