"""The file of a post that a person named by its path or by its id."""

from __future__ import annotations

from pathlib import Path

from litman.actions.claims.named_post import nobody_of_this_name
from litman.actions.claims.post_of_file import is_file
from litman.claims.collection import claims_path
from litman.claims.post_text import find_post, post_folders, require_source
from litman.errors import FileReadError, UnknownPostError
from litman.library.library import Library


def post_file(library: Library, named: str) -> Path:
    """Return the file that is meant.

    Raises:
        UnknownPostError: it is neither a file nor the id of a post.
        FileReadError: the post's text is not at hand, or a file of this name is not there.
    """
    path = Path(named)
    if is_file(path):
        return path
    try:
        item = require_source(library.claims.sources(), named)
    except UnknownPostError:
        raise nobody_of_this_name(library, named) from None
    claims = claims_path(library.claims_folder, item.post_id)
    found = find_post(claims, item.source, post_folders(library.root, library.settings.posts))
    if found is None:
        raise FileReadError(Path(item.source or named), FileNotFoundError(2, "the post is not here"))
    return found
