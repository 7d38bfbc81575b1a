"""Files as litman reads and replaces them: seen bytes, atomic replacement, nothing half written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from litman.errors import FileReadError, FileWriteError

TEMPORARY_MARK = ".litman-"  # in the name of every file that is being written


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was when it was read; `digest` is None where there was none."""

    path: Path
    data: bytes
    digest: str | None


@dataclass(frozen=True, slots=True)
class StagedFile:
    """New bytes on disk beside the file that they will replace."""

    temporary: Path
    target: Path  # links followed
    before: str | None  # digest of what they replace; None where there was no file
    after: str  # digest of the new bytes


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_seen(path: Path) -> SeenFile:
    """Return the file's bytes and their digest; an absent file is empty and has no digest.

    Raises:
        FileReadError: it is there and cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return SeenFile(path, b"", None)
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    return SeenFile(path, data, digest_of(data))


def stage_file(path: Path, data: bytes, *, before: str | None) -> StagedFile:
    """Write the bytes, safely on disk, to a temporary file in the folder of `path`, links followed.

    The temporary file has the mode and, where that is allowed, the owner of the file that it will replace.

    Raises:
        FileWriteError: the folder or the file may not be written, or the disk is full; nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}{TEMPORARY_MARK}{os.getpid()}-{secrets.token_hex(4)}")
    try:
        old = _writable_stat(target)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except OSError as exc:
        raise FileWriteError(path, exc) from exc
    try:
        with open(descriptor, "wb") as stream:
            if old is not None:
                _copy_ownership(stream.fileno(), old)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException as exc:
        discard_file(temporary)
        if isinstance(exc, OSError):
            raise FileWriteError(path, exc) from exc
        raise
    return StagedFile(temporary, target, before, digest_of(data))


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


def _writable_stat(target: Path) -> os.stat_result | None:
    try:
        old = target.stat()
    except FileNotFoundError:
        return None
    # Replacing a file needs no right to write it, only to write its folder; its owner made it read-only for a reason.
    if not old.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied (the file is read-only)")
    return old


def _copy_ownership(descriptor: int, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
