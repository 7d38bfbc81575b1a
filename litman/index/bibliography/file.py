"""The bibliography's file, read piece by piece as it was at one moment."""

from __future__ import annotations

import contextlib
import os
from functools import cached_property
from pathlib import Path

from litman.errors import FileChangedError, FileReadError
from litman.files import FileStamp, stamp_of_stat
from litman.regular_files import regular_descriptor

_HOLDS_FILES = os.name != "nt"  # Windows cannot replace a file that somebody holds open
_PIECE = 1 << 24


class IndexedFile:
    """A file that is there, or is not; what is read of it is what `mark` stands for, or an error."""

    def __init__(self, path: Path, mark: FileStamp | None) -> None:
        """Take the mark that was read before.

        Raises:
            FileReadError: the file cannot be opened.
            FileChangedError: it is another one by now.
        """
        self.path = path
        self.mark = mark
        self._descriptor: int | None = None
        if mark is not None:
            descriptor = self._open(path)
            if _HOLDS_FILES:
                self._descriptor = descriptor
            else:
                os.close(descriptor)

    def __del__(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None

    @property
    def size(self) -> int:
        """Bytes."""
        return self.mark.size if self.mark else 0

    def read(self, start: int, count: int) -> bytes:
        """Return the bytes from an offset on.

        Raises:
            FileChangedError: the file is no longer the one that was opened.
        """
        if count <= 0:
            return b""
        descriptor = self._descriptor if self._descriptor is not None else self._open(self.path)
        try:
            pieces, left = [], count
            os.lseek(descriptor, start, os.SEEK_SET)
            while left and (piece := os.read(descriptor, min(left, _PIECE))):
                pieces.append(piece)
                left -= len(piece)
        except OSError as exc:
            raise FileReadError(self.path, exc) from exc
        finally:
            if descriptor != self._descriptor:
                os.close(descriptor)
        if left:
            raise FileChangedError(self.path)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    @cached_property
    def data(self) -> bytes:
        """All bytes.

        Raises:
            FileChangedError: another program wrote into the file since it was opened.
        """
        data = self.read(0, self.size)
        if not self.is_same():
            raise FileChangedError(self.path)
        return data

    def is_same(self) -> bool:
        """Whether no byte of the file that was opened was changed since. It may have been replaced by another."""
        if self._descriptor is None:
            return self.mark is None or stamp_of_stat(os.stat(self.path)) == self.mark
        now = stamp_of_stat(os.fstat(self._descriptor))
        # A file that was replaced loses its name, which changes its ctime and nothing else.
        return self.mark is not None and (now.size, now.mtime_ns) == (self.mark.size, self.mark.mtime_ns)

    def _open(self, path: Path) -> int:
        try:
            descriptor = regular_descriptor(path)
        except OSError as exc:
            raise FileReadError(path, exc) from exc
        if stamp_of_stat(os.fstat(descriptor)) != self.mark:
            os.close(descriptor)
            raise FileChangedError(path)
        return descriptor
