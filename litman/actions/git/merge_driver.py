"""What git calls to merge a file of a library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from litman.actions.git.run_git import merge_as_text
from litman.files import read_seen, write_file
from litman.merging.merge import merge_file
from litman.merging.merged import CannotMergeError

CONFLICT_CODE = 4  # with which the command ends where a conflict is marked in the file; nothing else ends so
_LEAST_MARK = 7  # signs that make a mark for whoever reads the file


@dataclass(frozen=True, slots=True)
class Driven:
    """How a merge ended; our file holds the result."""

    conflicts: tuple[str, ...] = ()  # in words
    notes: tuple[str, ...] = ()
    refused: str | None = None  # why git's merge of lines stands
    is_clean: bool = True


def drive(base: Path, ours: Path, theirs: Path, size: int, path: str) -> Driven:
    """Merge their changes since the base into our file, which is written in one step.

    What cannot be merged by what it says is merged as git does it.

    Args:
        base: The common version.
        ours: Our version, which becomes the result.
        theirs: Their version.
        size: How many signs a mark of a conflict has.
        path: The name of the file in the repository.

    Raises:
        FileReadError, FileWriteError: a version cannot be read, or the result cannot be written.
    """
    versions = [read_seen(file).data for file in (base, ours, theirs)]
    try:
        merged = merge_file(PurePosixPath(path), *versions, size=max(size, _LEAST_MARK))
    except CannotMergeError as exc:
        return _as_text(base, ours, theirs, size, str(exc))
    except Exception as exc:  # a fault of ours must not stop somebody's merge
        return _as_text(base, ours, theirs, size, f"a fault of litman, {type(exc).__name__}: {exc}")
    if merged.data != versions[1]:
        write_file(ours, merged.data)
    return Driven(merged.conflicts, merged.notes, is_clean=not merged.conflicts)


def _as_text(base: Path, ours: Path, theirs: Path, size: int, why: str) -> Driven:
    result = merge_as_text(base, ours, theirs, size)
    if result is None:
        return Driven(
            refused=f"{why}; git could not merge its lines either, and our version stands", is_clean=False
        )
    conflicts, data = result
    write_file(ours, data)
    return Driven(refused=why, is_clean=not conflicts)
