"""The server over HTTP, for this machine alone.

A page of a browser asks nothing here: whoever sends an `Origin` is refused, and so is a call by another name than those
of the loopback. Where tools may write, the address holds a token that is made anew for each start, since other people
of the machine can reach a port as well.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

HOST = "127.0.0.1"


def serve_http(server: MCPServer[Any], *, port: int, write: bool, say: Callable[[str], None]) -> None:
    """Serve until the process ends.

    Args:
        server: The server.
        port: Of the loopback; 0: any that is free.
        write: Whether it has tools that change anything.
        say: Told the address.
    """
    port = port or _free_port()
    path = f"/mcp/{secrets.token_urlsafe(24)}" if write else "/mcp"
    names = [f"{name}:{port}" for name in (HOST, "localhost")]
    say(f"http://{HOST}:{port}{path}")
    server.run(
        "streamable-http",
        host=HOST,
        port=port,
        streamable_http_path=path,
        transport_security=TransportSecuritySettings(allowed_hosts=names, allowed_origins=[]),
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
