"""Which post a file is: the one whose claims file names it."""

from __future__ import annotations

from pathlib import Path

from litman.claims.address import SUFFIX
from litman.claims.post_text import find_posts, post_folders
from litman.library.library import Library
from litman.regular_files import real_path


def post_of_file(library: Library, path: Path) -> str | None:
    """Return the id of the post whose text lies in the file, or whose claims file it is; None where it is neither."""
    if not is_file(path):
        return None
    wanted = real_path(path)
    folders = post_folders(library.root, library.settings.posts)
    if SUFFIX in {path.suffix, wanted.suffix}:
        for post in library.claims.sources():
            if real_path(library.claims_folder / f"{post.post_id}{SUFFIX}") == wanted:
                return post.post_id
    sources = library.claims.sources(names={path.name, wanted.name})
    found = find_posts(library.claims_folder, sources, folders)
    return next((post.post_id for post, place in found if real_path(place) == wanted), None)


def is_file(path: Path) -> bool:
    """Whether there is such a file; what no system takes for a name is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
