"""The registry's records, from their file read as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from litman.files import SeenFile
from litman.finding import Finding
from litman.identifiers.identifier import Identifier
from litman.library.page_record import PageRecord
from litman.library.registry import RegistryRecord
from litman.library.registry_file import read_pages, read_registry


class WholeRegistry:
    """Fulfils `ports.Registry`."""

    def __init__(self, file: SeenFile) -> None:
        self._file = file

    @cached_property
    def _read(self) -> tuple[dict[Identifier, RegistryRecord], tuple[Finding, ...]]:
        return read_registry(self._file.path, self._file.data)

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        return self._read[0]

    @cached_property
    def pages(self) -> Mapping[str, PageRecord]:
        return read_pages(self._file.data)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._read[1]

    def notices(self, wanted: Iterable[Identifier]) -> dict[Identifier, str]:
        found = ((identifier, self.records.get(identifier)) for identifier in wanted)
        return {
            identifier: record.gravest.kind
            for identifier, record in found
            if record is not None and record.gravest
        }
