"""Whether anybody can be reached at all: a dead network is known in seconds, and not one service after the other."""

from __future__ import annotations

import queue
import socket
import threading
import urllib.request
from collections.abc import Sequence
from urllib.parse import urlsplit

_TIMEOUT_S = 5.0
_PORTS = {"http": 80, "https": 443}


def can_reach_any(urls: Sequence[str], *, timeout_s: float = _TIMEOUT_S) -> bool:
    """Return whether a connection to one of these hosts can be opened; where a proxy stands between, nobody knows."""
    if any(name in urllib.request.getproxies() for name in ("http", "https", "all")):
        return True
    hosts = list(dict.fromkeys(_host(url) for url in urls))
    outcomes: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def knock(host: tuple[str, int]) -> None:
        try:
            socket.create_connection(host, timeout=timeout_s).close()
        except OSError:
            outcomes.put(False)
        else:
            outcomes.put(True)

    for host in hosts:
        # Daemons: looking up a name may take longer than anybody waits.
        threading.Thread(target=knock, args=(host,), daemon=True).start()
    try:
        return any(outcomes.get(timeout=timeout_s) for _ in hosts)
    except queue.Empty:
        return False


def _host(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 443)
