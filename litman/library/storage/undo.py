"""Take back what the last command changed, and do it again: the files as they would be then, or why that cannot be.

The rule: every splice of the change must be found in the file as it is now, by the bytes that it put in and the
128 bytes on either side of them, at its place or, where the file changed elsewhere, at just one place. Those bytes
go, the old ones come back, and no other byte changes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.errors import NothingToUndoError, UndoRefusedError
from litman.files import SeenFile, read_seen
from litman.library.storage.command_run import CommandRun
from litman.library.storage.history import REDO, UNDO, KeptName, kept_names, read_kept, runs_of
from litman.library.storage.outside import is_ours
from litman.library.storage.transaction import STATE_FOLDER, Fate, FileChange, apply_changes
from litman.library.storage.write_ahead import FileStep, KeptSplice, is_new_of


@dataclass(frozen=True, slots=True)
class KeptChange:
    """What one command changed, as it is remembered."""

    names: tuple[KeptName, ...]  # of its journals, newest first
    request: CommandRun
    paths: tuple[Path, ...]  # of the files, from the library's folder


@dataclass(frozen=True, slots=True)
class FileReturn:
    """A file as it is and as it will be; None where there is none."""

    path: Path
    digest: str | None  # of the file as it is
    now: bytes | None
    then: bytes | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What undo, or redo, would do."""

    change: KeptChange
    files: tuple[FileReturn, ...]
    is_redo: bool


def kept_changes(root: Path, *, is_redo: bool = False) -> list[KeptChange]:
    """Return the changes that can be taken back (or done again), the next first.

    Raises:
        FileReadError, DamagedLogError: a journal cannot be read.
    """
    state = root / STATE_FOLDER
    return [_kept_change(state, names) for names in runs_of(kept_names(state, REDO if is_redo else UNDO))]


def plan_return(root: Path, *, is_redo: bool = False) -> Plan:
    """Return what taking the last change back (or doing it again) would do; nothing is written.

    Raises:
        NothingToUndoError: no change is remembered.
        UndoRefusedError: a file changed since at that place, or the change was too large to be remembered.
        FileReadError, DamagedLogError: a file or a journal cannot be read.
    """
    state = root / STATE_FOLDER
    runs = runs_of(kept_names(state, REDO if is_redo else UNDO))
    if not runs:
        raise NothingToUndoError(is_redo=is_redo)
    change = _kept_change(state, runs[0])
    deed = f"{'do again' if is_redo else 'take back'} `{change.request}`"
    if change.names[-1].part:
        raise UndoRefusedError(root, deed, "is remembered only in part: it changed too much")
    seen: dict[Path, SeenFile] = {}
    contents: dict[Path, bytes | None] = {}
    for name in change.names:
        journal = read_kept(state, name)
        for step in reversed(journal.steps):
            path = _path_in(root, step, deed)
            if path not in seen:
                seen[path] = read_seen(path)
                contents[path] = None if seen[path].digest is None else seen[path].data
            contents[path] = _returned(path, step, contents[path], deed)
    files = (
        FileReturn(path, file.digest, None if file.digest is None else file.data, contents[path])
        for path, file in seen.items()
    )
    return Plan(change, tuple(files), is_redo)


def carry_out(root: Path, plan: Plan) -> None:
    """Write what was planned, as one change that redo (or undo) takes back. Call it under the lock.

    Raises:
        FileChangedError, FileWriteError: nothing is written.
    """
    changes = [FileChange(file.path, file.digest, file.then) for file in plan.files if file.now != file.then]
    if not changes:  # somebody took it back by hand
        for name in plan.change.names:
            (root / STATE_FOLDER / str(name)).unlink(missing_ok=True)
        return
    fate = Fate(plan.change.request, UNDO if plan.is_redo else REDO, drop=plan.change.names)
    apply_changes(root, changes, fate=fate)


def _kept_change(state: Path, names: Sequence[KeptName]) -> KeptChange:
    journals = [read_kept(state, name) for name in names]
    paths = dict.fromkeys(step.path for journal in reversed(journals) for step in journal.steps)
    return KeptChange(tuple(names), journals[0].request, tuple(paths))


def _path_in(root: Path, step: FileStep, deed: str) -> Path:
    # A journal may come from a stranger, with the library.
    is_changed = step.before is not None and step.size is not None
    if not is_ours(root, root / step.path, is_changed=is_changed):
        problem = "lies outside the library"
        real = os.path.relpath(os.path.realpath(root / step.path), os.path.realpath(root))
        if step.path.suffix == ".bib" and real.endswith(".bib") and (root / step.path).is_symlink():
            problem += f', where a link leads; name the file itself in litman.toml: bibliography = "{real}"'
        raise UndoRefusedError(step.path, deed, problem)
    return root / step.path


def _returned(path: Path, step: FileStep, data: bytes | None, deed: str) -> bytes | None:
    """Return the file as it was before the step."""
    if step.splices is None:
        raise UndoRefusedError(path, deed, "was changed by more than litman remembers (32 MB)")
    if step.size is None:  # the step removed the file
        if data is not None:
            raise UndoRefusedError(path, deed, "was removed by it and is there again")
        return b"".join(splice.old for splice in step.splices)
    if data is None:
        raise UndoRefusedError(path, deed, "is gone")
    if step.before is None:  # the step made the file
        if not all(is_new_of(splice, data) for splice in step.splices):
            raise UndoRefusedError(path, deed, "was made by it and changed since")
        return None
    pieces, position = [], 0
    for splice, start in zip(step.splices, _places(path, step, data, deed), strict=True):
        pieces += [data[position:start], splice.old]
        position = start + splice.new_size
    return b"".join([*pieces, data[position:]])


def _places(path: Path, step: FileStep, data: bytes, deed: str) -> list[int]:
    """Return where the new bytes of each splice are in the file as it is."""
    assert step.splices is not None
    places: list[int] = []
    end = moved = 0  # of the splice before; by the splices before
    for splice in step.splices:
        found = _place(splice, data, splice.start + moved, is_whole=len(data) == step.size)
        if found is None or found < end:
            raise UndoRefusedError(path, deed, "was changed since at that place")
        places.append(found)
        end = found + splice.new_size
        moved += splice.new_size - len(splice.old)
    return places


def _place(splice: KeptSplice, data: bytes, expected: int, *, is_whole: bool) -> int | None:
    if is_whole and _stands_at(splice, data, expected):
        return expected
    if splice.new is not None:
        pattern = splice.before + splice.new + splice.after
        found = data.find(pattern)
        is_single = found >= 0 and data.find(pattern, found + 1) < 0
        return found + len(splice.before) if is_single and pattern else None
    # Too long to be kept, so too long to be there twice: look for what stands before it.
    found = data.find(splice.before)
    while found >= 0:
        if _stands_at(splice, data, found + len(splice.before)):
            return found + len(splice.before)
        found = data.find(splice.before, found + 1) if splice.before else -1
    return None


def _stands_at(splice: KeptSplice, data: bytes, start: int) -> bool:
    end = start + splice.new_size
    return (
        start >= len(splice.before)
        and data.startswith(splice.before, start - len(splice.before))
        and data.startswith(splice.after, end)
        and is_new_of(splice, data[start:end])
    )
