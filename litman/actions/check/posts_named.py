"""Posts that a person names one by one: no other claims file is read for them, be there 50,000."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.actions.check.posts import PostFiles
from litman.actions.claims.post_of_file import is_file
from litman.claims.address import CLAIM_ID, SUFFIX
from litman.claims.collection import is_claims_name, read_heads
from litman.claims.post_text import find_post_file, find_posts, post_folders
from litman.library.library import Library
from litman.posts.readers.table import format_of
from litman.regular_files import real_path

_FEW = 20  # words


def posts_named(library: Library, words: Sequence[str]) -> dict[str, PostFiles] | None:
    """Return the posts that words name by id, text or claims file; None where one of them names something else."""
    if len(words) > _FEW:
        return None
    found: dict[str, PostFiles] = {}
    for word in words:
        item = _named(library, word)
        if item is None:
            return None
        found[item.post_id] = item
    return found


def _named(library: Library, word: str) -> PostFiles | None:
    path = Path(word)
    if is_file(path):
        return _of_claims(library, path.stem, path) if path.suffix == SUFFIX else _of_text(library, path)
    if not CLAIM_ID.fullmatch(word) or path.exists():
        return None
    return _of_claims(library, word, library.claims_folder / f"{word}{SUFFIX}")


def _of_claims(library: Library, post_id: str, path: Path) -> PostFiles | None:
    own = library.claims_folder / f"{post_id}{SUFFIX}"
    if not is_claims_name(own.name) or real_path(path) != real_path(own):
        return None
    heads = read_heads([own])
    if not heads:
        return None
    return PostFiles(
        post_id, own, find_post_file(heads[0], post_folders(library.root, library.settings.posts))
    )


def _of_text(library: Library, path: Path) -> PostFiles | None:
    if format_of(path) is None:
        return None
    wanted = real_path(path)
    sources = library.claims.sources(names={path.name, wanted.name})
    folders = post_folders(library.root, library.settings.posts)
    found = find_posts(library.claims_folder, sources, folders)
    post_id = next((post.post_id for post, place in found if real_path(place) == wanted), None)
    return PostFiles(post_id, library.claims_folder / f"{post_id}{SUFFIX}", path) if post_id else None
