"""Find the file of a post.

`[post].source` of a claims file is a path from that file, or a file's name (or a path) in one of the folders
that `posts` of `litman.toml` and `LITMAN_POSTS` list. Posts need not be there: their claims stay listed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from litman.claims.model import ClaimsFile


def post_folders(root: Path, posts: Sequence[str]) -> list[Path]:
    """Return the folders where posts are looked for, from the library's folder and its settings' `posts`."""
    return [root / Path(folder).expanduser() for folder in posts]


def find_post_file(file: ClaimsFile, folders: Iterable[Path]) -> Path | None:
    """Return where the post of a claims file lies; None where it is not."""
    return find_post(file.path, file.post.source, folders)


def find_post(claims_file: Path, source: str | None, folders: Iterable[Path]) -> Path | None:
    """Return where the post's file lies: from its claims file, then in each folder; None where it is not."""
    if not source or "\0" in source or source.startswith(("http://", "https://")):
        return None
    forward = source.replace("\\", "/")  # a person on Windows may have written it
    places = [claims_file.parent / source, claims_file.parent / forward]
    for folder in folders:
        places += [folder / source, folder / forward, folder / PurePosixPath(forward).name]
    return next((_tidy(place) for place in dict.fromkeys(places) if _is_file(place)), None)


def _tidy(path: Path) -> Path:
    """Return the path without `claims/../..` in it, unless a symbolic link makes that another file."""
    tidy = Path(os.path.normpath(path))
    return tidy if tidy != path and _is_file(tidy) and tidy.samefile(path) else path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the system, a folder that may not be entered
        return False
