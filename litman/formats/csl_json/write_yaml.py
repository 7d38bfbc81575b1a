"""CSL-YAML, as pandoc reads it in a document's head or as a bibliography.

Texts are written as JSON strings, which YAML takes as they are: nothing in them becomes a number, a date, a tag or an
alias, in YAML 1.1 (`no`, `1_0`) or 1.2 (`1e3`).

Source: YAML 1.2.2, sections 1.3 and 7.3.1; pandoc manual, "Specifying bibliographic data".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from litman.formats.csl_json.write import csl_items, json_text
from litman.formats.exported_entry import ExportedEntry


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give a YAML document with the works under `references`."""
    head = "---\nreferences:"
    for work in csl_items(entries):
        yield "\n".join([head, *_item_lines(work)])
        head = ""
    yield "\n---\n" if not head else f"{head} []\n---\n"


def _item_lines(item: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping as an element of a list."""
    bullet = "- "
    for name, value in item.items():
        yield from _field_lines(name, value, indent + bullet, indent + "  ")
        bullet = "  "


def _field_lines(name: str, value: Any, first: str, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{first}{name}:"
        for key, inner in value.items():
            yield f"{indent}  {key}: {json_text(inner)}"
    elif isinstance(value, list):
        yield f"{first}{name}:"
        for element in value:
            yield from _item_lines(element, indent)
    else:
        yield f"{first}{name}: {json_text(value)}"
