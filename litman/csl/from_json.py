"""A CSL-JSON item as a work; takes what is found in the wild: numbers, lists, nulls, old names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from litman.csl.variables import ALIASES, ITEM_TYPES, JSON_NAMES, TYPE_ALIASES
from litman.edtf import parse_date
from litman.text.entities import unescape_entities
from litman.text.months import season_number
from litman.work import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, DateParts, Name, Work

# No-break and thin spaces are meant: only what a line break or an indent leaves is collapsed.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def work_from_item(item: Mapping[str, Any]) -> Work:
    """Return the work that a CSL-JSON item describes; what has no shape that CSL knows is left out.

    Never raises.

    Source: CSL 1.0.2, `csl-data.json`; citeproc-js manual, "CSL-JSON".
    """
    if not isinstance(item, Mapping):
        return Work()
    # An item says a few of some fifty variables, and those alone are looked at.
    said = {field for name in item if (field := _FIELDS.get(name)) is not None}
    values = {field: _READERS[field](_value(item, field)) for field in said}
    return Work(type=_type(item.get("type")), **values)


def _value(item: Mapping[str, Any], field: str) -> object:
    value = item.get(JSON_NAMES[field])
    if value not in (None, "", [], {}):
        return value
    return next(
        (item[alias] for alias, target in ALIASES.items() if target == field and item.get(alias)), None
    )


def _type(value: object) -> str:
    name = value if isinstance(value, str) else ""
    return name if name in ITEM_TYPES else TYPE_ALIASES.get(name, "document")


def _text(value: object) -> str | None:
    """Return a text; numbers become one, of a list the first counts."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return _SPACES.sub(" ", unescape_entities(value)).strip(" ") or None
    if isinstance(value, list | tuple):
        return next(
            (text for part in value if not isinstance(part, list | tuple) and (text := _text(part))), None
        )
    return None


def _names(value: object) -> tuple[Name, ...]:
    if isinstance(value, str | Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    return tuple(name for name in map(_name, value) if name is not None)


def _name(value: object) -> Name | None:
    if isinstance(value, str):
        literal = _text(value)
        return Name(literal=literal) if literal else None
    if not isinstance(value, Mapping):
        return None
    family, given = _text(value.get("family")), _text(value.get("given"))
    literal = _text(value.get("literal")) or _text(value.get("name"))
    if not family:
        literal = literal or given
        return Name(literal=literal) if literal else None
    return Name(
        family,
        given,
        None,
        _text(value.get("suffix")),
        _text(value.get("non-dropping-particle")),
        _text(value.get("dropping-particle")),
    )


def _date(value: object) -> Date | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        return parse_date(value)
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list | tuple) and parts and not isinstance(parts[0], list | tuple):
        parts = [parts]  # `"date-parts": [2019, 5]`
    ends = [end for end in map(_parts, parts[:2]) if end] if isinstance(parts, list | tuple) else []
    if not ends:
        worded = _text(value.get("raw")) or _text(value.get("edtf"))
        if worded and (date := parse_date(worded)):
            return date
        literal = _text(value.get("literal"))
        return Date(literal=literal) if literal else None
    season = None if ends[0].month else _season(value.get("season"))
    circa = value.get("circa") not in (None, False, 0, "", "false", "0")
    return Date(ends[0], ends[1] if len(ends) > 1 else None, season, circa)


def _parts(value: object) -> DateParts | None:
    if not isinstance(value, list | tuple) or not value:
        return None
    year = _integer(value[0])
    if year is None:
        return None
    month = _integer(value[1]) if len(value) > 1 else None
    day = _integer(value[2]) if len(value) > 2 else None
    if month is None or not 1 <= month <= 12:
        return DateParts(year)
    return DateParts(year, month, day if day is not None and 1 <= day <= 31 else None)


def _season(value: object) -> int | None:
    number = _integer(value)
    if number is None:
        return season_number(value) if isinstance(value, str) else None
    number = number - 20 if 21 <= number <= 24 else number
    return number if 1 <= number <= 4 else None


def _integer(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 1_000_000 else None
    if isinstance(value, float) and value == value and abs(value) < 1_000_000:
        return int(value)
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else None


_FIELDS = {**{name: field for field, name in JSON_NAMES.items()}, **ALIASES}
_READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(TEXT_FIELDS, _text),
    **dict.fromkeys(NAME_FIELDS, _names),
    **dict.fromkeys(DATE_FIELDS, _date),
}
