"""Pages that litman made of posts: they say so, and are no posts themselves."""

from __future__ import annotations

from pathlib import Path

from litman.posts.readers.table import format_of

GENERATOR = '<meta name="generator" content="litman">'
_HEAD = 256  # bytes, in which it stands


def is_made_page(path: Path) -> bool:
    """Return whether a file is a page that litman made."""
    if format_of(path) != "html":
        return False
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_HEAD)
    except OSError:  # who reads it says why
        return False
