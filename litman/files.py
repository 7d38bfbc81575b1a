"""Files as litman reads and replaces them: seen bytes, marks, atomic replacement, nothing half written."""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from litman.errors import FileChangedError, FileReadError, FileWriteError
from litman.regular_files import open_regular, read_regular, refuse_no_file

TEMPORARY_MARK = ".litman-"  # in the name of every file that is being written
_CHUNK = 1 << 20
# the time of a change is as fine as the kernel's clock ticks: 10 ms at most, and some slack
_TICK_NS = 25_000_000
_COARSE_TICK_NS = 2_000_000_000  # FAT and old network disks count seconds, two at a time
_AHEAD_NS = 60_000_000_000  # what is further ahead bears the time of a clock that was set back since
_WAITS = 20  # for a file that is changed all the time
_NOT_HERE = {errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EPERM, errno.ETXTBSY}


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was when it was read; `digest` is None where there was none."""

    path: Path
    data: bytes
    digest: str | None


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What the system says of a file: as long as it stays, so do the file's bytes."""

    size: int
    mtime_ns: int
    ctime_ns: int  # set by every write; no program can turn it back
    inode: int
    device: int


class ByteSplice(NamedTuple):
    """Bytes of a file and what takes their place; nothing in, or out, where one of them is empty."""

    start: int  # offset in the old file
    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Spliced:
    """A file's new content: the old file with splices, which are in order and do not overlap."""

    splices: tuple[ByteSplice, ...]


@dataclass(frozen=True, slots=True)
class StagedFile:
    """New bytes on disk beside the file that they will replace."""

    temporary: Path
    target: Path  # links followed


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_seen(path: Path) -> SeenFile:
    """Return the file's bytes and their digest; an absent file is empty and has no digest.

    Raises:
        FileReadError: it is there and cannot be read.
    """
    try:
        data = read_regular(path)
    except FileNotFoundError:
        return SeenFile(path, b"", None)
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    return SeenFile(path, data, digest_of(data))


def read_range(path: Path, start: int, end: int) -> bytes:
    """Return the bytes of a file from one offset to another.

    Raises:
        FileReadError: it cannot be read.
    """
    if start >= end:
        return b""
    try:
        with open_regular(path) as stream:
            stream.seek(start)
            return stream.read(end - start)
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def stamp_of_stat(seen: os.stat_result) -> FileStamp:
    """Return the mark in what the system says."""
    return FileStamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_dev)


def stamp_of(path: Path) -> FileStamp | None:
    """Return the file's mark, links followed; None where there is no file. Take it before you read.

    A file that is changed after this has another mark. That would not hold for a file that was changed this very
    moment, since two changes within one tick of the clock bear the same time: the mark is then taken once the
    tick is over (25 ms; 2 s on disks that count seconds). A time a little ahead is that of a disk with another clock.

    Raises:
        FileReadError: the system does not say.
    """
    try:
        mark = stamp_of_stat(path.stat())
        for _ in range(_WAITS):
            tick = _tick_of(mark)
            age = time.time_ns() - mark.ctime_ns
            if not -_AHEAD_NS < age < tick:
                break
            time.sleep((tick - max(age, 0)) / 1e9)
            before, mark = mark, stamp_of_stat(path.stat())
            if mark == before:
                break
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    return mark


def is_past(mark: FileStamp) -> bool:
    """Whether whoever writes into the file from now on gives it another time than it has."""
    return time.time_ns() - mark.mtime_ns >= _tick_of(mark)


def wait_until_past(mark: FileStamp) -> None:
    """Wait until `is_past` holds, where that is a matter of milliseconds."""
    left_ns = _TICK_NS - (time.time_ns() - mark.mtime_ns)
    if _tick_of(mark) == _TICK_NS and 0 < left_ns <= _TICK_NS:
        time.sleep(left_ns / 1e9)


def _tick_of(mark: FileStamp) -> int:
    is_coarse = mark.ctime_ns % 1_000_000_000 == mark.mtime_ns % 1_000_000_000 == 0
    return _COARSE_TICK_NS if is_coarse else _TICK_NS


def put_through(new: Path, target: Path, data: bytes) -> None:
    """Put bytes in the place of a file that only saves time, by way of a file of a known name.

    Whatever has that name is removed first: nothing is written through a link.

    Raises:
        OSError: it cannot be written; what is at `new` then is no longer needed.
    """
    new.unlink(missing_ok=True)
    with new.open("xb") as stream:
        stream.write(data)
    os.replace(new, target)


def temporary_name(target: Path) -> Path:
    """Return a name for new bytes beside the file that they will replace."""
    return target.with_name(f"{_temporary_stem(target)}{os.getpid()}-{os.urandom(4).hex()}")


def _temporary_stem(target: Path) -> str:
    return f".{target.name[:60]}{TEMPORARY_MARK}"  # a name of 255 bytes would have no room


