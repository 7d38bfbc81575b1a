"""Reading what is a file: a pipe waits for somebody and a device never ends, so both are refused at once."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# What a shell hands over as `<(command)`, or as standard input: whoever writes is there already.
_HANDED_OVER = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFDIR: "a folder"}


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading, as `regular_descriptor` does."""
    return os.fdopen(regular_descriptor(path), "rb")


def regular_descriptor(path: Path) -> int:
    """Open a file for reading, links followed; what is opened is looked at, so that nothing can be put in its place.

    Raises:
        OSError: it is not there, may not be read, or is no file; a pipe of a shell counts as one.
    """
    # opening a pipe waits for whoever writes into it, unless it is told not to
    flags = (
        os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except OSError as exc:
        raise _no_file(os.stat(path).st_mode) if exc.errno == errno.ENXIO else exc from exc
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISFIFO(mode) and str(path).startswith(_HANDED_OVER):
            os.set_blocking(descriptor, True)
        else:
            refuse_no_file(mode)
        return descriptor
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Path) -> bytes:
    """Return the bytes of a file, links followed.

    Raises:
        OSError: as `open_regular`.
    """
    with open_regular(path) as stream:
        return stream.read()


def why_unread(path: Path) -> OSError | None:
    """Return what `open_regular` raises of a path; None where it opens."""
    try:
        os.close(regular_descriptor(path))
    except OSError as exc:
        return exc
    except ValueError as exc:  # a null byte
        return OSError(errno.EINVAL, str(exc))
    return None


def real_path(path: Path) -> Path:
    """Return the absolute path, links followed; of a link in a circle, the link (`Path.resolve` raises an error)."""
    return Path(os.path.realpath(path))


def is_no_file(path: Path) -> bool:
    """Whether something is there, links followed, that is neither file nor folder."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # what no system takes for a name
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def refuse_no_file(mode: int) -> None:
    """Pass the mode of a file.

    Raises:
        OSError: it is that of a folder, a pipe, a device or a socket; says which.
    """
    if not stat.S_ISREG(mode):
        raise _no_file(mode)


def _no_file(mode: int) -> OSError:
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFDIR:
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return OSError(errno.EINVAL, f"it is {_KINDS.get(kind, 'a device')}, not a file")
