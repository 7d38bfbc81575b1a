"""Where something made of a post may be written: never over the post, nor over a file of the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from litman.actions.claims.post_of_file import post_of_file
from litman.claims.post_text import post_folders
from litman.claims.statements import STATEMENTS_NAME
from litman.errors import OutputTakenError
from litman.files import write_file
from litman.library.library import Library
from litman.library.library_files import REGISTRY_NAME
from litman.regular_files import real_path
from litman.settings import SETTINGS_NAME
from litman.texts.kept_text import SOURCES_FOLDER

_OWN_FOLDERS = ("claims", SOURCES_FOLDER, "files", ".litman")


def write_output(library: Library, output: Path, data: bytes, *, post: Path | None) -> None:
    """Write a file whole or not at all.

    Args:
        library: Of which nothing may be overwritten.
        output: Where to.
        data: What.
        post: The post that it was made of; None where it is not at hand.

    Raises:
        OutputTakenError: it would take the place of a post or of a file of the library.
        FileWriteError: it cannot be written; a file that was there is as it was.
    """
    require_free(library, output, post=post)
    write_file(output, data)


def require_free(library: Library, output: Path, *, post: Path | None) -> None:
    """Refuse a place where something must stay.

    Raises:
        OutputTakenError: a post or a file of the library is there, or the place is one of the library's own.
    """
    wanted = real_path(output)
    if post is not None and wanted == real_path(post):
        raise OutputTakenError(output, "the post itself")
    if any(wanted == real_path(path) for path in _own_files(library)):
        raise OutputTakenError(output, "a file of the library")
    if any(wanted.is_relative_to(real_path(library.root / name)) for name in _OWN_FOLDERS):
        raise OutputTakenError(output, "in a folder that the library keeps")
    other = post_of_file(library, output)
    if other is not None:
        raise OutputTakenError(output, f"the post {other}")


def is_among_posts(library: Library, output: Path) -> bool:
    """Return whether a file lies where posts are looked for, so that a scan would read it as one."""
    folders = post_folders(library.root, library.settings.posts)
    return any(real_path(output).is_relative_to(real_path(folder)) for folder in folders)


def _own_files(library: Library) -> Iterator[Path]:
    yield library.files.bibliography_path
    for name in (REGISTRY_NAME, SETTINGS_NAME, STATEMENTS_NAME, "different.txt"):
        yield library.root / name
