"""A work as a CSL-JSON item."""

from __future__ import annotations

import re
from typing import Any

from litman.csl.variables import ITEM_TYPES, JSON_NAMES
from litman.work import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, DateParts, Name, Work

# A lone surrogate cannot be written as UTF-8.
_SURROGATES = re.compile("[\ud800-\udfff]")


def item_from_work(work: Work, *, id: str) -> dict[str, Any]:
    """Return the work as a CSL-JSON item that is valid against the schema, without empty variables.

    Source: CSL 1.0.2, `csl-data.json`.
    """
    item: dict[str, Any] = {"id": _text(id), "type": work.type if work.type in ITEM_TYPES else "document"}
    for field in TEXT_FIELDS:
        if text := getattr(work, field):
            item[JSON_NAMES[field]] = _text(text)
    for field in NAME_FIELDS:
        if names := [name for name in map(_name, getattr(work, field)) if name]:
            item[JSON_NAMES[field]] = names
    for field in DATE_FIELDS:
        if date := _date(getattr(work, field)):
            item[JSON_NAMES[field]] = date
    return item


def _text(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
        "literal": None if name.family else name.literal,
    }
    return {key: _text(value) for key, value in parts.items() if value}


def _date(date: Date | None) -> dict[str, Any] | None:
    if date is None:
        return None
    if date.start is None:
        return {"literal": _text(date.literal)} if date.literal else None
    shape: dict[str, Any] = {"date-parts": [_parts(date.start)] + ([_parts(date.end)] if date.end else [])}
    if date.season in (1, 2, 3, 4) and not date.start.month:
        shape["season"] = date.season
    if date.circa:
        shape["circa"] = True
    return shape


def _parts(parts: DateParts) -> list[int]:
    if parts.month is None:
        return [parts.year]
    return [parts.year, parts.month] + ([parts.day] if parts.day else [])
