"""What a crash left half-way: finished where the journal was written, taken back where it was not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from litman.errors import DamagedLogError, FileReadError
from litman.files import TEMPORARY_MARK, FileStamp, discard_file
from litman.library.storage.change import stamp_now
from litman.library.storage.lock import Holder
from litman.library.storage.outside import is_ours, outside_bibliography
from litman.library.storage.pending import (
    PENDING_NAME,
    STATE_FOLDER,
    finish_log,
    forget_log,
    replace_file,
)
from litman.library.storage.write_ahead import FileStep, decode_log
from litman.regular_files import read_regular
from litman.shell import command_line


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done about a change that a crash had left half-way."""

    finished: tuple[Path, ...] = ()  # files that now have what the interrupted command wrote
    left_alone: tuple[Path, ...] = ()  # files that somebody else changed since
    taken_back: str = ""  # the interrupted command, if it had not come far enough to be finished


def recover(root: Path, left: Holder | None) -> Recovery:
    state = root / STATE_FOLDER
    recovery = _go_on(root, state)
    was_staging = left is not None and _sweep(root, left)
    if left is not None and was_staging and recovery == Recovery():
        return Recovery(taken_back=command_line(left.words))
    return recovery


def _go_on(root: Path, state: Path) -> Recovery:
    pending = state / PENDING_NAME
    try:
        journal = decode_log(pending, read_regular(pending), outside=outside_bibliography(root))
    except FileNotFoundError:
        return Recovery()
    except DamagedLogError:
        # it is written in one step: somebody edited it, and the files stand as they are
        discard_file(pending)
        return Recovery()
    except OSError as exc:
        raise FileReadError(pending, exc) from exc
    if not all(is_ours(root, root / step.path, is_changed=_changes(step)) for step in journal.steps):
        discard_file(pending)  # a stranger's: no change of ours goes there
        return Recovery()
    steps = [_Left.of(root, step) for step in journal.steps]
    waiting = [step for step in steps if step.is_waiting]
    foreign = [step for step in waiting if not step.is_untouched]
    if foreign and len(waiting) == len(steps):  # nothing is in place yet: all or nothing
        forget_log(state)
        for step in waiting:
            if step.temporary is not None:
                discard_file(step.temporary)
        return Recovery(left_alone=tuple(step.target for step in foreign))
    finished = [step for step in waiting if step.is_untouched]
    for step in finished:
        replace_file(step.temporary, step.target)
    for step in foreign:
        if step.temporary is not None:
            discard_file(step.temporary)
    finish_log(state, journal)
    return Recovery(tuple(step.target for step in finished), tuple(step.target for step in foreign))


def _changes(step: FileStep) -> bool:
    """Whether a step changes a file that was there."""
    return step.before is not None and step.temporary is not None


@dataclass(frozen=True, slots=True)
class _Left:
    """A step of a journal as a crash left it."""

    target: Path
    temporary: Path | None
    is_waiting: bool  # to be put in place
    is_untouched: bool  # the target is the file that the change was made from

    @classmethod
    def of(cls, root: Path, step: FileStep) -> _Left:
        # The temporary file is looked for beside its target only: a journal from a stranger reaches no other folder.
        target = Path(os.path.realpath(root / step.path))
        temporary = step.temporary and target.with_name(step.temporary)
        now = stamp_now(target)
        is_waiting = os.path.lexists(temporary) if temporary else now is not None
        return cls(target, temporary or None, is_waiting, _is_same(now, step.before))


def _is_same(mark: FileStamp | None, before: FileStamp | None) -> bool:
    # A library that was copied after the crash has other inodes and other times of change.
    if mark is None or before is None:
        return mark is before
    return (mark.size, mark.mtime_ns) == (before.size, before.mtime_ns)


def _sweep(root: Path, left: Holder) -> bool:
    """Remove the temporary files of a dead process; whether there were any."""
    paths = [Path(name) for name in left.temporaries]
    if not left.is_known:
        folders = (root, root / "claims", root / STATE_FOLDER)
        paths = [path for folder in folders for path in folder.glob(f".*{TEMPORARY_MARK}*")]
    found = [
        path
        for path in paths
        if TEMPORARY_MARK in path.name and is_ours(root, path, is_changed=True) and os.path.lexists(path)
    ]
    for path in found:
        discard_file(path)
    return bool(found)
