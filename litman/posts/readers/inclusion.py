"""The files of text that a post takes in while it is read: so deep, so many and so large, and none within itself."""

from __future__ import annotations

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
        if path in self._absent or path in within or len(within) > _DEEPEST or self._files >= _MOST_FILES:
            return None
        text = _text_of(path)
        if text is None or self._size + len(text) > _LARGEST:
            self._absent.add(path)
            return None
        self._files += 1
        self._size += len(text)
        return text


def _text_of(path: Path) -> str | None:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return decode_text(path, read_regular(path))
    except (OSError, ValueError, LitmanError):
        return None
