"""All writes of one command as one change: locked, staged, journalled, and finished or taken back after a crash."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from litman.errors import FileChangedError, FileReadError, FileWriteError, LockedError
from litman.files import (
    TEMPORARY_MARK,
    FileMark,
    Spliced,
    StagedFile,
    digest_of,
    discard_file,
    mark_file,
    mark_of,
    read_seen,
    stage_file,
    swap_in,
    sync_folder,
)

STATE_FOLDER = ".litman"
_JOURNAL = "pending.json"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file's new content, and what the file was that it was made from.

    `before` is the digest of the file's bytes where all of them were read, else the mark that `mark_file` gave before
    a part was read, None where there was no file.
    """

    path: Path
    before: str | FileMark | None
    after: bytes | Spliced


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done about a change that a crash had left half-way."""

    finished: tuple[Path, ...] = ()  # files that now have what the interrupted command wrote
    left_alone: tuple[Path, ...] = ()  # files that somebody else changed since


@contextlib.contextmanager
def locked(root: Path, *, timeout_s: float, notify: Callable[[str], None]) -> Iterator[Recovery]:
    """Hold the library's lock; gives what was recovered from a crash before.

    Args:
        root: The library's folder.
        timeout_s: How long to wait for another litman.
        notify: Told once if there is somebody to wait for.

    Raises:
        LockedError: another litman still held the lock after `timeout_s`.
        FileWriteError: the folder for the lock cannot be made.
    """
    from filelock import FileLock, Timeout  # only commands that write pay for it

    state = root / STATE_FOLDER
    path = state / _LOCK
    try:
        state.mkdir(exist_ok=True)
        lock = FileLock(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            notify(f"waiting for another litman that is writing to {root} …")
            lock.acquire(timeout=timeout_s)
    except Timeout as exc:
        raise LockedError(path, timeout_s) from exc
    except OSError as exc:
        raise FileWriteError(path, exc) from exc
    try:
        yield _recover(root)
    finally:
        lock.release()


def has_pending(root: Path) -> bool:
    """Whether a crash left a change half-way (or a litman is in the middle of one)."""
    return (root / STATE_FOLDER / _JOURNAL).exists()


def apply_changes(root: Path, changes: Sequence[FileChange]) -> None:
    """Write all changes or none. Call it under the lock.

    Several files are first written beside their targets, then named in a journal, then put in their places: a
    crash before the journal leaves the old files, a crash after it is finished by the next command.

    Raises:
        FileChangedError: a file is not the one that the change was made from; nothing is written.
        FileWriteError: a file cannot be written; nothing is written.
    """
    changes = [change for change in changes if not _is_idle(change)]
    marks = [_require_unchanged(change) for change in changes]
    staged: list[StagedFile] = []
    try:
        for change in changes:
            staged.append(stage_file(change.path, change.after))
        for change, mark in zip(
            changes, marks, strict=True
        ):  # again: staging takes its time, and editors save
            _require_mark(change.path, mark)
        if len(staged) > 1:
            _write_journal(root, staged, marks)
    except BaseException:
        for item in staged:
            discard_file(item.temporary)
        raise
    for item in staged:
        swap_in(item)
    if len(staged) > 1:
        discard_file(root / STATE_FOLDER / _JOURNAL)
        sync_folder(root / STATE_FOLDER)


def _is_idle(change: FileChange) -> bool:
    if isinstance(change.after, Spliced):
        return all(splice.old == splice.new for splice in change.after.splices)
    return isinstance(change.before, str) and digest_of(change.after) == change.before


def _require_unchanged(change: FileChange) -> FileMark | None:
    """Return the mark of the file, which is the one that the change was made from."""
    if isinstance(change.before, FileMark):
        _require_mark(change.path, change.before)
        return change.before
    mark = mark_file(change.path)
    if read_seen(change.path).digest != change.before:
        raise FileChangedError(change.path)
    return mark


def _require_mark(path: Path, mark: FileMark | None) -> None:
    if _mark_now(path) != mark:
        raise FileChangedError(path)


def _mark_now(path: Path) -> FileMark | None:
    try:
        return mark_of(path.stat())
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def _write_journal(root: Path, staged: Sequence[StagedFile], marks: Sequence[FileMark | None]) -> None:
    steps = [
        {"temporary": str(s.temporary), "target": str(s.target), "before": mark and asdict(mark)}
        for s, mark in zip(staged, marks, strict=True)
    ]
    data = json.dumps({"version": 2, "steps": steps}).encode()
    swap_in(stage_file(root / STATE_FOLDER / _JOURNAL, data))


def _recover(root: Path) -> Recovery:
    journal = root / STATE_FOLDER / _JOURNAL
    finished, left_alone = [], []
    if journal.exists():
        for step, before in _read_journal(journal):
            if not step.temporary.exists():
                continue
            if _is_same(_mark_now(step.target), before):
                swap_in(step)
                finished.append(step.target)
            else:
                left_alone.append(step.target)
        discard_file(journal)
    _sweep(root)
    return Recovery(tuple(finished), tuple(left_alone))


def _is_same(mark: FileMark | None, before: FileMark | None) -> bool:
    # A library that was copied after the crash has other inodes and other times of change.
    if mark is None or before is None:
        return mark is before
    return (mark.size, mark.mtime_ns) == (before.size, before.mtime_ns)


def _read_journal(journal: Path) -> list[tuple[StagedFile, FileMark | None]]:
    try:
        steps = json.loads(journal.read_bytes())["steps"]
        return [
            (
                StagedFile(Path(step["temporary"]), Path(step["target"])),
                step["before"] and FileMark(**step["before"]),
            )
            for step in steps
        ]
    except (ValueError, KeyError, TypeError):
        return []  # the journal itself is written atomically: this one was edited, the old files stand


def _sweep(root: Path) -> None:
    for folder in (root, root / "claims", root / STATE_FOLDER):
        for path in folder.glob(f".*{TEMPORARY_MARK}*"):
            discard_file(path)
