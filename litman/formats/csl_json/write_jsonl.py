"""CSL-JSON, one item a line, for programs that read line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from litman.formats.csl_json.write import csl_items, json_text
from litman.formats.exported_entry import ExportedEntry


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give a CSL-JSON item on each line; its id is the citation key."""
    return (json_text(item) + "\n" for item in csl_items(entries))
