"""Find the file of a post.

`[post].source` of a claims file is a path from that file, or a file's name (or a path) in one of the folders
that `posts` of `litman.toml` and `LITMAN_POSTS` list. Posts need not be there: their claims stay listed.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from litman.claims.model import ClaimsFile


class PostSource(NamedTuple):
    """A post, and where its claims file says that its text lies."""

    post_id: str
    source: str | None  # as in `PostInfo`


def post_folders(root: Path, posts: Sequence[str]) -> list[Path]:
    """Return the folders where posts are looked for, from the library's folder and its settings' `posts`."""
    return [root / Path(folder).expanduser() for folder in posts]


def require_source(posts: Sequence[PostSource], post_id: str) -> PostSource:
    """Return where the text of the post with this id lies.

    Raises:
        UnknownPostError: there is none; the error names posts that are spelt alike.
    """
    from litman.claims.address import unknown_post

    for post in posts:
        if post.post_id == post_id:
            return post
    raise unknown_post([post.post_id for post in posts], post_id)


def find_post_file(file: ClaimsFile, folders: Iterable[Path]) -> Path | None:
    """Return where the post of a claims file lies; None where it is not."""
    return find_post(file.path, file.post.source, folders)


def find_post(claims_file: Path, source: str | None, folders: Iterable[Path]) -> Path | None:
    """Return where the post's file lies: from its claims file, then in each folder; None where it is not."""
    if not source or not _is_path(source):
        return None
    forward = source.replace("\\", "/")  # a person on Windows may have written it
    places = [claims_file.parent / source, claims_file.parent / forward]
    for folder in folders:
        places += [folder / source, folder / forward, folder / PurePosixPath(forward).name]
    return next((_tidy(place) for place in dict.fromkeys(places) if _is_file(place)), None)


def find_posts(
    claims_folder: Path, posts: Iterable[PostSource], folders: Sequence[Path]
) -> Iterator[tuple[PostSource, Path]]:
    """Give the posts whose files are there, with where they lie: of 50,000 posts in a tenth of a second.

    The names of a folder are asked for once, and a file is looked for only where its name is among them.
    """
    names = FolderNames(claims_folder, folders)
    for post in posts:
        if post.source and _is_path(post.source) and names.may_have(post.source):
            found = find_post(claims_folder / f"{post.post_id}.toml", post.source, folders)
            if found is not None:
                yield post, found


class FolderNames:
    """The names in the folders where posts can lie, folded: a disk may take other spellings of a name for it."""

    def __init__(self, claims_folder: Path, folders: Sequence[Path]) -> None:
        self._claims_folder = claims_folder
        self._folders = folders
        # None: a folder does not tell them.
        self._names: dict[Path, frozenset[str] | None] = {}
        # By what stands before a source's last slash.
        self._by_head: dict[str, list[frozenset[str]] | None] = {}

    def may_have(self, source: str) -> bool:
        """Whether a post with this source can be there."""
        head, _, name = source.rpartition("/")
        if "\\" in source or name in {"", ".", ".."}:
            return True
        if head not in self._by_head:
            self._by_head[head] = self._names_under(head)
        names, folded = self._by_head[head], _folded(name)
        return names is None or any(folded in some for some in names)

    def _names_under(self, head: str) -> list[frozenset[str]] | None:
        """Return the names of each folder in which a source with this head is looked for."""
        places = [self._claims_folder / head]
        for folder in self._folders:
            places += [folder / head, folder]
        found = [self._names_in(place) for place in dict.fromkeys(places)]
        return None if None in found else [names for names in found if names]

    def _names_in(self, folder: Path) -> frozenset[str] | None:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(_folded(name) for name in os.listdir(folder))
            except (FileNotFoundError, NotADirectoryError):
                self._names[folder] = frozenset()
            except OSError:
                self._names[folder] = None
        return self._names[folder]


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _is_path(source: str) -> bool:
    return "\0" not in source and not source.startswith(("http://", "https://"))


def _tidy(path: Path) -> Path:
    """Return the path without `claims/../..` in it, unless a symbolic link makes that another file."""
    tidy = Path(os.path.normpath(path))
    return tidy if tidy != path and _is_file(tidy) and tidy.samefile(path) else path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the system, a folder that may not be entered
        return False
