"""Claims files of which something could not be read: whoever asks who leans on a work has to know of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from litman.errors import UnreadClaimsError

if TYPE_CHECKING:
    from litman.finding import Finding
    from litman.library.library import Library

_UNREAD = frozenset(("CLM001", "CLM010"))  # no TOML or in conflict, no right to read it


def unread_claims(library: Library, posts: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return a finding for each claims file that was looked at and of which something could not be read.

    Args:
        library: The library.
        posts: The posts that were asked for; none: all that were looked at.
    """
    return tuple(finding for finding in library.claims.findings(posts) if finding.code in _UNREAD)


def require_all_claims(library: Library, key: str) -> None:
    """Refuse to go on where some claims cannot be read, and might lean on a work.

    Raises:
        UnreadClaimsError: a claims file cannot be read, or only a copy of one is there; the error names the first.
    """
    from litman.library.copies import lone_copies_of_claims

    library.claims.look_at_all()
    unread = [str(finding) for finding in unread_claims(library)]
    unread += [
        f"{copy.path}: it is a copy of {copy.original}, which is not there; name it so, or remove it"
        for copy in lone_copies_of_claims(library)
    ]
    if unread:
        raise UnreadClaimsError(key, unread[0], len(unread))
