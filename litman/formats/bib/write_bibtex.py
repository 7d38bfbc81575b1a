"""BibTeX for the standard styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from litman.formats.bib.dialect import to_classic
from litman.formats.bib.entry_text import entry_text
from litman.formats.exported_entry import ExportedEntry, separated, works_of


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the entries as a .bib file in BibTeX's names, made from the fields that a person typed."""
    texts = (
        entry_text(entry_type, entry.key, fields)
        for entry in works_of(entries)  # only biber understands the others
        for entry_type, fields in [to_classic(entry.entry_type, entry.fields)]
    )
    return separated(texts, "\n")
