"""Which posts a scan is about: files, the posts of a folder, pages that are fetched first."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from litman.actions.scan.post_files import posts_in
from litman.claims.model import ClaimsFile
from litman.claims.post_text import find_post_file, post_folders
from litman.errors import FileReadError, NoFoldersError, NoPostsError, PostIdTakenError, left_out_phrase
from litman.library.library import Library
from litman.posts.readers.table import described_formats
from litman.settings import SETTINGS_NAME
from litman.text.folding import to_ascii

_NOT_OF_AN_ID = re.compile(r"[^a-z0-9._]+")


@dataclass(frozen=True, slots=True)
class ScanTarget:
    """A post to scan."""

    path: Path
    post_id: str
    source: str  # for `[post].source` of a new claims file
    file: ClaimsFile | None  # the claims file that is about it already
    in_folder: bool  # found in a folder, not named: unchanged ones are passed over


def find_targets(
    library: Library,
    files: Sequence[ClaimsFile],
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
    known = {found.resolve(): file for file in files if (found := find_post_file(file, folders)) is not None}
    by_id = {file.post_id: file for file in files}
    targets: dict[str, ScanTarget] = {}
    for path, in_folder in _paths(library, named, notify):
        file = known.get(path.resolve())
        first = post_id or (file.post_id if file else make_post_id(path))
        chosen = first
        if (there := _other_post(path, by_id.get(first), folders, targets.get(first))) is not None:
            longer = _longer_ids(path, first, there) if in_folder and not post_id else ()
            free = (i for i in longer if _other_post(path, by_id.get(i), folders, targets.get(i)) is None)
            if (found_id := next(free, None)) is None:
                raise PostIdTakenError(first, str(there), path)
            chosen = found_id
            notify(f"{path}: its id is {chosen!r}, since {first!r} is that of {there}")
        targets[chosen] = ScanTarget(
            path, chosen, _source(library, path, folders), by_id.get(chosen), in_folder
        )
    return list(targets.values())


def _longer_ids(path: Path, post_id: str, other: Path) -> tuple[str, ...]:
    """Return ids for a post that would have the id of another: with its ending, with its folder, with both."""
    with_ending, folder = f"{post_id}-{path.suffix[1:].lower()}", make_post_id(path.resolve().parent)
    found = (with_ending, f"{folder}-{post_id}", f"{folder}-{with_ending}")
    return found if path.suffix != other.suffix else found[1:]


def make_post_id(path: Path) -> str:
    """Return an id for a post from its file's name: lower case, ASCII, hyphens between words."""
    words = _NOT_OF_AN_ID.sub("-", to_ascii(path.stem).lower()).strip("-._")
    return words[:80].rstrip("-._") or "post"


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


def _other_post(
    path: Path, file: ClaimsFile | None, folders: Sequence[Path], target: ScanTarget | None
) -> Path | None:
    """Return the other post that has an id already, in its claims file or among the targets."""
    there = [target.path] if target else []
    if file is not None and (found := find_post_file(file, folders)) is not None:
        there.append(found)
    return next((other for other in there if other.resolve() != path.resolve()), None)


def _source(library: Library, path: Path, folders: Sequence[Path]) -> str:
    """Return the post's file name where a folder of posts holds it, else its path from the claims file."""
    for folder in folders:
        if (folder / path.name).exists() and (folder / path.name).resolve() == path.resolve():
            return path.name
    try:
        return Path(os.path.relpath(path.resolve(), library.claims_folder.resolve())).as_posix()
    except ValueError:  # on another drive of Windows
        return path.resolve().as_posix()
