"""Export in a format by its name."""

from __future__ import annotations

from collections.abc import Sequence

from litman.errors import UnknownFormatError
from litman.formats.exported_entry import ExportedEntry
from litman.formats.writers import EXPORTERS


def export_items(format: str, items: Sequence[ExportedEntry]) -> str:
    """Return the items in a format, in their order, as text that can be written as UTF-8.

    Raises:
        UnknownFormatError: there is no such format.
    """
    exporter = EXPORTERS.get(format)
    if exporter is None:
        raise UnknownFormatError(format, list(EXPORTERS))
    return exporter.export(items)
