"""All writes of one command as one change: locked, staged, journalled, and finished or taken back after a crash."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.errors import FileChangedError, FileWriteError, LockedError
from litman.files import (
    TEMPORARY_MARK,
    StagedFile,
    digest_of,
    discard_file,
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
    """New bytes for a file; `before` is the digest of the bytes that the change was made from, None for no file."""

    path: Path
    before: str | None
    after: bytes


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
    changes = [change for change in changes if digest_of(change.after) != change.before]
    for change in changes:
        _guard(change.path, change.before)
    staged: list[StagedFile] = []
    try:
        for change in changes:
            staged.append(stage_file(change.path, change.after, before=change.before))
        for change in changes:  # again: staging takes its time, and editors save
            _guard(change.path, change.before)
        if len(staged) > 1:
            _write_journal(root, staged)
    except BaseException:
        for item in staged:
            discard_file(item.temporary)
        raise
    for item in staged:
        swap_in(item)
    if len(staged) > 1:
        discard_file(root / STATE_FOLDER / _JOURNAL)
        sync_folder(root / STATE_FOLDER)


def _guard(path: Path, before: str | None) -> None:
    if read_seen(path).digest != before:
        raise FileChangedError(path)


def _write_journal(root: Path, staged: Sequence[StagedFile]) -> None:
    steps = [
        {"temporary": str(s.temporary), "target": str(s.target), "before": s.before, "after": s.after}
        for s in staged
    ]
    data = json.dumps({"version": 1, "steps": steps}).encode()
    swap_in(stage_file(root / STATE_FOLDER / _JOURNAL, data, before=None))


def _recover(root: Path) -> Recovery:
    journal = root / STATE_FOLDER / _JOURNAL
    finished, left_alone = [], []
    if journal.exists():
        for step in _read_journal(journal):
            seen = read_seen(step.target).digest
            if not step.temporary.exists():
                continue
            if seen == step.before:
                swap_in(step)
                finished.append(step.target)
            elif seen != step.after:
                left_alone.append(step.target)
        discard_file(journal)
    _sweep(root)
    return Recovery(tuple(finished), tuple(left_alone))


def _read_journal(journal: Path) -> list[StagedFile]:
    try:
        steps = json.loads(journal.read_bytes())["steps"]
        return [
            StagedFile(Path(step["temporary"]), Path(step["target"]), step["before"], step["after"])
            for step in steps
        ]
    except (ValueError, KeyError, TypeError):
        return []  # the journal itself is written atomically: this one was edited, the old files stand


def _sweep(root: Path) -> None:
    for folder in (root, root / "claims", root / STATE_FOLDER):
        for path in folder.glob(f".*{TEMPORARY_MARK}*"):
            discard_file(path)
