"""CSL-JSON, as Zotero, pandoc and our own export write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from litman.csl.from_json import work_from_item
from litman.csl.variables import ALIASES, JSON_NAMES
from litman.formats.csl_json.extra import with_extra
from litman.formats.csl_json.json_stream import LISTS, JsonItems
from litman.formats.csl_json.json_text import read_json
from litman.formats.csl_json.types import TYPES
from litman.formats.foreign_file import RecordCollector
from litman.formats.keywords import with_keywords
from litman.work import DATE_FIELDS

_KEYWORD_FIELDS = ("categories", "collections", "tags", "keywords")
_KNOWN = frozenset(
    {
        *JSON_NAMES.values(),
        *ALIASES,
        *_KEYWORD_FIELDS,
        "id",
        "type",
        "citation-key",
        "citekey",
        "citation-label",
    }
)
_EMPTY: tuple[object, ...] = (None, "", [], {})


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of a CSL-JSON list, of one item, or of one item a line.

    Raises:
        ForeignFileError: the file is no JSON, or not of this shape.
    """
    for number, item in enumerate(items_of(read_json(data, records), records), 1):
        if number == 1 and isinstance(item, Mapping) and "itemType" in item and "type" not in item:
            raise records.not_of_format("its items are Zotero's, which say `itemType`")
        take_item(records, item, number)


def items_of(document: Any, records: RecordCollector) -> list[Any] | JsonItems:
    """Return the items that a JSON document holds.

    Raises:
        ForeignFileError: it holds none.
    """
    if isinstance(document, Mapping):
        named = (document.get(key) for key in LISTS)
        found = next((items for items in named if isinstance(items, list | JsonItems)), None)
        if found is None and ("type" in document or "itemType" in document):
            found = [document]
        document = found
    if not isinstance(document, list | JsonItems):
        raise records.not_of_format("a list of items is expected")
    if document and not any(isinstance(item, Mapping) for item in document):
        raise records.not_of_format("the list holds no items, which are objects in braces")
    return document


def take_item(records: RecordCollector, item: Any, number: int, *, keywords: tuple[str, ...] = ()) -> None:
    """Give one CSL-JSON item to the records; collections and categories become keywords."""
    if not isinstance(item, Mapping):
        records.refuse(number, f"item {number} is no CSL-JSON item but {_kind(item)}; it was left out")
        return
    own = [name for field in _KEYWORD_FIELDS for name in _keywords(item.get(field))]
    work, extra_key = work_from_item(item), ""
    if isinstance(note := item.get("note"), str):
        work, extra_key = with_extra(replace(work, note=None), note)
    work = with_keywords(work, [*own, *keywords])
    names = (item.get(field) for field in ("citation-key", "citekey", "id"))
    key = extra_key or next(
        (str(name) for name in names if isinstance(name, str | int) and str(name).strip()), ""
    )
    given = item.get("type")
    if TYPES.read(given if isinstance(given, str) else "")[0] is None:
        records.unknown_type(number, str(given or ""), work.type)
    records.remark_on_days(number, _written_dates(item))
    records.add(work, key.strip(), number)
    records.leave_out(
        (name for name, value in item.items() if value not in _EMPTY and name not in _KNOWN), number
    )


def _written_dates(item: Mapping[str, Any]) -> Iterator[Any]:
    """The dates of an item that are words: `raw`, or in place of the parts."""
    for variable in DATE_FIELDS:
        value = item.get(JSON_NAMES[variable])
        if isinstance(value, Mapping):
            value = None if value.get("date-parts") else value.get("raw") or value.get("edtf")
        yield value


def _keywords(value: Any) -> list[str]:
    if isinstance(value, str):
        return value.split(",")
    found = []
    for tag in value if isinstance(value, list) else ():
        text = tag.get("name") or tag.get("tag") if isinstance(tag, Mapping) else tag
        if isinstance(text, str):
            found.append(text)
    return found


def _kind(value: Any) -> str:
    kinds = {type(None): "null", bool: "true or false", str: "a text", list: "a list"}
    return kinds.get(type(value), "a number")
