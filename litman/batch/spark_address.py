"""The address of a Spark Connect server, as `--engine` takes it: `sc://host:port/;token=…;user_id=…`."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from litman.errors import MatchEngineError

SCHEME = "sc://"
_PORT = 15002
_PROBE_S = 5.0


@dataclass(frozen=True, slots=True)
class SparkAddress:
    """Where a server is; `url` may hold a token, so that messages say `shown`."""

    url: str
    host: str
    port: int

    @property
    def shown(self) -> str:
        """The address without what only the server should read."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{SCHEME}{host}:{self.port}"


def read_spark_address(text: str) -> SparkAddress:
    """Return an address.

    Raises:
        MatchEngineError: it is none.
    """
    shown = text.partition(";")[0]
    try:
        parts = urlsplit("http" + text.removeprefix("sc").partition(";")[0])
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if not text.startswith(SCHEME) or not host or parts.path not in ("", "/") or parts.username is not None:
        raise MatchEngineError(
            shown.rpartition("@")[2], "it is no address of a Spark Connect server: `sc://HOST:15002` is one"
        )
    said = text.partition(";")[2]
    url = f"{SCHEME}{parts.netloc}/" + (f";{said}" if said else "")
    return SparkAddress(url, host, port or _PORT)


def require_listener(address: SparkAddress) -> None:
    """Return if somebody listens there; what speaks to servers would wait for one for minutes.

    Raises:
        MatchEngineError: nobody does.
    """
    try:
        socket.create_connection((address.host, address.port), timeout=_PROBE_S).close()
    except OSError as exc:
        raise MatchEngineError(
            address.shown,
            f"nobody listens there ({exc.strerror or exc}): start the server, or see to its address",
        ) from exc
