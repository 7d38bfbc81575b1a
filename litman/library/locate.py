"""Where the library is: named, or found from the current folder upwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from litman.errors import NoLibraryError
from litman.settings import SETTINGS_NAME

_FOLDER_NAME = "library"


def find_library(named: Path | None, *, start: Path, environment: Mapping[str, str]) -> Path:
    """Return the folder of the library.

    Args:
        named: What `--library` says; then `LITMAN_LIBRARY` counts, then the folders from `start` upwards, each of
            which may be a library or hold one in `library/`.
        start: The current folder.
        environment: The environment variables.

    Raises:
        NoLibraryError: the folder that was named is none, or none was found.
    """
    if named is None and environment.get("LITMAN_LIBRARY"):
        named = Path(environment["LITMAN_LIBRARY"])
        origin = " (LITMAN_LIBRARY)"
    else:
        origin = ""
    if named is not None:
        if not is_library(named):
            raise NoLibraryError(f"in {named}{origin}: it holds no {SETTINGS_NAME}")
        return named
    for folder in (start, *start.parents):
        for candidate in (folder, folder / _FOLDER_NAME):
            if is_library(candidate):
                return candidate
    raise NoLibraryError(f"in {start} or above")


def is_library(folder: Path) -> bool:
    """Whether the folder is a library: it holds `litman.toml`."""
    return (folder / SETTINGS_NAME).is_file()
