"""Whether the index is of the files as they are, told by their marks; what changed is read again.

What reads a changed file is imported only where one has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litman.files import FileStamp, stamp_of
from litman.index.store import Index

if TYPE_CHECKING:
    from litman.library.storage.change import Replaced

_MARK = "mark_size, mark_mtime_ns, mark_ctime_ns, mark_inode, mark_device"
Progress = Callable[[int, int], None]  # how much is done, of how much


class Sources(NamedTuple):
    """The files of a library that the index is made from."""

    root: Path
    bibliography: Path
    claims_folder: Path
    registry: Path


def _untold(done: int, total: int) -> None:
    pass


class Progresses(NamedTuple):
    """What is told how far a reading has come."""

    bibliography: Progress  # bytes of it
    claims: Progress  # claims files
    attachments: Progress  # attached files
    matching: Progress = _untold  # works whose keys for matching are made
    meaning: Progress = _untold  # works whose vectors are made


def bring_works_up_to_date(
    index: Index, sources: Sources, progress: Progresses, *, replaced: Replaced | None = None
) -> None:
    """Bring the tables of the bibliography and of the registry up to date.

    `replaced` is what this process itself last did to the bibliography.
    """
    if not is_bibliography_fresh(index.connection, stamp_of(sources.bibliography)):
        from litman.index.bibliography.refresh import refresh_bibliography

        refresh_bibliography(index, sources.bibliography, progress=progress.bibliography, replaced=replaced)
    if _mark_in(index.connection, "registry_file") != stamp_of(sources.registry):
        from litman.index.registry.refresh import refresh_registry

        refresh_registry(index, sources.registry)


def is_bibliography_fresh(connection: sqlite3.Connection, mark: FileStamp | None) -> bool:
    """Whether the index is complete, and of the bibliography with this mark; None is of none."""
    row = connection.execute("SELECT is_complete, is_there FROM bibliography").fetchone()
    if row is None or not row[0]:
        return False
    return (_mark_in(connection, "bibliography") if row[1] else None) == mark


def _mark_in(connection: sqlite3.Connection, table: str) -> FileStamp | None:
    row = connection.execute(f"SELECT {_MARK} FROM {table}").fetchone()
    return FileStamp(*row) if row else None
