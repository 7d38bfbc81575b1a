"""A reference as it was read, as bytes: who decides about it does not read it anew.

The bytes are for workers of one run, which have one litman and one Python; they are not kept.
"""

from __future__ import annotations

import marshal
from dataclasses import fields
from operator import attrgetter
from typing import Any

from litman.matching.query import Query
from litman.posts.references.parts import Part, ReferenceParts
from litman.work import DATE_FIELDS, NAME_FIELDS, Date, DateParts, Name, Work


def _names(of: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))


_QUERY, _WORK = (tuple(name for name in _names(of) if name != "parts") for of in (Query, Work))
_values_of_query, _values_of_work = attrgetter(*_QUERY), attrgetter(*_WORK)
_values_of_name, _values_of_date = attrgetter(*_names(Name)), attrgetter("season", "circa", "literal")
_values_of_part, _values_of_days = attrgetter(*_names(Part)), attrgetter(*_names(DateParts))
_NOTHING = _values_of_work(Work())


def pack_query(query: Query) -> bytes:
    """Return a reference that was read as bytes."""
    parts = query.parts
    said = [
        (name, _plain(name, value))
        for name, value, nothing in zip(_WORK, _values_of_work(parts.work), _NOTHING, strict=True)
        if value != nothing
    ]
    read = (parts.text, tuple(map(_values_of_part, parts.parts)), said)
    return marshal.dumps((_values_of_query(query), read))


def pack_fault(fault: Exception) -> bytes:
    """Return as such bytes why a reference could not be read."""
    return marshal.dumps((None, f"{type(fault).__name__}: {fault}"))


def unpack_query(data: bytes) -> Query | str:
    """Return the reference of such bytes, or why it could not be read."""
    values, read = marshal.loads(data)
    if values is None:
        return str(read)
    text, parts, said = read
    work = Work(**{name: _whole(name, value) for name, value in said})
    whole = ReferenceParts(text, tuple(Part(*part) for part in parts), work)
    return Query(parts=whole, **dict(zip(_QUERY, values, strict=True)))


def _plain(name: str, value: Any) -> Any:
    if name in NAME_FIELDS:
        return tuple(map(_values_of_name, value))
    if name in DATE_FIELDS:
        ends = [end and _values_of_days(end) for end in (value.start, value.end)]
        return (*ends, *_values_of_date(value))
    return value


def _whole(name: str, value: Any) -> Any:
    if name in NAME_FIELDS:
        return tuple(Name(*of_one) for of_one in value)
    if name in DATE_FIELDS:
        start, end = (one and DateParts(*one) for one in value[:2])
        return Date(start, end, *value[2:])
    return value
