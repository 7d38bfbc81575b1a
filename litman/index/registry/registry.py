"""Registry records looked up one by one: a command about a few works parses a few lines of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from litman.errors import FileChangedError
from litman.finding import Finding, Place
from litman.identifiers.identifier import Identifier
from litman.index.bibliography.file import IndexedFile
from litman.index.registry.refresh import line_hash, refresh_registry
from litman.index.store import Index
from litman.library.page_record import PageRecord
from litman.library.registry import RegistryRecord
from litman.library.registry_file import read_pages, read_registry

T = TypeVar("T")
_LATEST = """
SELECT start, length, hash FROM registry_line WHERE name = ? AND kind = 'work' ORDER BY asked DESC, number DESC LIMIT 1
"""
_ANY_OF_KIND = "SELECT 1 FROM registry_line WHERE name >= ? AND name < ? AND kind = 'work' LIMIT 1"
_BROKEN = "SELECT number, start, length, hash FROM registry_line WHERE kind = 'broken' ORDER BY number"


class _OtherFileError(Exception):
    """The index speaks of another state of the file than the one that was opened."""


class IndexedRecords(Mapping[Identifier, RegistryRecord]):
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
        return self._asked(self._broken_lines, lambda: self._whole[1])

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        """The records by identifier."""
        return self

    @cached_property
    def pages(self) -> Mapping[str, PageRecord]:
        """What was seen of web pages, by address."""
        return read_pages(self.data)

    def notices(self, wanted: Iterable[Identifier]) -> dict[Identifier, str]:
        """Return the gravest kind of notice of those works that have any."""
        found = ((identifier, self.get(identifier)) for identifier in wanted)
        return {
            identifier: record.gravest.kind
            for identifier, record in found
            if record is not None and record.gravest
        }

    def _asked(self, question: Callable[[], T], whole: Callable[[], T]) -> T:
        """Return the index's answer, or that of the whole file where the index speaks of another."""
        try:
            return question()
        except (sqlite3.Error, _OtherFileError):
            return whole()

    def _look_up(self, identifier: Identifier) -> RegistryRecord | None:
        return self._asked(lambda: self._record(identifier), lambda: self._whole[0].get(identifier))

    def _record(self, identifier: Identifier) -> RegistryRecord | None:
        if not self._has_kind(identifier.kind):
            return None
        row = self._index.connection.execute(_LATEST, (str(identifier),)).fetchone()
        return None if row is None else read_registry(self.path, self._line(*row))[0].get(identifier)

    def _broken_lines(self) -> tuple[Finding, ...]:
        return tuple(
            Finding(found.code, Place(self.path, number), found.message, found.severity)
            for number, *spot in self._index.connection.execute(_BROKEN).fetchall()
            for found in read_registry(self.path, self._line(*spot))[1]
        )

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