def stage_file(
    path: Path, content: bytes | Spliced | Iterator[bytes], *, temporary: Path | None = None
) -> StagedFile:
    """Write the new content, safely on disk, to a temporary file in the folder of `path`, links followed.

    The temporary file has the mode, the extended attributes and, where that is allowed, the owner of the file that it
    will replace. What a spliced file keeps is copied inside the kernel, or not at all where the disk shares blocks.

    Raises:
        FileWriteError: the folder or the file may not be written, or the disk is full; nothing is left behind.
        FileChangedError: the old file does not hold what a splice replaces; nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    temporary = temporary or temporary_name(target)
    try:
        old = _writable_stat(target)
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
        )
    except OSError as exc:
        raise FileWriteError(path, exc) from exc
    try:
        try:
            if old is not None:
                _copy_attributes(target, descriptor, old)
            if isinstance(content, Spliced):
                _write_spliced(path, target, descriptor, content)
            else:
                for piece in [content] if isinstance(content, bytes) else content:
                    _write_all(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException as exc:
        discard_file(temporary)
        if isinstance(exc, OSError):
            raise FileWriteError(path, exc) from exc
        raise
    return StagedFile(temporary, target)


def swap_in(staged: StagedFile) -> None:
    """Put the staged file in the place of its target, in one step, and make that step durable.

    Raises:
        FileWriteError: the system refuses; the target is as it was.
    """
    try:
        os.replace(staged.temporary, staged.target)
    except OSError as exc:
        raise FileWriteError(staged.target, exc) from exc
    sync_folder(staged.target.parent)


def write_file(path: Path, data: bytes | Iterator[bytes]) -> None:
    """Write a file that belongs to no library's change, such as a report: whole or not at all, also from pieces.

    Raises:
        FileWriteError: it cannot be written; a file that was there is as it was.
    """
    _remove_dead(Path(os.path.realpath(path)))
    staged = stage_file(path, data)
    try:
        swap_in(staged)
    except FileWriteError:
        discard_file(staged.temporary)
        raise


def discard_file(path: Path) -> None:
    """Remove a file that may be gone already or may not be removable."""
    with contextlib.suppress(OSError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Make renames in the folder durable, where the system can."""
    with contextlib.suppress(OSError):  # Windows opens no folders, some network disks sync none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# Writing


def _remove_dead(target: Path) -> None:
    """Remove what processes that died left beside the file, where nobody else looks for it."""
    for path in target.parent.glob(f"{glob.escape(_temporary_stem(target))}*"):
        pid = path.name.removeprefix(_temporary_stem(target)).partition("-")[0]
        if pid.isdecimal() and not is_alive(int(pid)):
            discard_file(path)


def is_alive(pid: int) -> bool:
    """Whether there is a process of this number; on Windows always, since to ask would end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view[: 64 * _CHUNK]) :]


def _write_spliced(path: Path, target: Path, descriptor: int, content: Spliced) -> None:
    source = os.open(target, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        position = 0
        for start, old, new in content.splices:
            assert start >= position, content.splices
            _copy_range(path, source, descriptor, position, start)
            os.lseek(source, start, os.SEEK_SET)
            if b"".join(_read(source, len(old))) != old:
                raise FileChangedError(path)
            _write_all(descriptor, new)
            position = start + len(old)
        _copy_range(path, source, descriptor, position, os.fstat(source).st_size)
    finally:
        os.close(source)


def _copy_range(path: Path, source: int, descriptor: int, start: int, end: int) -> None:
    """Append the bytes of the source from `start` to `end` to the descriptor's file."""
    if start > end:  # the file is shorter than it was
        raise FileChangedError(path)
    while hasattr(os, "copy_file_range") and start < end:  # Linux has it
        try:
            copied = os.copy_file_range(source, descriptor, end - start, start)
        except OSError as exc:
            if exc.errno not in _NOT_HERE:
                raise
            break
        if not copied:
            break
        start += copied
    os.lseek(source, start, os.SEEK_SET)
    for data in _read(source, end - start):
        _write_all(descriptor, data)
        start += len(data)
    if start != end:
        raise FileChangedError(path)


def _read(source: int, count: int) -> Iterator[bytes]:
    while count > 0 and (data := os.read(source, min(count, _CHUNK))):
        yield data
        count -= len(data)


def _writable_stat(target: Path) -> os.stat_result | None:
    try:
        old = target.stat()
    except FileNotFoundError:
        return None
    refuse_no_file(old.st_mode)  # root could put a file in the place of /dev/null
    # Replacing a file needs no right to write it, only to write its folder; its owner made it read-only for a reason.
    if not old.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "Permission denied (the file is read-only)")
    return old


def _copy_attributes(target: Path, descriptor: int, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):  # those of the system are not ours to set
                    os.setxattr(descriptor, name, os.getxattr(target, name))
