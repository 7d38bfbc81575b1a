"""The notices that registries told of, from the rows of the index."""

from __future__ import annotations

import sqlite3

# the gravest first, as `library.registry` has them
_NOTICES = ("retracted", "withdrawn", "concern", "corrected", "replaced")


def gravest_of(*kinds: str | None) -> str | None:
    """Return the gravest of kinds of notices, None where there is none among them."""
    return min((kind for kind in kinds if kind is not None), key=_NOTICES.index, default=None)


def gravest_notice(connection: sqlite3.Connection, scheme: str, value: str) -> str | None:
    """Return the gravest kind of notice that a registry told of, about the work with this identifier."""
    sql = "SELECT kind FROM registry_notice WHERE scheme = ? AND value = ?"
    kinds = [kind for (kind,) in connection.execute(sql, (scheme, value))]
    return min(kinds, key=_NOTICES.index, default=None)


def gravest_notices(connection: sqlite3.Connection) -> dict[tuple[str, str | None], str]:
    """Return the gravest kind of notice of each work that has any, by kind and value of its identifier."""
    notices: dict[tuple[str, str | None], str] = {}
    for scheme, value, kind in connection.execute("SELECT scheme, value, kind FROM registry_notice"):
        name = (scheme, value)
        if name not in notices or _NOTICES.index(kind) < _NOTICES.index(notices[name]):
            notices[name] = kind
    return notices
