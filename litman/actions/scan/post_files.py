"""Which files of a folder are posts: of a format that is read, and not left out by git, the settings or their place."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from litman.actions.made_page import is_made_page
from litman.actions.scan.git_ignored import ignored_by_git
from litman.library.attachments import FILES_FOLDER
from litman.library.library_files import CLAIMS_FOLDER
from litman.posts.readers.conversions import ENDINGS_OF_POSTS, second_version_of
from litman.posts.readers.table import format_of
from litman.regular_files import real_path
from litman.texts.kept_text import SOURCES_FOLDER

_OF_LIBRARY = (CLAIMS_FOLDER, SOURCES_FOLDER, FILES_FOLDER)  # what lies there is about posts and is none


@dataclass(frozen=True, slots=True)
class FolderPosts:
    """What was found in a folder."""

    posts: tuple[Path, ...]  # in the order of their paths
    left_out: int  # that git ignores, or that `exclude` names
    # posts of formats that are not read, unless one that is read has the same name; copies that sync programs made
    unread: tuple[Path, ...] = ()


def posts_in(folder: Path, *, root: Path, exclude: Sequence[str]) -> FolderPosts:
    """Return the posts in a folder and its folders, hidden ones and the library's own left out.

    Args:
        folder: Where to look. What is named itself is never left out.
        root: The library's folder.
        exclude: Patterns of files and folders to leave out: a name (`drafts`, `*.tmp.md`), the end of a path
            (`posts/old`), or a path from the library's folder that begins with `./` or `../`.
    """
    found = sorted(_files(folder, root))
    kept = [path for path in found if not _is_excluded(path, folder, root, exclude)]
    ignored = ignored_by_git(folder, kept)
    looked_at = [path for path in kept if path not in ignored]
    readable = [path for path in looked_at if format_of(path) is not None]
    copies = {path for path in readable if second_version_of(path) is not None}
    posts = tuple(path for path in readable if path not in copies)
    names = {path.with_suffix("") for path in readable}
    unread = (path for path in looked_at if path in copies or _is_unread(path, names))
    left_out = sum(format_of(path) is not None for path in found) - len(readable)
    return FolderPosts(posts, left_out, tuple(unread))


def _is_unread(path: Path, names: Collection[Path]) -> bool:
    return format_of(path) is None and path.with_suffix("") not in names


def idle_patterns(folders: Sequence[Path], *, root: Path, exclude: Sequence[str]) -> list[str]:
    """Return the patterns of `exclude` that leave out nothing of what would be a post in the folders."""
    idle = list(dict.fromkeys(exclude))
    for folder in folders:
        for path in _files(folder, root):
            if not idle:
                return []
            idle = [pattern for pattern in idle if not _is_excluded(path, folder, root, [pattern])]
    return idle


def _files(folder: Path, root: Path) -> Iterator[Path]:
    own = {real_path(root / name) for name in _OF_LIBRARY}
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [
            name for name in folders if not name.startswith(".") and real_path(here / name) not in own
        ]
        for name in names:
            path = here / name
            if name.startswith(".") or not _is_post(path) or not _is_file(path):
                continue
            if not is_made_page(path):
                yield path


def _is_post(path: Path) -> bool:
    return format_of(path) is not None or path.suffix.lower() in ENDINGS_OF_POSTS


def _is_file(path: Path) -> bool:
    # A link that leads nowhere is a post that cannot be read, and who reads it says so.
    return path.is_file() or (path.is_symlink() and not path.exists())


def _is_excluded(path: Path, folder: Path, root: Path, exclude: Sequence[str]) -> bool:
    """Whether a pattern names the file, or a folder that it lies in below the one that was named."""
    if not exclude:
        return False
    inside = path.relative_to(folder).parts
    places = [folder.joinpath(*inside[:count]) for count in range(1, len(inside) + 1)]
    return any(_matches(place, pattern, root) for pattern in exclude for place in places)


def _matches(place: Path, pattern: str, root: Path) -> bool:
    if pattern.startswith(("./", "../", "/")):
        wanted = os.path.normpath(os.path.join(os.path.realpath(root), pattern))
        return fnmatchcase(str(real_path(place)), wanted)
    parts = [part for part in pattern.split("/") if part and part != "**"]
    ends = real_path(place).parts[-len(parts) :] if parts else ()
    return len(ends) == len(parts) > 0 and all(map(fnmatchcase, ends, parts))
