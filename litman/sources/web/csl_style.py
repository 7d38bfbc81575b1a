"""A citation style on the web."""

from __future__ import annotations

from litman.errors import PrivateAddressError, StyleFileError
from litman.sources.http.private_addresses import is_private
from litman.sources.http.session import Session

_ACCEPT = "application/vnd.citationstyles.style+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
_MAX_BYTES = 2_000_000


def fetch_style(session: Session, url: str) -> bytes:
    """Return the bytes at the address of a `.csl` file.

    Raises:
        IncompleteError: nobody answered, or the answer is too large.
        PrivateAddressError: the address leads to this machine or its own network.
        StyleFileError: there is nothing at this address.
    """
    allowed = session.settings.private_addresses

    def refuse(address: str) -> str | None:
        return "leads to a private network" if not allowed and is_private(address) else None

    if refuse(url) is not None:
        raise PrivateAddressError(url)
    answer = session.get(
        url, lane="web", headers={"Accept": _ACCEPT}, max_bytes=_MAX_BYTES, refuse=None if allowed else refuse
    )
    if answer.status != 200:
        raise StyleFileError(url, f"the server answers {answer.status}")
    return answer.body
