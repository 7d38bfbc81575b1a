"""Whether an address leads to this machine or its own network: a page of a library must not reach in there."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit


def is_private(url: str) -> bool:
    """Return whether the host of the address, or what its name resolves to, is not on the public internet.

    A name that does not resolve is not private: asking for it fails by itself.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return True
    try:
        found = socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(not _is_public(str(entry[4][0])) for entry in found)


def host_addresses(host: str) -> frozenset[str]:
    """Return the addresses that a name stands for; none where it does not resolve."""
    try:
        found = socket.getaddrinfo(host, 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return frozenset()
    return frozenset(str(entry[4][0]).partition("%")[0] for entry in found)


def _is_public(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast
