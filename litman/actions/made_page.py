"""Pages that litman made of posts: they say so, and are no posts themselves."""

from __future__ import annotations

from pathlib import Path

from litman.errors import FileReadError
from litman.files import read_range
from litman.posts.readers.table import format_of

GENERATOR = '<meta name="generator" content="litman">'
_HEAD = 256  # bytes, in which it stands


def is_made_page(path: Path) -> bool:
    """Return whether a file is a page that litman made."""
    if format_of(path) != "html":
        return False
    try:
        return GENERATOR.encode() in read_range(path, 0, _HEAD)
    except FileReadError:  # who reads it says why
        return False
