"""Which posts a scan is about: files, the posts of a folder, pages that are fetched first."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from litman.actions.scan.post_files import posts_in
from litman.claims.address import SUFFIX
from litman.claims.post_text import find_posts, post_folders
from litman.errors import FileReadError, NoFoldersError, NoPostsError, PostIdTakenError, left_out_phrase
from litman.library.library import Library
from litman.posts.readers.table import described_formats
from litman.regular_files import real_path
from litman.settings import SETTINGS_NAME
from litman.text.folding import to_ascii
from litman.text.sync_copies import original_of_copy

_FEW = 20  # files; of more, all posts are asked for
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9._]+")


@dataclass(frozen=True, slots=True)
class ScanTarget:
    """A post to scan."""

    path: Path
    post_id: str
    source: str  # for `[post].source` of a new claims file
    is_known: bool  # a claims file is about it already
    in_folder: bool  # found in a folder, not named: unchanged ones are passed over


def find_targets(
    library: Library,
    named: Sequence[Path],
    *,
    post_id: str | None,
    notify: Callable[[str], None] = lambda message: None,
) -> list[ScanTarget]:
    """Return the posts that files and folders name, each once.

    A post whose text a claims file names keeps that file's id; else the id is made from the file's name. In a folder,
    a post whose name is another's but for its ending or its folder takes that into its id, and `notify` is told. What
    git ignores there and what the setting `exclude` names are left out, and `notify` is told how many those are.

    Raises:
        FileReadError: a file or folder is not there.
        NoPostsError: a folder holds no file of a format that is read.
        PostIdTakenError: two posts that are named would get the same id.
    """
    folders = post_folders(library.root, library.settings.posts)
    paths = _paths(library, named, notify)
    known = _KnownPosts(library, folders, [path for path, _ in paths])
    targets: dict[str, ScanTarget] = {}
    for path, in_folder in paths:
        first = post_id or known.id_of(path) or make_post_id(path)
        chosen = first
        if (there := known.other(path, first, targets.get(first))) is not None:
            longer = _longer_ids(path, first, there) if in_folder and not post_id else ()
            free = (i for i in longer if known.other(path, i, targets.get(i)) is None)
            if (found_id := next(free, None)) is None:
                raise PostIdTakenError(first, str(there), path)
            chosen = found_id
            notify(f"{path}: its id is {chosen!r}, since {first!r} is that of {there}")
        targets[chosen] = ScanTarget(
            path, chosen, _source(library, path, folders), chosen in known, in_folder
        )
    return list(targets.values())


class _KnownPosts:
    """The posts that claims files are about already."""

    def __init__(self, library: Library, folders: Sequence[Path], paths: Sequence[Path]) -> None:
        """Ask for all of them, or for those that these files can be, where they are few."""
        self._library, self._folders = library, folders
        self._ids: dict[str, bool] = {}  # whether there is a claims file, as far as it was asked for
        self._files: dict[str, Path] = {}
        self._are_few = len(paths) <= _FEW
        if self._are_few:
            names = {name for path in paths for name in (path.name, real_path(path).name)}
            self._ask([make_post_id(path) for path in paths], names)
        else:
            self._ask()
        self._by_file = {real_path(path): post_id for post_id, path in self._files.items()}

    def __contains__(self, post_id: str) -> bool:
        if self._are_few and post_id not in self._ids:
            self._ask([post_id])
        return self._ids.get(post_id, False)

    def id_of(self, path: Path) -> str | None:
        """Return the id of the post whose text lies in the file."""
        return self._by_file.get(real_path(path))

    def other(self, path: Path, post_id: str, target: ScanTarget | None) -> Path | None:
        """Return the other post that has an id already, in its claims file or among the targets."""
        there = [target.path] if target else []
        if post_id in self and post_id in self._files:
            there.append(self._files[post_id])
        return next((other for other in there if real_path(other) != real_path(path)), None)

    def _ask(self, post_ids: Collection[str] = (), names: Collection[str] = ()) -> None:
        sources = self._library.claims.sources(post_ids, names)
        self._ids |= dict.fromkeys(post_ids, False) | {post.post_id: True for post in sources}
        found = find_posts(self._library.claims_folder, sources, self._folders)
        self._files |= {post.post_id: path for post, path in found}


def _longer_ids(path: Path, post_id: str, other: Path) -> tuple[str, ...]:
    """Return ids for a post that would have the id of another: with its ending, with its folder, with both."""
    with_ending, folder = f"{post_id}-{path.suffix[1:].lower()}", make_post_id(real_path(path).parent)
    found = (with_ending, f"{folder}-{post_id}", f"{folder}-{with_ending}")
    return found if path.suffix != other.suffix else found[1:]


def make_post_id(path: Path) -> str:
    """Return an id for a post from its file's name: lower case, ASCII, hyphens between words."""
    words = _NOT_OF_AN_ID.sub("-", to_ascii(path.stem).lower()).strip("-._")
    words = words[:80].rstrip("-._") or "post"
    # a claims file of such a name would be a copy of another
    return (
        words if original_of_copy(f"{words}{SUFFIX}") is None else words.replace(".", "-").replace("_", "-")
    )


