"""BibTeX for the standard styles."""

from __future__ import annotations

from collections.abc import Sequence

from litman.formats.bib.dialect import to_classic
from litman.formats.bib.entry_text import entry_text
from litman.formats.exported_entry import ExportedEntry

# Entries that only biber understands: shared data, which is resolved, and sets of other entries.
_NO_WORKS = frozenset({"xdata", "set"})


def export(items: Sequence[ExportedEntry]) -> str:
    """Return the entries as a .bib file in BibTeX's names, made from the fields that a person typed."""
    works = (item for item in items if item.entry_type not in _NO_WORKS)
    return "\n".join(
        entry_text(entry_type, item.key, fields)
        for item in works
        for entry_type, fields in [to_classic(item.entry_type, item.fields)]
    )
