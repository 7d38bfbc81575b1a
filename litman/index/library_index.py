"""A library's files as the index knows them; where there can be no index, they are read as a whole."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from litman.bibtex.file.document import Document
from litman.index.store import Index, discard_index, open_index

if TYPE_CHECKING:
    from litman.index.registry.registry import IndexedRegistry

Progress = Callable[[int, int], None]


class LibraryIndex:
    """Opens the files of one library (a `library.Reader`). Nothing is looked at before it is asked for."""

    def __init__(
        self,
        root: Path,
        environment: Mapping[str, str],
        *,
        notify: Callable[[str], None],
        progress: Progress,
    ) -> None:
        """Take what `open_index` takes; `progress` is told how many bytes of the bibliography are read, of how many."""
        self._root = root
        self._environment = environment
        self._notify = notify
        self._progress = progress

    @cached_property
    def index(self) -> Index:
        """The index; `document` brings what it says of the bibliography up to date."""
        return open_index(self._root, self._environment, notify=self._notify)

    def document(self, path: Path) -> Document | None:
        """Return the bibliography; None where no index can be made, or there is no file.

        Raises:
            FileReadError: the file cannot be read.
            FileChangedError: it changes faster than it can be read.
        """
        for _ in range(2):
            try:
                document = self._opened(path)
            except (sqlite3.OperationalError, OSError):
                return None  # a disk that is full or locked says nothing of the index: others may be using it
            except sqlite3.Error:
                self._throw_away()
            else:
                return document if document.mark is not None else None
        return None

    def registry(self, path: Path) -> IndexedRegistry | None:
        """Return what the file of the registry says; None where no index can be made."""
        from litman.index.registry.registry import IndexedRegistry

        try:
            return IndexedRegistry(self.index, path)
        except (sqlite3.Error, OSError):
            return None

    def _opened(self, path: Path) -> Document:
        from litman.files import mark_file
        from litman.index.bibliography.document import fresh_document

        mark = mark_file(path)
        known = fresh_document(self.index, path, mark)
        if known is not None:
            return known
        from litman.index.bibliography.refresh import refresh_bibliography

        return refresh_bibliography(self.index, path, progress=self._progress)

    def _throw_away(self) -> None:
        """Remove an index that turned out to be damaged; the next one is made anew."""
        index: Index | None = self.__dict__.pop("index", None)
        if index is None:
            return
        index.close()
        if index.path is not None:
            with contextlib.suppress(OSError):
                discard_index(index.path)
