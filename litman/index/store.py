"""The index of a library as a file: found, opened, thrown away on any doubt, changed by one process at a time.

How it is used:

    index = open_index(root, environment, notify=notify)      # the file; says nothing about what is in it
    refresh_bibliography(index, path, …)                      # `entry_refresh`: what changed is read again
    index.connection.execute("SELECT … FROM entry …")         # tables: `schema`
    with index.changing() as connection: …                    # one change, all of it or none

Nobody holds a read transaction while waiting for a person or the network: fetch what you read.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from litman.index.place import index_places
from litman.index.schema import APPLICATION_ID, create_tables, index_version
from litman.memory import make_state_folder
from litman.regular_files import open_regular

_WAIT_S = 600.0  # for another litman that builds the index: longer than any building takes
_SHORT_WAIT_S = 0.5  # that nobody needs to be told of
_BUSY_S = 1.0  # for one that reads or writes a row of it, in silence
_HELD_MS = 9_000  # for one that goes on holding it, once that was said
_CACHE = "PRAGMA cache_size = -16000"  # reads what the file says of itself
_SQLITE_MARK = b"SQLite format 3\0"


class Index:
    """An open index: `connection` to read, `changing` to write. Close it by `close`."""

    def __init__(
        self, path: Path | None, connection: sqlite3.Connection, notify: Callable[[str], None]
    ) -> None:
        self.path = path  # None: in memory, since nothing can be written anywhere
        self.connection = connection
        self._notify = notify
        self._locks = 0

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from changing the index; again inside itself it does nothing.

        Whoever waited looks again whether there is anything left to do.

        Raises:
            OSError: the lock's file cannot be made.
        """
        if self.path is None or self._locks:
            yield
            return
        with _file_lock(self.path, self._notify):
            self._locks += 1
            try:
                yield
            finally:
                self._locks -= 1

    @contextlib.contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a transaction: committed at the end, taken back by an exception."""
        with self.locked():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise


def open_index(root: Path, environment: Mapping[str, str], *, notify: Callable[[str], None]) -> Index:
    """Return the index of the library at `root`, empty where there is none that can be trusted.

    Args:
        root: The library's folder.
        environment: For the cache folder.
        notify: Told when another litman must be waited for.
    """
    places = index_places(root, environment)
    for path in places:
        try:
            connection = _open_sound(path, notify)
        except sqlite3.OperationalError:
            return in_memory(notify)  # whoever holds it may be writing what is right: it stays where it is
        if connection is not None:
            return Index(path, connection, notify)
    for path in places:
        with contextlib.suppress(OSError, sqlite3.Error):
            return Index(path, _make(path, root, notify), notify)
    return in_memory(notify)


def in_memory(notify: Callable[[str], None]) -> Index:
    """Return an index that is gone after the command: for disks on which none can be kept."""
    connection = _connect(":memory:")
    connection.execute(_CACHE)
    create_tables(connection)
    return Index(None, connection, notify)


def discard_index(path: Path) -> None:
    """Remove the index that lies there, whatever state it is in.

    Raises:
        OSError: it cannot be removed.
    """
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def is_held(error: Exception) -> bool:
    """Whether another program holds the index, so that it can be neither read nor written now."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def tell_held(path: Path, notify: Callable[[str], None]) -> None:
    """Say that the index is held, and what becomes of it."""
    seconds = _HELD_MS // 1000
    notify(
        f"another program holds the index ({path}); waiting {seconds} s for it, then litman does without …"
    )


def wait_longer(connection: sqlite3.Connection) -> None:
    """Wait from now on as long for others as was said."""
    connection.execute(f"PRAGMA busy_timeout = {_HELD_MS}")


def _connect(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)


def _open_sound(path: Path, notify: Callable[[str], None]) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it is one of this version, and whole.

    Raises:
        sqlite3.OperationalError: another program holds it, and does not let go.
    """
    try:
        if not _is_sound(path):
            return None
        connection = _connect(path)
        try:
            _wait_for_holder(connection, path, notify)
            if connection.execute("PRAGMA user_version").fetchone() == (index_version(),):
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except (OSError, sqlite3.Error) as exc:
        if is_held(exc):
            raise
    return None


def _wait_for_holder(connection: sqlite3.Connection, path: Path, notify: Callable[[str], None]) -> None:
    try:
        connection.execute(_CACHE)
    except sqlite3.OperationalError as exc:
        if not is_held(exc):
            raise
        tell_held(path, notify)
        wait_longer(connection)
        connection.execute(_CACHE)


def _is_sound(path: Path) -> bool:
    """Whether header and length of the file are those of an index of this version.

    Source: "Database File Format" of SQLite, section 1.3: the header's first 100 bytes.
    """
    with open_regular(path) as file:
        header = file.read(100)
        size = os.fstat(file.fileno()).st_size
    if len(header) < 100 or not header.startswith(_SQLITE_MARK):
        return False
    if path.with_name(path.name + "-journal").exists():
        return True  # a change was interrupted: SQLite takes it back when it opens the file
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    marks = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    is_whole = size == pages * (65536 if page_size == 1 else page_size)
    return is_whole and marks == (index_version(), APPLICATION_ID)


def _make(path: Path, root: Path, notify: Callable[[str], None]) -> sqlite3.Connection:
    if path.parent.parent == root:
        make_state_folder(root)  # not the library's folder: it may have been removed
    else:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _file_lock(path, notify):
        connection = _open_sound(path, notify)  # made while we waited
        if connection is not None:
            return connection
        discard_index(path)
        connection = _connect(path)
        try:
            connection.execute("PRAGMA page_size = 8192")
            connection.execute(_CACHE)
            create_tables(connection)
        except BaseException:
            connection.close()
            raise
        return connection


@contextlib.contextmanager
def _file_lock(path: Path, notify: Callable[[str], None]) -> Iterator[None]:
    from litman.library.storage.file_lock import wait_for_lock  # only what changes the index pays for it

    release = wait_for_lock(
        path.with_suffix(".lock"),
        timeout_s=_WAIT_S,
        tell_after_s=_SHORT_WAIT_S,
        tell=lambda: notify("waiting for another litman that brings the index up to date …"),
    )
    if release is None:
        raise TimeoutError(f"{path}: the index is locked")
    try:
        yield
    finally:
        release()
