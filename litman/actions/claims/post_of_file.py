"""Which post a file is: the one whose claims file names it."""

from __future__ import annotations

from pathlib import Path

from litman.claims.address import SUFFIX
from litman.claims.post_text import find_posts, post_folders
from litman.library.library import Library


def post_of_file(library: Library, path: Path) -> str | None:
    """Return the id of the post whose text lies in the file, or whose claims file it is; None where it is neither."""
    if not is_file(path):
        return None
    wanted = path.resolve()
    folders = post_folders(library.root, library.settings.posts)
    if SUFFIX in {path.suffix, wanted.suffix}:
        for post in library.claims.sources():
            if (library.claims_folder / f"{post.post_id}{SUFFIX}").resolve() == wanted:
                return post.post_id
    sources = library.claims.sources(names={path.name, wanted.name})
    found = find_posts(library.claims_folder, sources, folders)
    return next((post.post_id for post, place in found if place.resolve() == wanted), None)


def is_file(path: Path) -> bool:
    """Whether there is such a file; what no system takes for a name is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
