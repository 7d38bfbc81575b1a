"""Whether an address leads to this machine or its own network: a page of a library must not reach in there."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

# All that is given out for the public internet (RFC 4291, 2.4); Python takes what was never given out for public.
_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052


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
    if isinstance(address, ipaddress.IPv6Address):
        hidden = address.ipv4_mapped or address.sixtofour or _translated(address)
        if hidden is None and address not in _PUBLIC_IPV6:
            return False
        address = hidden or address
    return address.is_global and not address.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that a translator (NAT64) reaches by this one, as networks without IPv4 do for all."""
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
