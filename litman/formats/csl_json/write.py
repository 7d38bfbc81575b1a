"""CSL-JSON, as citation processors read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from litman.csl.to_json import item_from_work
from litman.formats.exported_entry import ExportedEntry, works_of
from litman.text.laid_out_json import laid_out_json
from litman.work import NAME_FIELDS, Work

# JSON escapes control characters; these can deceive a reader of the text or a terminal as well.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give a list of CSL-JSON items whose ids are the citation keys."""
    before = "["
    for item in csl_items(entries):
        yield before + "\n  " + _safe(laid_out_json(item, "\n  "))
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def csl_items(entries: Iterable[ExportedEntry]) -> Iterator[dict[str, Any]]:
    """Give the works as CSL-JSON items."""
    return (item_from_work(_with_others(entry), id=entry.key) for entry in works_of(entries))


def _with_others(entry: ExportedEntry) -> Work:
    """The work with a name `others`, as pandoc has it, where a list of names ends so."""
    changed: dict[str, Any] = {
        name: names for name in NAME_FIELDS if (names := entry.names(name)) != getattr(entry.work, name)
    }
    return replace(entry.work, **changed) if changed else entry.work


def json_text(value: Any) -> str:
    """Return a value as JSON in one line without characters that deceive a reader of the text."""
    return _safe(_encoded(value))


def _safe(text: str) -> str:
    is_safe = text.isascii() and "\x7f" not in text  # most are
    return text if is_safe else _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
