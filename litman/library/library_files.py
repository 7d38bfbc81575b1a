"""Where a library's files lie, and what is in those that were read as a whole."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from litman.files import SeenFile, read_seen

REGISTRY_NAME = "registry.jsonl"
CLAIMS_FOLDER = "claims"


def _tidy(path: Path) -> Path:
    """Return the path without `library/..` in it, unless a symbolic link makes that another file."""
    tidy = Path(os.path.normpath(path))
    return tidy if ".." in path.parts and os.path.realpath(tidy) == os.path.realpath(path) else path


class LibraryFiles:
    """The files of the library at `root`; each is read when it is asked for, and once."""

    def __init__(self, root: Path, bibliography: str) -> None:
        self.root = root
        self.bibliography_path = _tidy(root / bibliography)
        self.registry_path = root / REGISTRY_NAME
        self.claims_folder = root / CLAIMS_FOLDER

    @cached_property
    def bibliography(self) -> SeenFile:
        return read_seen(self.bibliography_path)

    @cached_property
    def registry(self) -> SeenFile:
        return read_seen(self.registry_path)
