"""Rows of claims files into the tables of the index and out of them. All of it inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from litman.index.claims.rows import ClaimRow, LinkRow, PostRow

_FEW_KEYS = 2_000  # of so many, each is looked up; of more, all that are known are read first


def _insert(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


_MARK = ("size", "mtime_ns", "ctime_ns", "inode")
_INSERT_POST = _insert(
    "post",
    (
        *("id", "file_name", "post_id", *_MARK, "is_young", "digest", "is_read"),
        *PostRow._fields,
        *("first_claim", "claims", "unsupported", "untied"),
    ),
)
_INSERT_REFERENCE = _insert("post_reference", ("post", "number", "label", "cited", "text", "reference_id"))
_INSERT_CLAIM = _insert("claim", ("id", "post", *ClaimRow._fields))
_INSERT_LINK = _insert("claim_link", ("claim", "number", "cited", *LinkRow._fields[3:]))
_INSERT_FINDING = _insert("post_finding", ("post", "number", "code", "line", "column", "message", "severity"))
# What stands in claim_words of a claim: the same must be said to take it out again.
_WORDS = """id,
    CASE WHEN text != '' THEN text WHEN typeof(exact) = 'text' THEN exact ELSE '' END,
    coalesce((SELECT group_concat(quote, char(10)) FROM claim_link WHERE claim = claim.id), '')
    FROM claim WHERE id BETWEEN ? AND ?"""
_INSERT_WORDS = f"INSERT INTO claim_words (rowid, text, quotes) SELECT {_WORDS}"
_DELETE_WORDS = f"INSERT INTO claim_words (claim_words, rowid, text, quotes) SELECT 'delete', {_WORDS}"
_NO_POST = (None,) * len(PostRow._fields)
_LEANS = ClaimRow._fields.index("leans")


class ClaimsWriter:
    """Puts what was read of claims files in the place of what was known of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._keys: dict[str, int] = {}

    def replace(self, files: Iterable[tuple[Any, ...]]) -> None:
        """Put in what was read (the values of a `ReadFile` each); where the bytes are the known ones, their mark."""
        post, claim = self._next("post"), self._next("claim")
        first = claim
        posts: list[tuple[Any, ...]] = []
        references: list[tuple[Any, ...]] = []
        claims: list[tuple[Any, ...]] = []
        links: list[tuple[Any, ...]] = []
        findings: list[tuple[Any, ...]] = []
        files = list(files)
        self._know_keys(files)
        cited = self._keys
        for name, mark, is_young, digest, rows in files:
            if rows is None:
                self._set_mark(name, mark, is_young)
                continue
            self.remove([name])
            said, its_references, its_claims, its_links, its_findings = rows
            leans = [row[_LEANS] for row in its_claims]
            counts = (claim, len(leans), leans.count(0), leans.count(1))
            shown = name.decode("utf-8", "replace").removesuffix(".toml")
            is_read = said is not None
            posts.append((post, name, shown, *mark, is_young, digest, is_read, *(said or _NO_POST), *counts))
            references += (
                (post, number, label, key and cited[key], text, reference_id)
                for number, (label, key, text, reference_id) in enumerate(its_references)
            )
            claims += ((number, post, *row) for number, row in enumerate(its_claims, claim))
            links += ((claim + at, number, cited[key], *rest) for at, number, key, *rest in its_links)
            findings += ((post, number, *row) for number, row in enumerate(its_findings))
            post, claim = post + 1, claim + len(its_claims)
        many = self._connection.executemany
        many(_INSERT_POST, posts)
        many(_INSERT_REFERENCE, references)
        many(_INSERT_CLAIM, claims)
        many(_INSERT_LINK, links)
        many(_INSERT_FINDING, findings)
        self._connection.execute(_INSERT_WORDS, (first, claim - 1))

    def remove(self, names: Iterable[bytes]) -> None:
        """Take out all that is known of the files."""
        execute = self._connection.execute
        for name in names:
            found = execute(
                "SELECT id, first_claim, claims FROM post WHERE file_name = ?", (name,)
            ).fetchone()
            if found is None:
                continue
            post, first, count = found
            run = (first, first + count - 1)
            execute(_DELETE_WORDS, run)
            execute("DELETE FROM claim_link WHERE claim BETWEEN ? AND ?", run)
            execute("DELETE FROM claim WHERE id BETWEEN ? AND ?", run)
            for table in ("post_reference", "post_finding"):
                execute(f"DELETE FROM {table} WHERE post = ?", (post,))
            execute("DELETE FROM post WHERE id = ?", (post,))

    def _set_mark(self, name: bytes, mark: Sequence[int], is_young: bool) -> None:
        self._connection.execute(
            "UPDATE post SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?, is_young = ? WHERE file_name = ?",
            (*mark, is_young, name),
        )

    def _next(self, table: str) -> int:
        """Return a number that no row had before."""
        found = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        return int(found[0]) + 1 if found else 1

    def _know_keys(self, files: Sequence[tuple[Any, ...]]) -> None:
        """Look up, or make, the number of every citation key in the files."""
        read = [rows for *_, rows in files if rows is not None]
        keys = {row[1] for rows in read for row in rows[1] if row[1]}
        keys |= {row[2] for rows in read for row in rows[3]}
        new = keys - self._keys.keys()
        if len(new) > _FEW_KEYS:
            self._keys.update(self._connection.execute("SELECT key, id FROM cited_key"))
            new -= self._keys.keys()
        for key in sorted(new):
            found = self._connection.execute("SELECT id FROM cited_key WHERE key = ?", (key,)).fetchone()
            if found is None:
                cursor = self._connection.execute(
                    "INSERT INTO cited_key (key, folded) VALUES (?, ?)", (key, key.lower())
                )
                assert cursor.lastrowid is not None
                self._keys[key] = cursor.lastrowid
            else:
                self._keys[key] = found[0]
