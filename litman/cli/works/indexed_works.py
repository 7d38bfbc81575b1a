"""A library's index for commands that print its rows: brought up to date, asked; who waits sees how far it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from litman.cli.shared.context import locate_put_right, say_findings
from litman.cli.shared.output import notify, say_finding
from litman.index.claims.refresh import refresh_claims_of
from litman.index.fresh_index import Progresses, RefreshClaims, Sources, ask_index
from litman.index.store import Index
from litman.settings import Settings

T = TypeVar("T")
_FAULTS = """SELECT EXISTS (SELECT 1 FROM finding) OR EXISTS (SELECT 1 FROM repeated_key)
    OR EXISTS (SELECT 1 FROM registry_line WHERE kind = 'broken')
    OR EXISTS (SELECT 1 FROM bibliography WHERE wide_encoding IS NOT NULL)"""
_HAS_FILES = "SELECT EXISTS (SELECT 1 FROM attachment) OR EXISTS (SELECT 1 FROM file_text)"
_CLAIM_FAULTS = """SELECT EXISTS (SELECT 1 FROM post_finding)
    OR EXISTS (SELECT 1 FROM claims_folder WHERE error IS NOT NULL)"""


def ask_library(
    ctx: click.Context,
    question: Callable[[Index, Sources], T],
    *,
    quiet: bool = False,
    with_files: bool = False,
) -> T:
    """Return the answer of the library's index; what is wrong with the library's structure is said first.

    `quiet` says nothing of it; `with_files` reads new attached files before.
    """
    return ask_located(*locate_put_right(ctx), question, quiet=quiet, with_files=with_files)


def ask_located(
    root: Path,
    settings: Settings,
    question: Callable[[Index, Sources], T],
    *,
    quiet: bool = False,
    refresh: RefreshClaims | None = None,
    with_files: bool = False,
) -> T:
    """Return the answer of the index of the library at `root`.

    `refresh` brings the claims up to date; who gives it says what is wrong with them. `with_files` reads attached files
    that are new or changed before.
    """
    sources = library_sources(root, settings)

    def ask(index: Index) -> tuple[T, bool, bool]:
        has_faults = bool(index.connection.execute(_FAULTS).fetchone()[0])
        has_claim_faults = bool(index.connection.execute(_CLAIM_FAULTS).fetchone()[0])
        return question(index, sources), has_faults, has_claim_faults

    progress = Progresses(_shown("bytes of the bibliography"), _shown("claims files"))
    answer, has_faults, has_claim_faults = ask_index(
        sources,
        os.environ,
        ask,
        notify=notify,
        progress=progress,
        refresh=_and_files(root, refresh) if with_files else refresh,
    )
    has_claim_faults = has_claim_faults and refresh is None
    if not quiet and (has_faults or has_claim_faults):
        _say_faults(root, settings, has_claim_faults=has_claim_faults)
    return answer


def library_sources(root: Path, settings: Settings) -> Sources:
    """Return the files that the index of a library is made from: the names are those in `library.library`."""
    return Sources(root, root / settings.bibliography, root / "claims", root / "registry.jsonl")


def _say_faults(root: Path, settings: Settings, *, has_claim_faults: bool) -> None:
    from litman.library.library import Library

    library = Library(root, settings)
    say_findings(library)
    if has_claim_faults:
        from litman.cli.claims.indexed_claims import open_claims

        for finding in open_claims(library).findings():
            say_finding(finding)


def _and_files(root: Path, refresh: RefreshClaims | None) -> RefreshClaims:
    """Return what brings the claims up to date, then the texts of attached files where there are any."""

    def both(index: Index, folder: Path, tell: Callable[[int, int], None]) -> None:
        if refresh is not None:
            refresh(index, folder, tell)
        else:
            refresh_claims_of(index, folder, (), progress=tell)
        if index.connection.execute(_HAS_FILES).fetchone()[0]:
            from litman.index.attachments.file_texts import refresh_file_texts

            refresh_file_texts(index, root, progress=_shown("attached files"))

    return both


def _shown(what: str) -> Callable[[int, int], None]:
    """Return a function to tell of progress, which is imported when there is any."""
    tell: Callable[[int, int], None] | None = None

    def told(done: int, total: int) -> None:
        nonlocal tell
        if tell is None:
            from litman.cli.claims.indexed_claims import counter

            tell = counter(what)
        tell(done, total)

    return told
