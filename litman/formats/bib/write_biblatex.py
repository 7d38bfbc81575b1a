"""biblatex's own dialect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from litman.formats.bib.dialect import to_biblatex
from litman.formats.bib.entry_text import entry_text
from litman.formats.exported_entry import ExportedEntry, separated


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the entries as a .bib file in biblatex's names, made from the fields that a person typed."""
    texts = (
        entry_text(entry_type, entry.key, fields)
        for entry in entries
        if entry.entry_type != "xdata"  # resolved
        for entry_type, fields in [to_biblatex(entry.entry_type, entry.fields)]
    )
    return separated(texts, "\n")
