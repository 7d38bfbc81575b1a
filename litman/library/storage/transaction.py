"""All writes of one command as one change: locked, staged, journalled, and finished or taken back after a crash.

A change goes this way, and may end at any point: name the temporary files beside the lock; write them beside the
files that they will replace; write the journal; put the files in their places; keep the journal for `litman undo`.
Before the journal is there, the next command removes what was staged; from then on it goes on from there.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from litman.errors import FileWriteError, LitmanError, UnfinishedChangeError
from litman.files import (
    Spliced,
    StagedFile,
    discard_file,
    is_past,
    stage_file,
    swap_in,
    temporary_name,
    wait_until_past,
)
from litman.library.storage.change import Fate as Fate
from litman.library.storage.change import FileChange as FileChange
from litman.library.storage.change import (
    Prepared,
    Replaced,
    is_idle,
    known_replaced,
    prepare_change,
    require_stamp,
    stamp_now,
)
from litman.library.storage.command_run import COMMAND_RUN
from litman.library.storage.history import REDO, kept_names, next_name
from litman.library.storage.lock import announce, held_lock, read_holder
from litman.library.storage.outside import held_outside
from litman.library.storage.pending import PENDING_NAME, finish_log, forget_log, replace_file
from litman.library.storage.pending import STATE_FOLDER as STATE_FOLDER
from litman.library.storage.recovery import Recovery as Recovery
from litman.library.storage.recovery import recover
from litman.library.storage.write_ahead import ChangeLog, encode_log

_MUCH = 1 << 20  # bytes


@contextlib.contextmanager
def locked(root: Path, *, timeout_s: float, notify: Callable[[str], None]) -> Iterator[Recovery]:
    """Hold the library's lock; gives what was recovered from a crash before.

    Args:
        root: The library's folder.
        timeout_s: How long to wait for another litman.
        notify: Told once if there is somebody to wait for.

    Raises:
        LockedError: another litman still held the lock after `timeout_s`.
        ReadOnlyLibraryError: the folder for the lock cannot be made or written.
    """
    state = root / STATE_FOLDER
    with (
        held_lock(root, state, words=COMMAND_RUN.get().words, timeout_s=timeout_s, notify=notify) as left,
        held_outside(root, timeout_s=timeout_s, notify=notify),
    ):
        yield recover(root, left)


def has_pending(root: Path) -> bool:
    """Whether a crash left a change half-way (or a litman is in the middle of one)."""
    return (root / STATE_FOLDER / PENDING_NAME).exists()


def put_right(root: Path, *, timeout_s: float, notify: Callable[[str], None]) -> Recovery:
    """Finish or take back what a crash left half-way, if it left anything; a live writer is waited for only if its
    change is in the middle of being put in place.

    Raises:
        LockedError, ReadOnlyLibraryError, FileWriteError: there is something, and it cannot be put right.
    """
    if has_pending(root):
        with locked(root, timeout_s=timeout_s, notify=notify) as recovery:
            return recovery
    holder = read_holder(root / STATE_FOLDER)
    if holder is not None and holder.temporaries:
        with (
            contextlib.suppress(LitmanError),
            locked(root, timeout_s=0, notify=lambda message: None) as recovery,
        ):
            return recovery
    return Recovery()


def apply_changes(
    root: Path, changes: Sequence[FileChange], *, fate: Fate | None = None
) -> tuple[Replaced, ...]:
    """Write all changes or none, and return which files are known to be what was put in. Call it under the lock.

    Raises:
        FileChangedError: a file is not the one that the change was made from; nothing is written.
        FileWriteError: a file cannot be written; nothing is written.
        UnfinishedChangeError: the disk failed in the middle; the next command goes on.
    """
    changes = [change for change in changes if not is_idle(change)]
    if not changes:
        return ()
    if has_pending(root):  # an earlier change of this command failed half-way, and the command went on
        recover(root, None)
    fate = fate or Fate(COMMAND_RUN.get())
    state = root / STATE_FOLDER
    prepared = [prepare_change(root, change, fate) for change in changes]
    is_journalled = len(prepared) > 1 or fate.folder is not None
    journal = _journal(state, prepared, fate)
    temporary_journal = temporary_name(state / PENDING_NAME)
    _announce(state, [*(item.temporary for item in prepared if item.temporary), temporary_journal])
    try:
        for item in prepared:
            if item.temporary is not None and item.content is not None:
                _make_folder(root, item.path)
                stage_file(item.path, item.content, temporary=item.temporary)
                _let_settle(item)
        for item in prepared:  # again: staging takes its time, and editors save
            require_stamp(item.path, item.mark)
        if is_journalled:
            staged = stage_file(state / PENDING_NAME, encode_log(journal), temporary=temporary_journal)
    except BaseException:
        _discard(prepared)
        raise
    with _undisturbed():
        if is_journalled:
            _begin(staged, prepared)
        replaced = _put_in_place(state, prepared)
        if is_journalled:
            finish_log(state, journal)
    return replaced


# The steps of a change


def _journal(state: Path, prepared: Sequence[Prepared], fate: Fate) -> ChangeLog:
    keep_as = fate.folder and str(next_name(state, fate.folder, fate.request.run or os.urandom(4).hex()))
    drop = fate.drop if fate.drop is not None else kept_names(state, REDO) if fate.folder else ()
    return ChangeLog(fate.request, tuple(item.step for item in prepared), keep_as, tuple(map(str, drop)))


def _make_folder(root: Path, path: Path) -> None:
    """Make the folder of a file in the library: git keeps no empty ones."""
    if path.is_relative_to(root):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise FileWriteError(path, exc) from exc


def _announce(state: Path, temporaries: Sequence[Path]) -> None:
    try:
        announce(state, [Path(os.path.abspath(path)) for path in temporaries])
    except OSError as exc:
        raise FileWriteError(state, exc) from exc


def _let_settle(item: Prepared) -> None:
    """Wait for the clock after much was put in: to learn afterwards what the file holds takes longer."""
    content = item.content
    if item.temporary is None or not isinstance(content, Spliced):
        return
    if sum(len(splice.new) for splice in content.splices) < _MUCH:
        return
    staged = stamp_now(item.temporary)
    if staged is not None:
        wait_until_past(staged)


def _begin(journal: StagedFile, prepared: Sequence[Prepared]) -> None:
    try:
        for item in prepared:
            require_stamp(item.path, item.mark)
        swap_in(journal)
    except LitmanError:
        discard_file(journal.temporary)
        _discard(prepared)
        raise


def _put_in_place(state: Path, prepared: Sequence[Prepared]) -> tuple[Replaced, ...]:
    replaced: list[Replaced] = []
    for number, item in enumerate(prepared):
        try:
            staged = stamp_now(item.temporary) if item.temporary is not None else None
            is_certain = staged is not None and is_past(staged)
            require_stamp(item.path, item.mark)
            replace_file(item.temporary, item.target)
            if is_certain and staged is not None:
                replaced += known_replaced(item, staged)
        except LitmanError as exc:
            if number == 0 and forget_log(state):
                _discard(prepared)
                raise
            raise UnfinishedChangeError(item.path, exc) from exc
    return tuple(replaced)


def _discard(prepared: Sequence[Prepared]) -> None:
    for item in prepared:
        if item.temporary is not None:
            discard_file(item.temporary)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off the signals that end a program: from here on a change takes milliseconds."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
