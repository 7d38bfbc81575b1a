"""The files of text that a post takes in while it is read: so deep, so many and so large, and none within itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from litman.errors import LitmanError
from litman.posts.readers.decode import decode_text
from litman.regular_files import read_regular

_DEEPEST = 8  # files within files
_MOST_FILES = 400
_LARGEST = 20_000_000  # characters of all files


class Inclusion:
    """What one post has taken in so far."""

    def __init__(self, size: int = 0) -> None:
        """Take the size of the post's own file in characters."""
        self._files, self._size = 1, size
        self._absent: set[Path] = set()  # files that are named and not there, or too large

    def take_in(self, path: Path, *, within: tuple[Path, ...]) -> str | None:
        """Return the text of a file, None where it is not there or may not be taken in within those around it."""
        if (
            path in self._absent
            or _is_one_of(path, within)
            or len(within) > _DEEPEST
            or self._files >= _MOST_FILES
        ):
            return None
        text = _text_of(path)
        if text is None or self._size + len(text) > _LARGEST:
            self._absent.add(path)
            return None
        self._files += 1
        self._size += len(text)
        return text

    def why_not(self, paths: Iterable[Path], *, within: tuple[Path, ...]) -> str:
        """Return why none of the files that one name may mean is taken in."""
        there = [path for path in paths if os.path.exists(path)]
        if not there:
            return "it is not there"
        if any(_is_one_of(path, within) for path in there):
            return "it would be read within itself"
        if len(within) > _DEEPEST or self._files >= _MOST_FILES:
            return f"no more than {_MOST_FILES} files are read, {_DEEPEST} within each other"
        return "it is no text that can be read, or too long"


def _is_one_of(path: Path, within: tuple[Path, ...]) -> bool:
    if path in within:
        return True
    return ".." in path.parts and os.path.normpath(path) in map(os.path.normpath, within)


def _text_of(path: Path) -> str | None:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return decode_text(path, read_regular(path))
    except (OSError, ValueError, LitmanError):
        return None
