"""What stands in editors and not on disk yet: a check takes it for what the files say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from litman.regular_files import read_regular, real_path

Unsaved = Mapping[Path, bytes]  # by absolute path, links followed; bytes as a file would have them
NOTHING_UNSAVED: Unsaved = {}


def bytes_now(path: Path, unsaved: Unsaved) -> bytes:
    """Return what a file says now, in an editor before on disk.

    Raises:
        OSError: it stands in no editor and cannot be read.
    """
    data = unsaved_bytes(path, unsaved)
    return read_regular(path) if data is None else data


def unsaved_bytes(path: Path, unsaved: Unsaved) -> bytes | None:
    """Return what stands in an editor for a file, None where nothing does."""
    return unsaved.get(real_path(path)) if unsaved else None


def is_any_unsaved(paths: Iterable[Path | None], unsaved: Unsaved) -> bool:
    """Whether one of these files stands in an editor."""
    return bool(unsaved) and any(real_path(path) in unsaved for path in paths if path is not None)
