"""The texts that were read from files, kept under `.litman/texts` by the digest of the file: each is read once.

What lies there is made from the files and thrown away on any doubt. A file that has no text is remembered as well.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from litman.files import digest_of
from litman.memory import STATE_FOLDER, Memory
from litman.regular_files import read_regular
from litman.texts.read import MOST_BYTES, can_read, has_text, read_source
from litman.texts.source_text import SourceText, source_text_from_json

TEXTS_FOLDER = "texts"
_KIND = "source text 3"  # another number where files are read otherwise


class FileText(NamedTuple):
    """What a file says, and the digest of the bytes that say it."""

    text: SourceText
    digest: str


class Room(NamedTuple):
    """How much lies in the store."""

    texts: int
    size: int  # bytes


class TextStore:
    """The texts of one library's files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / STATE_FOLDER / TEXTS_FOLDER

    def text_of(self, path: Path) -> FileText | None:
        """Return what a file says: kept, else read and kept now.

        None where there is no such file, it is none whose text is read, or what reads it is not installed; a text
        without sentences where it cannot be read.
        """
        if not has_text(path.name) or not can_read(path.name):
            return None
        try:
            if path.stat().st_size > MOST_BYTES:
                return None
            data = read_regular(path)
        except OSError:
            return None
        digest = digest_of(data)
        memory = self._memory(f"{digest}{path.suffix.lower()}")
        known = _from_json(memory.read_json())
        if known is None:
            known = read_source(path, data)
            memory.write_json(known.to_json())
        return FileText(known, digest)

    def room(self) -> Room:
        """Return how much the store holds."""
        try:
            with os.scandir(self.folder) as entries:
                sizes = [entry.stat().st_size for entry in entries if entry.name.endswith(".json")]
        except OSError:
            return Room(0, 0)
        return Room(len(sizes), sum(sizes))

    def _memory(self, name: str) -> Memory:
        # The same bytes under another ending are read otherwise, so that it is part of the name.
        return Memory(self.folder / f"{name}.json", _KIND, root=self.root, is_of_program=False)


def _from_json(item: object) -> SourceText | None:
    try:
        return source_text_from_json(item) if isinstance(item, dict) else None
    except (KeyError, TypeError, ValueError, IndexError):
        return None
