"""Second versions of a library's files that sync programs, or git, left beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from litman.library.library import Library
from litman.text.sync_copies import original_of_copy


class Copy(NamedTuple):
    """A copy, and the name of the file that it is a version of."""

    path: Path
    original: str


def copies_beside(library: Library) -> tuple[Copy, ...]:
    """Return the copies beside the bibliography, the library's other files, and the claims files."""
    folders = dict.fromkeys((library.files.bibliography_path.parent, library.root, library.claims_folder))
    return tuple(
        Copy(folder / name, original)
        for folder in folders
        for name in _names(folder)
        if (original := original_of_copy(name)) is not None and (folder / original).is_file()
    )


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
