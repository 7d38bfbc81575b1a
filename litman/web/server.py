"""Serve the workbench: find a free port, say the address, open a browser, end without waiting for open pages."""

from __future__ import annotations

import contextlib
import socket
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import uvicorn

from litman.errors import PortTakenError
from litman.web.app import make_app
from litman.web.desk import Desk
from litman.web.events import Events
from litman.web.safety import LOOPBACK_NAMES, TOKEN_FIELD, Keys

USUAL_PORT = 8765
_NEXT_PORTS = 20  # that are tried where the usual one is taken
_PATIENCE_S = 3  # for answers under way when the server ends


@dataclass(frozen=True, slots=True)
class Served:
    """What `serve` is asked for."""

    port: int | None = None  # None: the usual one, or one behind it that is free; 0: any
    names: tuple[str, ...] = ()  # by which it may be asked beside those of the loopback
    opens_browser: bool = True


def serve(desk: Desk, asked: Served, *, say: Callable[[str, bool], None]) -> None:
    """Serve until a signal ends it.

    Args:
        desk: The library.
        asked: Port, names, and whether a browser is opened.
        say: Told the address, and whether a browser shows it.

    Raises:
        PortTakenError: another program listens on the port that was asked for.
        KeyboardInterrupt: Ctrl-C ended it.
    """
    keys = None if desk.is_to_read else Keys()
    sockets = listening(asked.port, asked.names)
    port = int(sockets[0].getsockname()[1])
    events = Events(desk, keys.form_token if keys is not None else "")
    app = make_app(desk, keys, port=port, names=(*LOOPBACK_NAMES, *asked.names), events=events)
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE_S,
        proxy_headers=False,
    )
    address = address_of(port, keys)
    server = _Server(
        config, events, begun=lambda: say(address, asked.opens_browser and open_browser(address))
    )
    with contextlib.closing(_Sockets(sockets)):
        server.run(sockets=sockets)


def address_of(port: int, keys: Keys | None) -> str:
    """Return the address that a person opens."""
    return f"http://127.0.0.1:{port}/" + (f"?{TOKEN_FIELD}={keys.token}" if keys is not None else "")


def listening(port: int | None, names: Sequence[str]) -> list[socket.socket]:
    """Return sockets that listen: on the loopback, and where this machine has the names' addresses, there too."""
    first = _first_socket(port)
    found = [first]
    taken = first.getsockname()[1]
    for host in _addresses(names):
        with contextlib.suppress(OSError):  # the address of another machine, which hands the requests on
            found.append(_bound(host, taken))
    return found


def _first_socket(port: int | None) -> socket.socket:
    tried = [port] if port is not None else [USUAL_PORT + step for step in range(_NEXT_PORTS)]
    for number in tried:
        try:
            return _bound("127.0.0.1", number)
        except OSError as exc:
            why = exc
    raise PortTakenError(tried[0], why)


def _bound(host: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def _addresses(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        with contextlib.suppress(OSError):
            found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
            yield from dict.fromkeys(str(item[4][0]) for item in found if item[4][0] != "127.0.0.1")


def open_browser(address: str) -> bool:
    """Open a browser beside the terminal; one within it would wait for the server, which would wait for it."""
    try:
        found = webbrowser.get()
        return type(found) is not webbrowser.GenericBrowser and found.open(address)
    except (webbrowser.Error, OSError):
        return False


class _Server(uvicorn.Server):
    """Says when it listens, and ends the streams before it waits for connections to end."""

    def __init__(self, config: uvicorn.Config, events: Events, *, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._events = events
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._begun()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._events.end()
        await super().shutdown(sockets)


class _Sockets:
    def __init__(self, sockets: Sequence[socket.socket]) -> None:
        self._sockets = sockets

    def close(self) -> None:
        for item in self._sockets:
            item.close()
