"""The claims files on disk as the index compares them: names, marks, without reading any."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from litman.text.sync_copies import original_of_copy

_SUFFIX = b".toml"
_DOT, _LEAST = ord("."), len(_SUFFIX)
_MAY_BE_COPY = re.compile(rb"[(\[]|onflict")
_TICK_NS = 25_000_000  # times are as fine as the kernel's clock ticks: 10 ms at most, and some slack
_COARSE_TICK_NS = 2_000_000_000  # FAT and old network disks count seconds, two at a time
_AHEAD_NS = 60_000_000_000  # what is further ahead bears the time of a clock that was set back since


# What the system says of a file: size, mtime_ns, ctime_ns, inode. As long as it stays, so do the file's bytes.
# Plain tuples, since 50,000 of them are made and compared by one command.
Mark = tuple[int, int, int, int]


class FolderMark(NamedTuple):
    """What the system says of the folder: another one after a file was made, removed, renamed or replaced in it."""

    mtime_ns: int
    ctime_ns: int
    inode: int
    device: int


NO_FOLDER = FolderMark(0, 0, 0, 0)
NO_MARK: Mark = (0, 0, 0, 0)


def mark_folder(folder: Path) -> FolderMark:
    """Return the mark of the folder; zeros where there is none.

    Raises:
        OSError: the system does not say.
    """
    try:
        seen = os.stat(folder)
    except FileNotFoundError:
        return NO_FOLDER
    return FolderMark(seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_dev)


def is_young(mtime_ns: int, ctime_ns: int, now_ns: int) -> bool:
    """Whether a second change, after `now_ns`, could bear the same time as the one that was seen.

    A time that is a little ahead of `now_ns` is that of a change made since, or of a disk whose clock is not this one.
    """
    is_coarse = ctime_ns % 1_000_000_000 == mtime_ns % 1_000_000_000 == 0
    return -_AHEAD_NS < now_ns - ctime_ns < (_COARSE_TICK_NS if is_coarse else _TICK_NS)


def list_files(folder: Path) -> list[bytes]:
    """Return the names of the claims files, in no order; none where there is no folder.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        names = os.listdir(os.fsencode(folder))
    except FileNotFoundError:
        return []
    if not _MAY_BE_COPY.search(b"/".join(names)):  # nearly always, and then no name need be looked at for it
        return [name for name in names if name.endswith(_SUFFIX) and name[0] != _DOT and len(name) > _LEAST]
    return [name for name in names if is_claims_file(name)]


def mark_files(folder: Path, names: Iterable[bytes]) -> dict[bytes, Mark]:
    """Return the marks of those of the files that are there; zeros for one of which the system says nothing."""
    marks: dict[bytes, Mark] = {}
    base = os.fsencode(folder)
    with _stat_in(base) as stat:
        for name in names:
            try:
                seen = stat(name)
            except OSError:
                if os.path.lexists(os.path.join(base, name)):
                    marks[name] = NO_MARK
                continue
            marks[name] = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
    return marks


def is_claims_file(name: bytes) -> bool:
    """Whether a file of this name is a claims file, as `claims.collection.is_claims_name` says."""
    is_one = name.endswith(_SUFFIX) and name[0] != _DOT and len(name) > _LEAST
    return is_one and not (_MAY_BE_COPY.search(name) and original_of_copy(os.fsdecode(name)))


def post_id_of(name: bytes) -> str:
    """Return the id of the post whose claims file has this name; a `Path` for each takes ten times as long."""
    return os.fsdecode(name).removesuffix(".toml")


@contextlib.contextmanager
def _stat_in(base: bytes) -> Iterator[Callable[[bytes], os.stat_result]]:
    """Give a function that says of a name in the folder what the system knows; faster by the folder's number."""
    folder = None
    if os.stat in os.supports_dir_fd:
        with contextlib.suppress(OSError):
            folder = os.open(base, os.O_RDONLY)
    if folder is None:
        yield lambda name: os.stat(os.path.join(base, name))
        return
    try:
        yield partial(os.stat, dir_fd=folder)
    finally:
        os.close(folder)
