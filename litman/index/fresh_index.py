"""Questions to an index that is up to date: what `list`, `search` and the completion of the shell begin with.

Where nothing changed since the index was brought up to date, nothing is imported that could: a bibliography's mark is
compared, and that is all. An index that turns out to be damaged is thrown away, made anew, and asked again; where
none can be written, one is made in memory.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from litman.files import FileMark, mark_file
from litman.index.claims.refresh import refresh_claims_of
from litman.index.schema import create_tables
from litman.index.store import Index, discard_index, open_index

_MARK = "mark_size, mark_mtime_ns, mark_ctime_ns, mark_inode, mark_device"
_MOST_TRIES = 5
_MOST_INDEXES = 3  # the one on disk, a new one in its place, one in memory
T = TypeVar("T")
Progress = Callable[[int, int], None]
RefreshClaims = Callable[[Index, Path, Progress], None]  # of the index, the claims folder; told how far it is


class Sources(NamedTuple):
    """The files of a library that the index is made from."""

    root: Path
    bibliography: Path
    claims_folder: Path
    registry: Path


class Progresses(NamedTuple):
    """What is told how far a reading has come: bytes of the bibliography, claims files."""

    bibliography: Progress
    claims: Progress


def ask_index(
    sources: Sources,
    environment: Mapping[str, str],
    question: Callable[[Index], T],
    *,
    notify: Callable[[str], None],
    progress: Progresses,
    refresh: RefreshClaims | None = None,
) -> T:
    """Return the answer to a question to the index, which is of the files as they are.

    Args:
        sources: What the index is of.
        environment: For the cache folder.
        question: Asks; within one read transaction, so keep it short and give back values.
        notify: Told when another litman must be waited for.
        progress: Told how far reading has come.
        refresh: Brings the claims up to date; without it as far as commands about works need it.

    Raises:
        FileReadError, FileChangedError: a file cannot be read.
    """
    for attempt in range(_MOST_INDEXES):
        is_last = attempt == _MOST_INDEXES - 1
        index = _in_memory(notify) if is_last else open_index(sources.root, environment, notify=notify)
        try:
            return _ask(index, sources, question, progress, refresh)
        except (sqlite3.Error, OSError) as exc:
            if is_last:
                raise
            index.close()
            # A disk that is full or locked says nothing of the index: others may be using it.
            is_damaged = isinstance(exc, sqlite3.DatabaseError) and not isinstance(
                exc, sqlite3.OperationalError
            )
            if index.path is not None and is_damaged:
                with contextlib.suppress(OSError):
                    discard_index(index.path)
        finally:
            index.close()
    raise AssertionError("the last index returns or raises")


def _in_memory(notify: Callable[[str], None]) -> Index:
    """Return an index that is gone after the command: for disks on which none can be kept."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    return Index(None, connection, notify)


def bring_up_to_date(
    index: Index, sources: Sources, progress: Progresses, refresh: RefreshClaims | None = None
) -> None:
    """Bring all tables of the index up to date; those of the claims by `refresh` where it is given."""
    if not is_bibliography_fresh(index.connection, mark_file(sources.bibliography)):
        from litman.index.bibliography.refresh import refresh_bibliography

        refresh_bibliography(index, sources.bibliography, progress=progress.bibliography)
    if _mark_in(index.connection, "registry_file") != mark_file(sources.registry):
        from litman.index.registry.refresh import refresh_registry

        refresh_registry(index, sources.registry)
    if refresh is not None:
        refresh(index, sources.claims_folder, progress.claims)
    else:
        refresh_claims_of(index, sources.claims_folder, (), progress=progress.claims)


def is_bibliography_fresh(connection: sqlite3.Connection, mark: FileMark | None) -> bool:
    """Whether the index is complete, and of the bibliography with this mark; None is of none."""
    row = connection.execute("SELECT is_complete, is_there FROM bibliography").fetchone()
    if row is None or not row[0]:
        return False
    return (_mark_in(connection, "bibliography") if row[1] else None) == mark


@contextlib.contextmanager
def _reading(connection: sqlite3.Connection) -> Iterator[bool]:
    """Give whether the bibliography's tables are complete, in a read transaction."""
    connection.execute("BEGIN")
    try:
        row = connection.execute("SELECT is_complete FROM bibliography").fetchone()
        yield row is not None and bool(row[0])
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("COMMIT")


def _ask(
    index: Index,
    sources: Sources,
    question: Callable[[Index], T],
    progress: Progresses,
    refresh: RefreshClaims | None,
) -> T:
    for _ in range(_MOST_TRIES):
        bring_up_to_date(index, sources, progress, refresh)
        with _reading(index.connection) as is_complete:
            if is_complete:  # another process may have begun to read a changed file in the meantime
                return question(index)
    raise TimeoutError(f"{sources.bibliography} changes faster than it can be read")


def _mark_in(connection: sqlite3.Connection, table: str) -> FileMark | None:
    row = connection.execute(f"SELECT {_MARK} FROM {table}").fetchone()
    return FileMark(*row) if row else None
