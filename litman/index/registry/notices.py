"""The notices that registries told of, from the rows of the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from litman.index.placeholders import marks
from litman.parts import in_parts

_SOME = 500  # values in one query
# the gravest first, as `library.registry` has them
_NOTICES = ("retracted", "withdrawn", "concern", "corrected", "replaced")


def gravest_of(*kinds: str | None) -> str | None:
    """Return the gravest of kinds of notices, None where there is none among them."""
    return min((kind for kind in kinds if kind is not None), key=_NOTICES.index, default=None)


def gravest_among(
    connection: sqlite3.Connection, names: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return the gravest kind of notice that a registry told of, of those works that have any.

    Args:
        connection: To the index.
        names: Kind and value of the works' identifiers.
    """
    by_scheme: dict[str, list[str]] = {}
    for scheme, value in names:
        by_scheme.setdefault(scheme, []).append(value)
    kinds: dict[tuple[str, str], list[str]] = {}
    for scheme, values in by_scheme.items():
        for some in in_parts(values, _SOME):
            sql = f"SELECT value, kind FROM registry_notice WHERE scheme = ? AND value IN ({marks(some)})"
            for value, kind in connection.execute(sql, (scheme, *some)):
                kinds.setdefault((scheme, value), []).append(kind)
    return {name: min(told, key=_NOTICES.index) for name, told in kinds.items()}


def gravest_notices(connection: sqlite3.Connection) -> dict[tuple[str, str | None], str]:
    """Return the gravest kind of notice of each work that has any, by kind and value of its identifier."""
    notices: dict[tuple[str, str | None], str] = {}
    for scheme, value, kind in connection.execute("SELECT scheme, value, kind FROM registry_notice"):
        name = (scheme, value)
        if name not in notices or _NOTICES.index(kind) < _NOTICES.index(notices[name]):
            notices[name] = kind
    return notices
