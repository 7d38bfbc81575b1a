"""The claims that a command asked for, from the index, a few posts at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from litman.actions.claims.list_claims import (
    ClaimFilter,
    IndexedPosts,
    PostReport,
    find_posts,
    read_posts,
    report_posts,
)
from litman.claims.address import unknown_post
from litman.cli.shared.context import locate_put_right
from litman.cli.shared.output import say_finding
from litman.cli.works.indexed_works import ask_located
from litman.errors import UnknownKeyError
from litman.finding import Finding
from litman.index.claims.lookup import IndexedClaims
from litman.index.claims.refresh import Progress, refresh_claims, refresh_claims_of, refresh_post
from litman.index.fresh_index import Sources
from litman.index.query.cited_works import CitedWorks
from litman.index.store import Index
from litman.text.spelling import near_words

_PART = 200  # posts read at once: nobody who changes the index waits longer for us


def claim_reports(ctx: click.Context, wanted: ClaimFilter) -> Iterator[PostReport]:
    """Give the claims of the library that pass a filter; what is wrong in files that were read for it is said first.

    `wanted.keys` are as a person writes them.

    Raises:
        UnknownPostError, UnknownKeyError: a post has no claims file, a key stands for no entry.
    """
    root, settings = locate_put_right(ctx)
    folders = [root / Path(folder).expanduser() for folder in settings.posts]

    def refresh(index: Index, folder: Path, progress: Progress) -> None:
        if wanted.posts:
            for post in wanted.posts:
                refresh_post(index, folder, os.fsencode(f"{post}.toml"), progress=progress)
        elif wanted.keys:
            names = set(CitedWorks(index.connection).folded_names(wanted.keys))
            refresh_claims_of(index, folder, names, progress=progress)
        else:
            refresh_claims(index, folder, progress=progress)

    def begin(index: Index, sources: Sources) -> _Begun:
        claims, works = IndexedClaims(index, sources.claims_folder), CitedWorks(index.connection)
        for post in wanted.posts:
            if not claims.has_post(post):
                raise unknown_post(claims.post_ids(), post)
        resolved = replace(wanted, keys=tuple(_resolved(index, works, key) for key in wanted.keys))
        posts = find_posts(claims, works, resolved)
        first = read_posts(claims, works, posts[:_PART])
        return _Begun(resolved, tuple(claims.findings(wanted.posts)), posts, first)

    begun = ask_located(root, settings, begin, refresh=refresh)
    for finding in begun.findings:
        say_finding(finding)
    yield from report_posts(begun.first, folders, begun.wanted)
    for start in range(_PART, len(begun.posts), _PART):
        some = begun.posts[start : start + _PART]
        read = ask_located(root, settings, partial(_read, some), quiet=True, refresh=_as_it_was)
        yield from report_posts(read, folders, begun.wanted)


class _Begun(NamedTuple):
    """What the first question to the index answers."""

    wanted: ClaimFilter  # its keys those of entries
    findings: tuple[Finding, ...]
    posts: list[str]
    first: IndexedPosts


def _read(posts: Sequence[str], index: Index, sources: Sources) -> IndexedPosts:
    return read_posts(IndexedClaims(index, sources.claims_folder), CitedWorks(index.connection), posts)


def _as_it_was(index: Index, folder: Path, progress: Progress) -> None:
    """Look at no claims file again: the rest of what was asked for is shown as it was when it was asked for."""


def _resolved(index: Index, works: CitedWorks, key: str) -> str:
    work = works.find(key)
    if work is None:
        sql = "SELECT e.key FROM entry e JOIN chunk c ON c.id = e.chunk WHERE e.key != '' ORDER BY c.start, e.start"
        raise UnknownKeyError(key, near_words(key, [known for (known,) in index.connection.execute(sql)]))
    return work.key
