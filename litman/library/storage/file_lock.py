"""A file that one process at a time holds: the system's lock, or, where a disk knows none, a file of its own."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from litman.files import discard_file
from litman.regular_files import is_no_file, read_regular

STALE_S = 600  # another computer's litman that has not been heard of for so long is dead
_SOFT_ENDING = "-without-system"
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


def host_name() -> str:
    """Return what this computer calls itself."""
    if sys.platform != "win32":
        return os.uname().nodename  # the same, and every command that writes would pay for importing sockets
    import socket

    return socket.gethostname()


def wait_for_lock(
    path: Path,
    *,
    timeout_s: float,
    tell_after_s: float,
    tell: Callable[[], None],
    is_free: Callable[[], bool] = lambda: True,
) -> Callable[[], None] | None:
    """Return what gives the lock of the file back; None if somebody else held it all the time.

    The file is made and stays. The system gives the lock back when its holder dies, however it dies.

    Args:
        path: The file.
        timeout_s: How long to wait.
        tell_after_s: How long a wait nobody needs to be told of.
        tell: Called once if the wait is longer.
        is_free: Asked once the file is locked; where it says no, the lock is given back, and waited for.

    Raises:
        OSError: the file cannot be made or locked.
    """
    start = time.monotonic()
    is_told = False
    while (release := _try_lock(path, is_free)) is None:
        waited_s = time.monotonic() - start
        if waited_s >= min(tell_after_s, timeout_s) and not is_told:
            tell()
            is_told = True
        if waited_s >= timeout_s:
            return None
        from random import uniform  # most find it free

        time.sleep(uniform(0.002, 0.02))
    return release


def _try_lock(path: Path, is_free: Callable[[], bool]) -> Callable[[], None] | None:
    descriptor = _open_lock(path)
    try:
        is_ours = _lock(descriptor) and _is_still(path, descriptor) and is_free()
    except OSError as exc:
        os.close(descriptor)
        if exc.errno in _NO_LOCKS:
            return _try_soft_lock(path.with_name(path.name + _SOFT_ENDING))
        raise
    if not is_ours:
        os.close(descriptor)
        return None
    return lambda: _unlock(descriptor)


def _open_lock(path: Path) -> int:
    if is_no_file(path):  # to open a pipe waits for whoever writes
        raise OSError(errno.EINVAL, f"{path.name} is no file")
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        if not path.exists():
            raise
        # made by another member of the group; it can be locked all the same
        return os.open(path, os.O_RDONLY)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def _unlock(descriptor: int) -> None:
    # Workers that were forked while the lock was held have it too: closing our end alone would not give it back.
    if sys.platform != "win32":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    # Whoever deleted `.litman` while we waited left us with the lock of a file that nobody else opens.
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _try_soft_lock(path: Path) -> Callable[[], None] | None:
    """Lock by making a file, where the disk knows no locks; a dead process of this computer loses it."""
    text = f"{host_name()} {os.getpid()}"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        if _is_dead(path):
            discard_file(path)
        return None
    with open(descriptor, "w") as stream:
        stream.write(text)
    return lambda: discard_file(path)


def _is_dead(path: Path) -> bool:
    try:
        host, pid = read_regular(path).decode().split()
        if host != host_name():
            return _is_old(path)
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except ValueError:  # whoever made it died before it was written, or is about to write it
        return _is_old(path)
    except (OSError, OverflowError):
        return False
    return False


def _is_old(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) > STALE_S
    except OSError:  # it is gone, or nobody can say
        return False
