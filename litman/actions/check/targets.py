"""What a check is asked for: posts by path or id, entries by key, files that changed, or everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from litman.actions.check.known_posts import KnownPosts
from litman.actions.check.posts import PostFiles
from litman.actions.check.posts_named import posts_named
from litman.actions.scan.post_files import posts_in
from litman.claims.address import SUFFIX
from litman.claims.statements import STATEMENTS_NAME
from litman.errors import NoPostsError, UnknownCheckTargetError
from litman.library.library import Library
from litman.library.library_files import REGISTRY_NAME
from litman.posts.readers.table import described_formats, format_of
from litman.regular_files import real_path
from litman.settings import SETTINGS_NAME
from litman.text.spelling import near_words
from litman.texts.kept_text import SOURCES_FOLDER

# Such a file is no post whoever names it, and a hook hands on all that changed.
_ENDINGS_OF_LIBRARIES = (SUFFIX, ".bib", ".jsonl")


@dataclass(frozen=True, slots=True)
class CheckTargets:
    """What to look at."""

    posts: tuple[PostFiles, ...]
    keys: frozenset[str] = frozenset()  # only findings about these works, where any is named
    named_posts: frozenset[str] = frozenset()  # ids of posts that were named beside keys
    with_library: bool = True  # whether the entries are looked at
    unscanned: tuple[str, ...] = ()  # ids of posts without a claims file
    passed_over: int = 0  # files that were named and are neither posts nor this library's
    missing_folders: int = 0  # that the settings name for posts
    unread: tuple[Path, ...] = ()  # posts of formats that are not read


def find_check_targets(library: Library, named: Sequence[str]) -> CheckTargets:
    """Return what the words name: a path, else a post's id, else a citation key.

    Without words everything is meant: each post that has a claims file or lies in a folder of `posts`.

    Raises:
        UnknownCheckTargetError: a word is none of these.
        NoPostsError: a folder holds no post.
    """
    if named and (few := posts_named(library, named)) is not None:
        return CheckTargets(tuple(few.values()), named_posts=frozenset(few), with_library=False)
    known = KnownPosts(library)
    if not named:
        return _all_of(known)
    posts: dict[str, PostFiles] = {}
    unread: dict[Path, None] = {}
    keys: set[str] = set()
    with_library, passed_over = False, 0
    for word in named:
        path, key = Path(word), library.document.resolve(word)
        if _is_library(library, path):
            posts |= known.posts
            unread |= known.unread
            with_library = True
        elif _is_own(library, path):
            with_library = True
        elif path.is_dir():
            found = posts_in(path, root=library.root, exclude=library.settings.exclude)
            unread |= dict.fromkeys(found.unread)
            if not found.posts and not found.unread:
                raise NoPostsError(path, described_formats(), left_out=found.left_out)
            posts |= {item.post_id: item for item in map(known.of_path, found.posts)}
        elif path.exists() and path.suffix.lower() in _ENDINGS_OF_LIBRARIES:
            of_claims = known.of_claims(path)
            passed_over += not of_claims
            posts |= {item.post_id: item for item in of_claims}
        elif path.exists():
            item = known.of_path(path)
            posts[item.post_id] = item
        elif word in known.posts:
            posts[word] = known.posts[word]
        elif key is not None:
            keys.add(key)
        elif format_of(path) is not None:
            # A post that is not there: what is wrong in the others is said first.
            item = known.of_path(path)
            posts[item.post_id] = item
        else:
            raise UnknownCheckTargetError(word, near_words(word, [*known.posts, *library.document.keys()]))
    named_posts = frozenset(posts)
    if keys:  # what leans on a work may stand in any post
        posts |= known.posts
    return CheckTargets(
        tuple(posts.values()),
        frozenset(keys),
        named_posts,
        with_library,
        _unscanned(posts),
        passed_over,
        unread=tuple(unread),
    )


def find_changed_targets(library: Library, files: Sequence[str]) -> CheckTargets:
    """Return what has to be looked at when these files changed, as a hook names them; without files, everything.

    A post of the library is looked at, and the post of a claims file. Any other file of the library may change what is
    found in each post, so then everything is. Files that are none of these are passed over, gone ones too.
    """
    known = KnownPosts(library)
    if not files or any(_concerns_all(library, Path(name)) for name in files):
        return _all_of(known)
    posts: dict[str, PostFiles] = {}
    for name in files:
        posts |= {item.post_id: item for item in _of_changed(known, Path(name))}
    return CheckTargets(tuple(posts.values()), with_library=False, unscanned=_unscanned(posts))


def _all_of(known: KnownPosts) -> CheckTargets:
    posts = {post_id: known.posts[post_id] for post_id in sorted(known.posts)}
    return CheckTargets(
        tuple(posts.values()),
        unscanned=_unscanned(posts),
        missing_folders=known.missing_folders,
        unread=tuple(known.unread),
    )


def _unscanned(posts: dict[str, PostFiles]) -> tuple[str, ...]:
    return tuple(item.post_id for item in posts.values() if item.claims is None)


def _of_changed(known: KnownPosts, path: Path) -> Iterator[PostFiles]:
    yield from known.of_claims(path)
    if (item := known.at(path)) is not None:
        yield item


def _concerns_all(library: Library, path: Path) -> bool:
    return _is_own(library, path) or real_path(path).parent == real_path(library.root / SOURCES_FOLDER)


def _is_library(library: Library, path: Path) -> bool:
    return path.is_dir() and real_path(path) in (real_path(library.root), real_path(library.claims_folder))


def _is_own(library: Library, path: Path) -> bool:
    """Whether it is a file that says something of the library as a whole."""
    own = [library.root / name for name in (REGISTRY_NAME, SETTINGS_NAME, STATEMENTS_NAME)]
    return real_path(path) in {real_path(file) for file in (library.bibliography_file.path, *own)}
