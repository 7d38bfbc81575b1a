"""What a check is asked for: posts by path or id, entries by key, or everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.actions.check.posts import PostFiles
from litman.actions.scan.targets import find_targets
from litman.claims.address import SUFFIX
from litman.claims.collection import read_all_posts
from litman.claims.model import ClaimsFile
from litman.claims.post_text import find_post_file, post_folders
from litman.errors import UnknownCheckTargetError
from litman.library.library import Library
from litman.text.spelling import near_words


@dataclass(frozen=True, slots=True)
class CheckTargets:
    """What to look at."""

    posts: tuple[PostFiles, ...]
    keys: frozenset[str] = frozenset()  # only findings about these works, where any is named
    named_posts: frozenset[str] = frozenset()  # ids of posts that were named beside keys
    with_library: bool = True  # whether the entries are looked at
    unscanned: tuple[str, ...] = ()  # ids of posts without a claims file


def find_check_targets(library: Library, named: Sequence[str]) -> CheckTargets:
    """Return what the words name: a path, else a post's id, else a citation key; without words, everything.

    Raises:
        UnknownCheckTargetError: a word is none of these.
        FileReadError, NoPostsError, PostIdTakenError: see `find_targets`.
    """
    files = read_all_posts(library.claims_folder)
    folders = post_folders(library.root, library.settings.posts)
    known = {file.post_id: _of_file(file, folders) for file in files}
    known |= {path.stem: PostFiles(path.stem, path, None) for path in _unread(library.claims_folder, files)}
    if not named:
        return CheckTargets(tuple(known[post_id] for post_id in sorted(known)))
    posts: dict[str, PostFiles] = {}
    keys: set[str] = set()
    with_library = False
    for word in named:
        key = library.document.resolve(word)
        if _is_library(library, Path(word)):
            posts |= known
            with_library = True
        elif Path(word).resolve() == library.bibliography_file.path.resolve():
            with_library = True
        elif Path(word).exists():
            posts |= {item.post_id: item for item in _of_path(library, files, Path(word), known)}
        elif word in known:
            posts[word] = known[word]
        elif key is not None:
            keys.add(key)
        else:
            raise UnknownCheckTargetError(word, near_words(word, [*known, *library.document.keys()]))
    named_posts = frozenset(posts)
    if keys:  # what leans on a work may stand in any post
        posts |= known
    unscanned = tuple(item.post_id for item in posts.values() if item.claims is None)
    return CheckTargets(tuple(posts.values()), frozenset(keys), named_posts, with_library, unscanned)


def _is_library(library: Library, path: Path) -> bool:
    return path.is_dir() and path.resolve() in (library.root.resolve(), library.claims_folder.resolve())


def _of_file(file: ClaimsFile, folders: Sequence[Path]) -> PostFiles:
    return PostFiles(file.post_id, file.path, find_post_file(file, folders))


def _unread(folder: Path, files: Sequence[ClaimsFile]) -> Iterator[Path]:
    """Yield the claims files that nothing could be read of; the check says what is wrong with them."""
    read = {file.path.name for file in files}
    if folder.is_dir():
        yield from (path for path in folder.glob(f"[!.]*{SUFFIX}") if path.name not in read)


def _of_path(
    library: Library, files: Sequence[ClaimsFile], path: Path, known: Mapping[str, PostFiles]
) -> list[PostFiles]:
    if path.suffix == SUFFIX:
        return [item for item in known.values() if item.claims and item.claims.resolve() == path.resolve()]
    targets = find_targets(library, files, [path], post_id=None)
    return [PostFiles(t.post_id, t.file.path if t.file else None, t.path) for t in targets]
