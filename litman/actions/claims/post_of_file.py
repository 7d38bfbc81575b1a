"""Which post a file is: the one whose claims file names it."""

from __future__ import annotations

from pathlib import Path

from litman.claims.post_text import find_post, post_folders
from litman.library.library import Library


def post_of_file(library: Library, path: Path) -> str | None:
    """Return the id of the post whose text lies in the file, or whose claims file it is; None where it is neither."""
    if not is_file(path):
        return None
    wanted = path.resolve()
    folders = post_folders(library.root, library.settings.posts)
    for post in library.claims.posts(library.claims.post_ids()):
        if post.path.resolve() == wanted:
            return post.post_id
        found = find_post(post.path, post.source, folders)
        if found is not None and found.resolve() == wanted:
            return post.post_id
    return None


def is_file(path: Path) -> bool:
    """Whether there is such a file; what no system takes for a name is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