def page_name(url: str) -> str:
    """Return a file name, without ending, for a page that is kept: its host and the last parts of its path."""
    parts = urlsplit(url)
    host = (parts.hostname or "page").removeprefix("www.")
    tail = [part for part in parts.path.split("/") if part][-2:]
    return make_post_id(Path("-".join([host.replace(".", "-"), *(Path(part).stem for part in tail)])))


def folders_of_posts(library: Library) -> list[Path]:
    """Return the folders that the settings name for posts, as they are seen from here: those that hold some, else all.

    Raises:
        NoFoldersError: they name none, or none is there.
    """
    folders = folders_there(library)
    if not folders:
        named = post_folders(library.root, library.settings.posts)
        raise NoFoldersError(library.root / SETTINGS_NAME, named)
    exclude = library.settings.exclude
    found = {path: posts_in(path, root=library.root, exclude=exclude) for path in folders}
    return [path for path, held in found.items() if held.posts or held.unread] or folders


def folders_there(library: Library) -> list[Path]:
    """Return the folders that the settings name for posts, as they are seen from here, those that are there."""
    named = post_folders(library.root, library.settings.posts)
    return [_seen_from_here(folder) for folder in named if folder.is_dir()]


def _seen_from_here(folder: Path) -> Path:
    # `library/../posts` is `posts` for who reads it, unless a symbolic link makes that another folder.
    tidy = Path(os.path.normpath(folder))
    return tidy if tidy.is_dir() and tidy.samefile(folder) else folder


def _paths(library: Library, named: Sequence[Path], notify: Callable[[str], None]) -> list[tuple[Path, bool]]:
    paths: list[tuple[Path, bool]] = []
    for path in named:
        if path.is_dir():
            found = posts_in(path, root=library.root, exclude=library.settings.exclude)
            if not found.posts and not found.unread:
                raise NoPostsError(path, described_formats(), left_out=found.left_out)
            if found.left_out:
                notify(f"{path}: {left_out_phrase(found.left_out)}")
            paths += [(p, True) for p in found.posts]
        elif path.exists():
            paths.append((path, False))
        else:
            raise FileReadError(path)
    return paths


def unread_in(library: Library, named: Sequence[Path]) -> list[Path]:
    """Return the posts in folders whose formats are not read, each once."""
    exclude = library.settings.exclude
    folders = [path for path in named if path.is_dir()]
    found = (posts_in(folder, root=library.root, exclude=exclude).unread for folder in folders)
    return list(dict.fromkeys(path for unread in found for path in unread))


def _source(library: Library, path: Path, folders: Sequence[Path]) -> str:
    """Return the post's file name where a folder of posts holds it, else its path from the claims file."""
    for folder in folders:
        if (folder / path.name).exists() and real_path(folder / path.name) == real_path(path):
            return path.name
    try:
        return Path(os.path.relpath(real_path(path), real_path(library.claims_folder))).as_posix()
    except ValueError:  # on another drive of Windows
        return real_path(path).as_posix()
