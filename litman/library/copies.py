"""Second versions of a library's files that sync programs, or git, left beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from litman.library.comparison.different import DIFFERENT_NAME
from litman.library.library import Library
from litman.library.library_files import REGISTRY_NAME
from litman.settings import SETTINGS_NAME
from litman.text.lazy_pattern import lazy_pattern
from litman.text.sync_copies import original_of_copy, original_of_numbered

_MAY_BE_COPY = lazy_pattern(r"[(\[~]|onflict")  # of a name among many thousands, which is quick to ask
_OF_A_KIND = frozenset((REGISTRY_NAME, SETTINGS_NAME, DIFFERENT_NAME, "statements.toml"))


class Copy(NamedTuple):
    """A copy, the name of the file that it is a version of, and whether that is there."""

    path: Path
    original: str
    is_beside: bool


def copies_beside(library: Library) -> tuple[Copy, ...]:
    """Return the copies beside the bibliography, the library's other files, and the claims files.

    A copy of a claims file is no post, so one that stands there alone is given as well.
    """
    folders = dict.fromkeys((library.files.bibliography_path.parent, library.root, library.claims_folder))
    return tuple(copy for folder in folders for copy in _copies_in(library, folder))


def lone_copies_of_claims(library: Library) -> tuple[Copy, ...]:
    """Return the copies of claims files whose originals are gone: no post is theirs, and nobody reads what they say."""
    return tuple(copy for copy in _copies_in(library, library.claims_folder) if not copy.is_beside)


def _copies_in(library: Library, folder: Path) -> list[Copy]:
    ours = _OF_A_KIND | {library.files.bibliography_path.name}
    has_ours = folder in (library.root, library.files.bibliography_path.parent)
    found = []
    for name in _names(folder):
        if not has_ours and not _MAY_BE_COPY.search(name):
            continue
        original = original_of_copy(name)
        if original is None and (numbered := original_of_numbered(name)) in ours:
            original = numbered
        if original is None:
            continue
        is_beside = (folder / original).is_file()
        if is_beside or (folder == library.claims_folder and original.endswith(".toml")):
            found.append(Copy(folder / name, original, is_beside))
    return found


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
