"""biblatex's own dialect."""

from __future__ import annotations

from collections.abc import Sequence

from litman.formats.bib.dialect import to_biblatex
from litman.formats.bib.entry_text import entry_text
from litman.formats.exported_entry import ExportedEntry


def write(entries: Sequence[ExportedEntry]) -> str:
    """Return the entries as a .bib file in biblatex's names, made from the fields that a person typed."""
    return "\n".join(
        entry_text(entry_type, entry.key, fields)
        for entry in entries
        if entry.entry_type != "xdata"  # resolved
        for entry_type, fields in [to_biblatex(entry.entry_type, entry.fields)]
    )
