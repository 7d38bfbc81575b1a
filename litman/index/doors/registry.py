"""What registries said, asked of the index; where there can be none, of the file read as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from litman.index.library_index import LibraryIndex
from litman.index.registry.notices import gravest_among
from litman.library.library_files import LibraryFiles

if TYPE_CHECKING:
    from litman.finding import Finding
    from litman.identifiers.identifier import Identifier
    from litman.index.store import Index
    from litman.library.page_record import PageRecord
    from litman.library.ports import Registry
    from litman.library.registry import RegistryRecord

_HAS_FAULTS = "SELECT EXISTS (SELECT 1 FROM registry_line WHERE kind = 'broken')"


class IndexedRegistry:
    """Fulfils `ports.Registry`."""

    def __init__(self, index: LibraryIndex, files: LibraryFiles) -> None:
        """Take the index and where the library's files lie."""
        self._index = index
        self._files = files

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        return self._opened.records

    @property
    def pages(self) -> Mapping[str, PageRecord]:
        return self._opened.pages

    @property
    def findings(self) -> tuple[Finding, ...]:
        has_faults = self._index.ask(lambda index: index.connection.execute(_HAS_FAULTS).fetchone()[0])
        return self._opened.findings if has_faults else ()

    def notices(self, wanted: Iterable[Identifier]) -> dict[Identifier, str]:
        asked = list(wanted)

        def gravest(index: Index) -> dict[Identifier, str]:
            found = gravest_among(index.connection, [(item.kind, item.value) for item in asked])
            return {item: found[item.kind, item.value] for item in asked if (item.kind, item.value) in found}

        return self._index.ask(gravest) if asked else {}

    @cached_property
    def _opened(self) -> Registry:
        from litman.index.registry.registry import IndexedRecords
        from litman.library.whole.registry import WholeRegistry

        try:
            return IndexedRecords(self._index.open(), self._files.registry_path)
        except (sqlite3.Error, OSError):
            return WholeRegistry(self._files.registry)
