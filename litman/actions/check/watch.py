"""Whether a file that a check looks at was saved since, and which posts that is about."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from litman.actions.check.targets import CheckTargets
from litman.claims.post_text import post_folders
from litman.library.library import Library
from litman.library.library_files import REGISTRY_NAME
from litman.posts.readers.table import format_of
from litman.settings import SETTINGS_NAME
from litman.texts.kept_text import SOURCES_FOLDER

Mark = dict[str, tuple[int, int]]


def files_stamp(library: Library) -> Mark:
    """Return when each file of the library and its folders of posts was saved, and its size."""
    mark: Mark = {}
    for path in _files(library):
        try:
            stat = os.stat(path)
        except OSError:
            continue
        mark[str(path)] = stat.st_mtime_ns, stat.st_size
    return mark


def posts_saved(targets: CheckTargets, before: Mark, after: Mark) -> CheckTargets | None:
    """Return the targets narrowed to the posts that were saved; None where any other file came, went or changed.

    What is new in a post can so be shown before the whole library is looked through again.
    """
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    posts = tuple(
        files for files in targets.posts if changed & {str(files.claims), str(files.post)} - {"None"}
    )
    known = {str(path) for files in posts for path in (files.claims, files.post)}
    if not posts or not changed <= known or not all(name in after for name in changed):
        return None
    return replace(targets, posts=posts, with_library=False, keys=frozenset(), named_posts=frozenset())


def _files(library: Library) -> Iterator[Path]:
    root = library.root
    yield from (root / library.settings.bibliography, root / REGISTRY_NAME, root / SETTINGS_NAME)
    yield root / "statements.toml"
    yield from library.claims_folder.glob("*.toml")
    yield from (root / SOURCES_FOLDER).glob("*.txt")
    for folder in post_folders(root, library.settings.posts):
        yield from (path for path in folder.rglob("*") if format_of(path) is not None)
