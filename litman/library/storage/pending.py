"""The journal of the change that is being put in place, and what to do with it in the end."""

from __future__ import annotations

import os
from pathlib import Path

from litman.errors import FileWriteError
from litman.files import StagedFile, discard_file, swap_in, sync_folder
from litman.library.storage.history import prune
from litman.library.storage.write_ahead import ChangeLog
from litman.memory import STATE_FOLDER as STATE_FOLDER

PENDING_NAME = "pending"


def replace_file(temporary: Path | None, target: Path) -> None:
    if temporary is not None:
        swap_in(StagedFile(temporary, target))
        return
    try:
        target.unlink()
    except OSError as exc:
        raise FileWriteError(target, exc) from exc
    sync_folder(target.parent)


def forget_log(state: Path) -> bool:
    """Remove the journal of a change of which nothing is in place; whether that could be done."""
    try:
        (state / PENDING_NAME).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def finish_log(state: Path, journal: ChangeLog) -> None:
    """Keep the journal for undo, or remove it. Where neither works the next command does it."""
    pending = state / PENDING_NAME
    for name in journal.drop:
        discard_file(state / name)
    try:
        if journal.keep_as is None:
            pending.unlink()
        else:
            kept = state / journal.keep_as
            kept.parent.mkdir(exist_ok=True)
            os.replace(pending, kept)
            prune(state)
    except OSError:
        discard_file(pending)
