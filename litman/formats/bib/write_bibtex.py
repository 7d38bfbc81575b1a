"""BibTeX for the standard styles."""

from __future__ import annotations

from collections.abc import Sequence

from litman.formats.bib.dialect import to_classic
from litman.formats.bib.entry_text import entry_text
from litman.formats.exported_entry import ExportedEntry, works_of


def write(entries: Sequence[ExportedEntry]) -> str:
    """Return the entries as a .bib file in BibTeX's names, made from the fields that a person typed."""
    return "\n".join(
        entry_text(entry_type, entry.key, fields)
        for entry in works_of(entries)  # only biber understands the others
        for entry_type, fields in [to_classic(entry.entry_type, entry.fields)]
    )
