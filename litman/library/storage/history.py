"""The journals that are kept for undo and redo: their names in the order of the changes, and how many stay."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from litman.errors import FileReadError
from litman.files import discard_file
from litman.library.storage.outside import outside_bibliography
from litman.library.storage.write_ahead import KEPT_NAME, ChangeLog, decode_log
from litman.regular_files import read_regular

UNDO = "undo"  # folders in the state folder
REDO = "redo"
_MOST_RUNS = 50
_MOST_FILES = 2_000
_MOST_BYTES = 64 << 20


class KeptName(NamedTuple):
    """The name of a kept journal; names sort in the order of the changes."""

    number: int  # counts changes
    run: str  # of the command: one that saves many times keeps many journals
    part: int  # which of them this is
    folder: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.number:08}-{self.run}-{self.part:04}.change"


def kept_names(state: Path, folder: str) -> list[KeptName]:
    """Return the names of the kept journals in a folder of the state folder, newest first."""
    try:
        found = [KEPT_NAME.fullmatch(f"{folder}/{name}") for name in os.listdir(state / folder)]
    except OSError:
        return []
    return sorted((KeptName(int(m[2]), m[3], int(m[4]), folder) for m in found if m), reverse=True)


def runs_of(names: Iterable[KeptName]) -> list[list[KeptName]]:
    """Return the names, newest first, grouped by the command that wrote them."""
    return [list(group) for _, group in groupby(names, key=lambda name: name.run)]


def next_name(state: Path, folder: str, run: str) -> KeptName:
    """Return the name for the journal of a new change."""
    names = sorted(kept_names(state, UNDO) + kept_names(state, REDO), reverse=True)
    number = names[0].number + 1 if names else 1
    same_run = next((name for name in kept_names(state, folder)[:1] if name.run == run), None)
    return KeptName(number, run, same_run.part + 1 if same_run else 0, folder)


def read_kept(state: Path, name: KeptName | str) -> ChangeLog:
    """Return a kept journal.

    Raises:
        FileReadError, DamagedLogError: it cannot be read.
    """
    path = state / str(name)
    try:
        return decode_log(path, read_regular(path), outside=outside_bibliography(state.parent))
    except OSError as exc:
        raise FileReadError(path, exc) from exc


def prune(state: Path) -> None:
    """Remove the oldest journals until few enough are left; of one command all or none, as far as that can be."""
    names = kept_names(state, UNDO)
    sizes = [_size(state / str(name)) for name in names]
    runs = total = 0
    for number, (name, size) in enumerate(zip(names, sizes, strict=True)):
        runs += number == 0 or name.run != names[number - 1].run
        total += size
        if runs > _MOST_RUNS or number >= _MOST_FILES or total > _MOST_BYTES:
            for old in names[number:]:
                discard_file(state / str(old))
            return


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
