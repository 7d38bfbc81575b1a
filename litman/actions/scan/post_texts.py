"""The text of a post as far as it is at hand: what claims are anchored in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.claims.model import ClaimsFile
from litman.claims.post_text import find_post_file, post_folders
from litman.errors import LitmanError
from litman.library.library import Library
from litman.posts.readers.read import read_post


def post_text(library: Library, file: ClaimsFile) -> str | None:
    """Return the text of the post that a claims file is about, or None where it is not at hand."""
    return text_of(file, post_folders(library.root, library.settings.posts))


def text_of(file: ClaimsFile, folders: Sequence[Path]) -> str | None:
    """Return the text of the post, looked for in these folders as well."""
    path = find_post_file(file, folders)
    try:
        return read_post(path).text if path is not None else None
    except LitmanError:
        return None  # it is there and cannot be read: `litman scan` says why
