"""Zotero's own items: Better BibTeX JSON, or CSL-JSON with collections, which become keywords."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from litman.bibtex.works.field_values import doi_from_tex
from litman.edtf import parse_date
from litman.formats.csl_json.extra import with_extra
from litman.formats.csl_json.json_text import read_json
from litman.formats.csl_json.read import items_of, take_item
from litman.formats.foreign_file import RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.zotero.fields import BOOKKEEPING, CREATORS, DATES, TEXTS, texts_of_type
from litman.formats.zotero.types import GENRES, NO_WORKS, TYPES
from litman.text.entities import unescape_entities
from litman.text.folding import collapse_white_space
from litman.text.plain import without_tags
from litman.work import Name, Work

_KEY_FIELDS = ("citationKey", "citekey", "citation-key")
_MOST_LEVELS = 20  # a collection that is its own ancestor must not hang us


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of a Zotero export; notes and attachments are no works and are passed over.

    Raises:
        ForeignFileError: the file is no JSON, or not of this shape.
    """
    document = read_json(data, records)
    collections = _collections(document.get("collections")) if isinstance(document, Mapping) else {}
    for number, item in enumerate(items_of(document, records), 1):
        names = (
            (item.get(name) for name in ("itemID", "itemKey", "key", "id"))
            if isinstance(item, Mapping)
            else ()
        )
        words = tuple(
            word for name in names if isinstance(name, str | int) for word in collections.get(str(name), ())
        )
        if not isinstance(item, Mapping) or "itemType" not in item:
            take_item(records, item, number, keywords=words)
        elif str(item["itemType"]) in NO_WORKS:
            records.remark(
                number, f"item {number} is a Zotero {item['itemType']}, which is no work; it was left out"
            )
        else:
            work, key = work_from_zotero(item)
            item_type = str(item["itemType"])
            if TYPES.read(item_type)[0] is None:
                records.unknown_type(number, item_type, work.type)
            records.remark_on_days(number, map(item.get, DATES))
            records.add(with_keywords(work, [*_keywords(item), *words]), key, number)
            records.leave_out(_left(item), number)


def work_from_zotero(item: Mapping[str, Any]) -> tuple[Work, str]:
    """Return the work of an item of Zotero's, and its citation key or an empty text."""
    item_type = str(item.get("itemType"))
    values: dict[str, Any] = {}
    for field, variable in {**TEXTS, **texts_of_type(item_type)}.items():
        text = _text(item.get(field))
        if text and not values.get(variable):
            values[variable] = text
    for field, variable in DATES.items():
        text = _text(item.get(field))
        if text and not values.get(variable):
            values[variable] = parse_date(text.partition("T")[0].partition(" 00:")[0])
    values |= _creators(item.get("creators"), item_type)
    values["genre"] = values.get("genre") or GENRES.get(item_type)
    values["DOI"] = doi_from_tex(values.get("DOI") or "")
    values["annote"] = "; ".join(_notes(item.get("notes"))) or None
    work = Work(type=TYPES.read(item_type)[0] or "document", **values)
    extra = item.get("extra")
    work, extra_key = with_extra(work, extra if isinstance(extra, str) else "", types=TYPES.codes)
    return work, next((text for name in _KEY_FIELDS if (text := _text(item.get(name)))), None) or extra_key


def _notes(value: Any) -> list[str]:
    """Return a child's notes without their HTML."""
    notes = (
        [note.get("note") if isinstance(note, Mapping) else note for note in value or () if note]
        if isinstance(value, list)
        else []
    )
    texts = (_text(without_tags(note)) for note in notes if isinstance(note, str))
    return [text for text in texts if text]


def _text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return collapse_white_space(unescape_entities(str(value))) or None


def _left(item: Mapping[str, Any]) -> list[str]:
    """Return the names of an item's fields, and the parts of its creators, that a work has no place for."""
    known = {*TEXTS, *DATES, *BOOKKEEPING}
    creators = item.get("creators")
    parts = [
        str(one.get("creatorType", "author"))
        for one in (creators if isinstance(creators, list) else ())
        if isinstance(one, Mapping)
    ]
    return [
        *(name for name, value in item.items() if value not in (None, "", [], {}) and name not in known),
        *(f"creators/{part}" for part in parts if part not in CREATORS),
    ]


def _creators(value: Any, item_type: str) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for creator in value if isinstance(value, list) else ():
        name = _name(creator) if isinstance(creator, Mapping) else None
        role = CREATORS.get(str(creator.get("creatorType", "author"))) if name else None
        if name and role:
            found[role].append(name)
    if item_type == "film" and found.get("director"):
        found.pop("author", None)  # script writers stand beside the director
    return {role: tuple(names) for role, names in found.items()}


def _name(creator: Mapping[str, Any]) -> Name | None:
    family, given = _text(creator.get("lastName")), _text(creator.get("firstName"))
    literal = _text(creator.get("name")) or (given if not family else None)
    if family:
        return Name(family, given)
    return Name(literal=literal) if literal else None


def _keywords(item: Mapping[str, Any]) -> list[str]:
    tags = item.get("tags")
    named = (
        (tag.get("tag") if isinstance(tag, Mapping) else tag for tag in tags)
        if isinstance(tags, list)
        else ()
    )
    return [tag for tag in named if isinstance(tag, str)]


def _collections(value: Any) -> dict[str, list[str]]:
    """Return the names of the collections that each item is in, those above them included, by the item's id."""
    if isinstance(value, Mapping):
        value = [{"key": key, **one} for key, one in value.items() if isinstance(one, Mapping)]
    named = [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
    by_key = {str(one.get("key")): one for one in named}
    found: dict[str, list[str]] = defaultdict(list)
    for one in named:
        names: list[str] = []
        above: Mapping[str, Any] | None = one
        while above is not None and len(names) < _MOST_LEVELS:
            if name := _text(above.get("name")):
                names.insert(0, name)
            above = by_key.get(str(above.get("parent") or above.get("parentCollection")))
        members = one.get("items")
        for item in members if isinstance(members, list) else ():
            found[str(item)].extend(names)
    return found
