"""The version of the format that the files of a library have, and what becomes of one that is newer than this litman.

A library without a version is of the first one. `litman init` states it from the second on; it is raised when an older
litman would misread what a newer one writes. What an older one passes over and keeps, such as a field that it does not
know, raises nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from litman.errors import NewerFormatError

FORMAT = 1
FORMAT_KEY = "format"  # in litman.toml, and where a claims file states one of its own


def refuse_newer(path: Path, table: Mapping[str, object]) -> None:
    """Pass the keys of a file whose format this litman knows, or that states none.

    Raises:
        NewerFormatError: it is of a later version.
    """
    stated = table.get(FORMAT_KEY)
    if isinstance(stated, int) and stated > FORMAT:
        raise NewerFormatError(path, stated, FORMAT)


def format_setting() -> str:
    """Return the line of litman.toml that states the version of a new library; none for the first one."""
    return f"{FORMAT_KEY} = {FORMAT}\n" if FORMAT > 1 else ""
