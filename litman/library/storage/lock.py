"""One litman at a time writes to a library: the lock, who holds it, and what a holder that died left behind."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from litman.errors import LockedError, ReadOnlyLibraryError
from litman.files import discard_file, put_through
from litman.library.storage.file_lock import STALE_S, host_name, wait_for_lock
from litman.memory import make_state_folder
from litman.regular_files import read_regular
from litman.shell import command_line

LOCK_NAME = "lock"
HOLDER_NAME = "lock-holder.json"
_NEW_HOLDER_NAME = "lock-holder.new"
_SHORT_WAIT_S = 0.2  # that nobody needs to be told of
_UNKNOWN = "?"  # the host of a holder whose file a power cut emptied


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, as it says itself in a file beside the lock."""

    host: str
    pid: int
    words: tuple[str, ...] = ()  # of its command
    temporaries: tuple[str, ...] = ()  # files that it is about to write beside those that they replace

    @property
    def is_known(self) -> bool:
        """Whether the file could be read."""
        return self.host != _UNKNOWN

    def __str__(self) -> str:
        command = f"`{command_line(self.words)}`, " if self.words else ""
        return f"{command}process {self.pid} on {self.host}"


def read_holder(state: Path) -> Holder | None:
    """Return who holds the lock or died holding it; None if nobody does, or it cannot be read."""
    try:
        said = json.loads(read_regular(state / HOLDER_NAME))
        return Holder(
            str(said["host"]),
            int(said["pid"]),
            tuple(map(str, said["words"])),
            tuple(map(str, said["temporaries"])),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Holder(_UNKNOWN, 0)


def announce(state: Path, temporaries: Sequence[Path]) -> None:
    """Say which temporary files the holder will make, so that the next one can remove them if it dies.

    Raises:
        OSError: that cannot be written.
    """
    holder = read_holder(state)
    if holder is not None and (holder.host, holder.pid) == (host_name(), os.getpid()):
        _write_holder(state, replace(holder, temporaries=tuple(map(str, temporaries))))


@contextlib.contextmanager
def held_lock(
    root: Path, state: Path, *, words: Sequence[str], timeout_s: float, notify: Callable[[str], None]
) -> Iterator[Holder | None]:
    """Hold the lock of the library at `root`; gives the holder before, if it died holding it.

    The system gives a lock back when its holder dies, however it dies. Two computers that share a disk without
    sharing locks see each other by the file that names the holder: it counts as long as it is younger than ten
    minutes.

    Args:
        root: The library's folder, for messages.
        state: The folder for the lock.
        words: Of the command that asks, for others to read.
        timeout_s: How long to wait for another litman.
        notify: Told once if there is somebody to wait for.

    Raises:
        LockedError: another litman still held the lock after `timeout_s`.
        ReadOnlyLibraryError: the folder for the lock cannot be made or written.
    """
    path = state / LOCK_NAME

    def tell() -> None:
        who = read_holder(state)
        notify(f"waiting for another litman that is writing to {root}{f' ({who})' if who else ''} …")

    try:
        make_state_folder(state.parent)
        release = wait_for_lock(
            path,
            timeout_s=timeout_s,
            tell_after_s=_SHORT_WAIT_S,
            tell=tell,
            is_free=lambda: not _is_held_elsewhere(state),
        )
    except OSError as exc:
        raise ReadOnlyLibraryError(root, exc) from exc
    if release is None:
        raise LockedError(path, timeout_s, str(read_holder(state) or ""))
    try:
        left = read_holder(state)
        try:
            _write_holder(
                state, Holder(host_name(), os.getpid(), tuple(words), left.temporaries if left else ())
            )
        except OSError as exc:
            raise ReadOnlyLibraryError(root, exc) from exc
        try:
            yield left
        finally:
            _clear_holder(state)
    finally:
        release()


def _write_holder(state: Path, holder: Holder) -> None:
    new = state / _NEW_HOLDER_NAME
    try:
        put_through(new, state / HOLDER_NAME, json.dumps(asdict(holder)).encode())
    except OSError:
        discard_file(new)
        raise


def _clear_holder(state: Path) -> None:
    holder = read_holder(state)
    # else the next holder removes them
    if holder is None or not any(map(os.path.lexists, holder.temporaries)):
        discard_file(state / HOLDER_NAME)


def _is_held_elsewhere(state: Path) -> bool:
    holder = read_holder(state)
    if holder is None or holder.host in (_UNKNOWN, host_name()):
        return False
    try:
        age_s = time.time() - (state / HOLDER_NAME).stat().st_mtime
    except FileNotFoundError:
        return False
    return abs(age_s) < STALE_S
