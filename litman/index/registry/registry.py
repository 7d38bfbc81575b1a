"""Registry records looked up one by one: a command about a few works parses a few lines of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from litman.errors import FileChangedError
from litman.finding import Finding, Place
from litman.identifiers.identifier import Identifier
from litman.index.bibliography.file import IndexedFile
from litman.index.registry.refresh import line_hash, refresh_registry
from litman.index.store import Index
from litman.library.page_record import PageRecord
from litman.library.registry import RegistryRecord
from litman.library.registry_file import read_pages, read_registry

_LATEST = """
SELECT start, length, hash FROM registry_line WHERE name = ? AND kind = 'work' ORDER BY asked DESC, number DESC LIMIT 1
"""
_ANY_OF_KIND = "SELECT 1 FROM registry_line WHERE name >= ? AND name < ? AND kind = 'work' LIMIT 1"
_BROKEN = "SELECT number, start, length, hash FROM registry_line WHERE kind = 'broken' ORDER BY number"


class _OtherFileError(Exception):
    """The index speaks of another state of the file than the one that was opened."""


class IndexedRegistry(Mapping[Identifier, RegistryRecord]):
    """The registry records by identifier as `read_registry` gives them, each read when it is asked for.

    It shows the file as it was when it was opened; where the index went on since, the file is read as a whole.
    """

    def __init__(self, index: Index, path: Path) -> None:
        """Open the file, the index brought up to date with it.

        Raises:
            FileReadError, FileChangedError: the file cannot be read.
            sqlite3.Error, OSError: the index cannot be read or written.
        """
        self.path = path
        self._index = index
        self._file = IndexedFile(path, refresh_registry(index, path))
        self._seen: dict[Identifier, RegistryRecord | None] = {}
        self._has: dict[str, bool] = {}  # whether there are works by this kind of identifiers

    def __getitem__(self, identifier: Identifier) -> RegistryRecord:
        if identifier not in self._seen:
            self._seen[identifier] = self._look_up(identifier)
        record = self._seen[identifier]
        if record is None:
            raise KeyError(identifier)
        return record

    def __iter__(self) -> Iterator[Identifier]:
        return iter(self._whole[0])

    def __len__(self) -> int:
        return len(self._whole[0])

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self._file.data

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each line that is no record."""
        try:
            rows = self._index.connection.execute(_BROKEN).fetchall()
            return tuple(
                Finding(found.code, Place(self.path, number), found.message, found.severity)
                for number, *spot in rows
                for found in read_registry(self.path, self._line(*spot))[1]
            )
        except (sqlite3.Error, _OtherFileError):
            return self._whole[1]

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        """The records by identifier."""
        return self

    @cached_property
    def pages(self) -> Mapping[str, PageRecord]:
        """What was seen of web pages, by address."""
        return read_pages(self.data)

    def _look_up(self, identifier: Identifier) -> RegistryRecord | None:
        try:
            if not self._has_kind(identifier.kind):
                return None
            row = self._index.connection.execute(_LATEST, (str(identifier),)).fetchone()
            if row is None:
                return None
            return read_registry(self.path, self._line(*row))[0].get(identifier)
        except (sqlite3.Error, _OtherFileError):
            return self._whole[0].get(identifier)

    def _has_kind(self, kind: str) -> bool:
        """Whether the file has works by this kind: most libraries have DOIs only, and need not be asked for others."""
        if kind not in self._has:
            row = self._index.connection.execute(_ANY_OF_KIND, (f"{kind}:", f"{kind};")).fetchone()
            self._has[kind] = row is not None
        return self._has[kind]

    def _line(self, start: int, length: int, digest: bytes) -> bytes:
        try:
            line = self._file.read(start, length)
        except FileChangedError as exc:
            raise _OtherFileError from exc
        if line_hash(line) != digest:
            raise _OtherFileError
        return line

    @cached_property
    def _whole(self) -> tuple[dict[Identifier, RegistryRecord], tuple[Finding, ...]]:
        return read_registry(self.path, self.data)
