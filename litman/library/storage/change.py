"""What one file of a change was, what it becomes, and what to remember of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from litman.errors import FileChangedError, FileReadError, LeadsOutError
from litman.files import (
    ByteSplice,
    FileStamp,
    Spliced,
    digest_of,
    read_range,
    read_seen,
    stamp_of,
    stamp_of_stat,
    temporary_name,
)
from litman.library.storage.command_run import CommandRun
from litman.library.storage.differences import splices_between
from litman.library.storage.history import UNDO, KeptName
from litman.library.storage.outside import leads_out, outside_bibliography
from litman.library.storage.write_ahead import FileStep, keep_splices

_SMALL = 1 << 16  # bytes that are as quick to write as to copy


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file's new content, and what the file was that it was made from.

    `before` is the digest of the file's bytes where all of them were read, else the mark that `stamp_of` gave before
    a part was read, None where there was no file. `after` is None where the file is to go.
    """

    path: Path
    before: str | FileStamp | None
    after: bytes | Spliced | None


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a change's journal when the change is done."""

    request: CommandRun  # the command that is named where the change is listed
    folder: str | None = UNDO  # where it is kept; None: nowhere
    # kept journals that are void then; None: all that could be done again
    drop: tuple[KeptName, ...] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A change of one file, thought out."""

    path: Path
    target: Path  # links followed
    temporary: Path | None  # None: the file is to go
    content: bytes | Spliced | None
    mark: FileStamp | None  # of the file that it was made from
    step: FileStep


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file that holds what litman put into it: who knows what it was need not read it again."""

    path: Path
    before: FileStamp
    splices: tuple[ByteSplice, ...]  # of what it was
    after: FileStamp


def known_replaced(item: Prepared, staged: FileStamp) -> Iterator[Replaced]:
    """Yield what became of a file that was put in its place just now, where it was spliced and is what was staged.

    `staged` is the mark of the new file before, a tick of the clock after it was written: who wrote into it since
    gave it another time, or turned that back, and then its `ctime` tells as soon as the tick is over.
    """
    after = stamp_now(item.target)
    if after is None or item.mark is None or not isinstance(item.content, Spliced):
        return
    if replace(after, ctime_ns=0) == replace(staged, ctime_ns=0):
        yield Replaced(item.path, item.mark, item.content.splices, after)


def prepare_change(root: Path, change: FileChange, fate: Fate) -> Prepared:
    mark, old = _require_unchanged(change)
    target = Path(os.path.realpath(change.path))
    name = _in_library(root, change.path)
    if leads_out(root, name, is_changed=old is not None or mark is not None):
        raise LeadsOutError(name, target)
    after = change.after
    if isinstance(after, Spliced):
        splices = after.splices
    elif old is None or after is None:
        splices = (ByteSplice(0, old or b"", after or b""),)
    else:
        splices = splices_between(old, after)
        after = Spliced(splices) if len(old) > _SMALL else after
    kept = None
    if fate.folder is not None:
        kept = keep_splices(splices, _reader(target, old), len(old or b"") if mark is None else mark.size)
    size = (
        None if after is None else (mark.size if mark else 0) + sum(len(s.new) - len(s.old) for s in splices)
    )
    temporary = None if after is None else temporary_name(target)
    step = FileStep(name, temporary.name if temporary else None, mark, size, kept)
    return Prepared(change.path, target, temporary, after, mark, step)


def is_idle(change: FileChange) -> bool:
    if isinstance(change.after, Spliced):
        return all(splice.old == splice.new for splice in change.after.splices)
    if change.after is None:
        return change.before is None
    return isinstance(change.before, str) and digest_of(change.after) == change.before


def _require_unchanged(change: FileChange) -> tuple[FileStamp | None, bytes | None]:
    """Return the mark and the bytes of the file, which is the one that the change was made from.

    The bytes are None where there is no file, or where a spliced change has looked at nothing else either.
    """
    if isinstance(change.before, FileStamp):
        require_stamp(change.path, change.before)
        if isinstance(change.after, Spliced):
            return change.before, None
        seen = read_seen(change.path)
        require_stamp(change.path, change.before)
        return change.before, seen.data
    mark = stamp_of(change.path)
    seen = read_seen(change.path)
    if seen.digest != change.before:
        raise FileChangedError(change.path)
    return mark, None if seen.digest is None else seen.data


def require_stamp(path: Path, mark: FileStamp | None) -> None:
    if stamp_now(path) != mark:
        raise FileChangedError(path)


def stamp_now(path: Path) -> FileStamp | None:
    try:
        return stamp_of_stat(path.stat())
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def _reader(target: Path, data: bytes | None) -> Callable[[int, int], bytes]:
    """Return what gives the bytes of a file from one offset to another."""
    if data is not None:
        return lambda start, end: data[start:end]

    return lambda start, end: read_range(target, start, end)


def _in_library(root: Path, path: Path) -> Path:
    """Return the path as a journal names it: from the library's folder, or as the settings name what lies outside."""
    if path.is_relative_to(root) and ".." not in path.relative_to(root).parts:
        return path.relative_to(root)
    outside = outside_bibliography(root)
    if outside is not None and os.path.realpath(root / outside) == os.path.realpath(path):
        return outside
    return Path(os.path.abspath(path))
