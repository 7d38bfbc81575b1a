"""Posts with their claims, as lists show them, read from the tables for many posts at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from litman.claims.claim import Claim, Link
from litman.claims.post_claims import ListedReference, PostClaims
from litman.index.claims.from_rows import CLAIM_COLUMNS, LINK_COLUMNS, claim_of, link_of
from litman.index.placeholders import marks
from litman.parts import in_parts

_SOME = 500  # values in one query
_MOST_CLAIMS = 10_000  # rows that are held beside the claims made of them, but for a larger post
_POSTS = "SELECT file_name, id, title, source, first_claim, claims, digest FROM post WHERE is_read = 1 AND file_name IN"
_REFERENCES = (
    "SELECT post, label, text, key, reference_id FROM post_reference LEFT JOIN cited_key ON cited_key.id = cited"
    " WHERE post IN"
)
_CLAIMS = f"SELECT {CLAIM_COLUMNS} FROM claim WHERE id BETWEEN ? AND ? ORDER BY id"
_LINKS = (
    f"SELECT {LINK_COLUMNS} FROM claim_link JOIN cited_key ON cited_key.id = cited"
    " WHERE claim BETWEEN ? AND ? AND relation IS NOT NULL ORDER BY claim, number"
)
_Run = tuple[int, int]  # claim.id of the first and the last of claims that follow one another


def read_posts(connection: sqlite3.Connection, folder: Path, post_ids: Sequence[str]) -> list[PostClaims]:
    """Return those of the posts of which there is a claims file that can be read, in their order.

    Args:
        connection: To the index.
        folder: Where the claims files lie.
        post_ids: Ids of posts.
    """
    names = [os.fsencode(f"{post_id}.toml") for post_id in post_ids]
    rows: dict[bytes, tuple[Any, ...]] = {}
    for some in in_parts(names, _SOME):
        rows.update((row[0], row) for row in connection.execute(f"{_POSTS} ({marks(some)})", some))
    references = _references(connection, [row[1] for row in rows.values()])
    claims: dict[int, Claim] = {}
    for run in _runs([(row[4], row[4] + row[5] - 1) for row in rows.values()]):
        claims |= _claims(connection, run)
    posts = []
    for post_id, name in zip(post_ids, names, strict=True):
        if name not in rows:
            continue
        _, number, title, source, first, count, digest = rows[name]
        posts.append(
            PostClaims(
                post_id,
                folder / os.fsdecode(name),
                title,
                source,
                tuple(references.get(number, ())),
                tuple([claims[at] for at in range(first, first + count)]),
                digest.hex(),
            )
        )
    return posts


def _references(connection: sqlite3.Connection, posts: Sequence[int]) -> dict[int, list[ListedReference]]:
    """Return the items of the reference lists by post.id."""
    found: dict[int, list[ListedReference]] = {}
    for some in in_parts(posts, _SOME):
        for row in connection.execute(f"{_REFERENCES} ({marks(some)}) ORDER BY post, number", some):
            found.setdefault(row[0], []).append(ListedReference._make(row[1:]))
    return found


def _claims(connection: sqlite3.Connection, run: _Run) -> dict[int, Claim]:
    """Return the claims of a run by claim.id."""
    links: dict[int, list[Link]] = {}
    for row in connection.execute(_LINKS, run):
        link = link_of(row)
        if link is not None:
            links.setdefault(row[0], []).append(link)
    return {row[0]: claim_of(row, links.get(row[0], ())) for row in connection.execute(_CLAIMS, run)}


def _runs(of_posts: Sequence[_Run]) -> Iterator[_Run]:
    """Give the runs of the posts, those in one that follow one another: posts that were read together do."""
    start, end = 0, -1
    for first, last in sorted(of_posts):
        if first == end + 1 and last - start < _MOST_CLAIMS:
            end = last
            continue
        if end >= start:
            yield start, end
        start, end = first, last
    if end >= start:
        yield start, end
