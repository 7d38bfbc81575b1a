"""Citation keys, posts and claims that begin with what was typed, from the index as it lies there, never refreshed.

Whoever presses Tab does not wait: an index that is being built, or is out of date, completes what it knows. Without
one the keys of a small bibliography are looked for in its bytes.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from litman.index.place import index_places
from litman.regular_files import read_regular

MOST = 300  # offered at once
_SMALL = 4 << 20  # bytes of a bibliography that are looked through in 10 ms
_LAST = "\U0010ffff"
_KEY = re.compile(
    rb"^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)\w+[ \t]*[{(]\s*([^\s,=(){}\"]+)\s*,", re.M | re.I
)


class Completion(NamedTuple):
    """A word that may stand here, and what it is."""

    word: str
    help: str = ""


class Lookup:
    """The index of a library, asked for beginnings."""

    def __init__(self, root: Path, bibliography: Path, environment: Mapping[str, str]) -> None:
        self._bibliography = bibliography
        self._places = index_places(root, environment)

    def keys(self, start: str) -> list[Completion]:
        """Return citation keys, in any case, with the titles of their works."""
        low = start.lower()
        values = (low, low + _LAST)
        found = self._rows(_KEYS.format(order="folded"), values, _KEYS.format(order="folded DESC"))
        if found:
            return [Completion(key, title) for key, title in dict(found).items()]
        return [Completion(key) for key in self._keys_in_bytes() if key.lower().startswith(low)][:MOST]

    def posts(self, start: str, *, suffix: str = "") -> list[Completion]:
        """Return ids of posts, each followed by the suffix, with the posts' titles."""
        values = (start, start + _LAST)
        found = self._rows(_POSTS.format(order="post_id"), values, _POSTS.format(order="post_id DESC"))
        return [Completion(post + suffix, title or "") for post, title in found]

    def claims(self, start: str) -> list[Completion]:
        """Return posts, each with a slash; once one stands there, the addresses of its claims."""
        post, slash, number = start.partition("/")
        if not slash:
            return self.posts(start, suffix="/")
        found = self._rows(_CLAIMS, (post, number, number + _LAST), None)
        return [Completion(f"{post}/{claim}", text) for claim, text in found]

    def _rows(self, sql: str, values: tuple[str, ...], from_the_end: str | None) -> list[tuple[str, str]]:
        """Return the rows of the first index that can be asked.

        Of too many rows the first and the very last are given: what these have in common all have, and the shell
        inserts no more than that.
        """
        for place in self._places:
            if not place.is_file():
                continue
            try:
                connection = sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=0.02)
            except sqlite3.Error:
                continue
            try:
                rows: list[tuple[str, str]] = connection.execute(sql, (*values, MOST)).fetchall()
                if len(rows) == MOST and from_the_end is not None:
                    rows += connection.execute(from_the_end, (*values, 1)).fetchall()
                return rows
            except sqlite3.Error:
                continue
            finally:
                connection.close()
        return []

    def _keys_in_bytes(self) -> Iterable[str]:
        try:
            if self._bibliography.stat().st_size > _SMALL:
                return ()
            data = read_regular(self._bibliography)
        except OSError:
            return ()
        return dict.fromkeys(match.decode("utf-8", "replace") for match in _KEY.findall(data))


Ask = Callable[[Lookup, str], list[Completion]]
_KEYS = "SELECT key, title FROM entry WHERE folded >= ? AND folded < ? AND key != '' ORDER BY {order} LIMIT ?"
_POSTS = "SELECT post_id, title FROM post WHERE post_id >= ? AND post_id < ? ORDER BY {order} LIMIT ?"
_CLAIMS = """SELECT m.claim_id, m.text FROM post x
    JOIN claim m ON m.id BETWEEN x.first_claim AND x.first_claim + x.claims - 1
    WHERE x.post_id = ? AND m.claim_id >= ? AND m.claim_id < ? ORDER BY m.claim_id LIMIT ?"""
