"""The text of a post as far as it is at hand: what claims are anchored in."""

from __future__ import annotations

from pathlib import Path

from litman.claims.model import ClaimsFile
from litman.claims.post_text import find_post_file, post_folders
from litman.errors import LitmanError
from litman.library.library import Library
from litman.posts.readers.read import read_post


def post_text(library: Library, file: ClaimsFile) -> str | None:
    """Return the text of the post that a claims file is about, or None where it is not at hand."""
    path = find_post_file(file, post_folders(library.root, library.settings.posts))
    return read_text(path) if path is not None else None


def read_text(path: Path) -> str | None:
    """Return the text of a post's file, or None where it cannot be read."""
    try:
        return read_post(path).text
    except LitmanError:
        return None  # it is there and cannot be read: `litman scan` says why
