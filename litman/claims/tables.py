"""The model as TOML tables, to be written into a claims file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from litman.claims.claim import MarkerUse, NamedSource
from litman.toml.render import TomlValue

# Lists of tables are named for one of their tables; `from` is a word of Python's own.
_TOML_NAMES = {"links": "link", "from_": "from"}


def table_of(item: Any) -> dict[str, TomlValue]:
    """Return what the model has of one thing as a TOML table, without what is None, empty or false by default."""
    table = {}
    for name, toml_name in _names(item.__class__):
        value = getattr(item, name)
        if value is None or value is False or value == () or (value == "" and name == "text"):
            continue
        written = toml_value(value)
        if written != {}:
            table[toml_name] = written
    return table


@cache
def _names(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the names of its fields and what they are called in TOML; what it goes by comes first."""
    known = getattr(kind, "_fields", ()) or [field.name for field in fields(kind)]
    named = sorted(known, key=lambda name: name != "id")
    return tuple((name, _TOML_NAMES.get(name, name)) for name in named)


def toml_value(value: object) -> TomlValue:
    """Return a value of the model as TOML knows it: tables for what has names, lists for tuples."""
    if isinstance(value, str):  # most values
        return value
    if is_dataclass(value) or hasattr(value, "_fields"):
        table = table_of(value)
        # A named source or a marker about which only that is known is written as a text.
        is_text = isinstance(value, NamedSource | MarkerUse) and len(table) == 1
        return next(iter(table.values())) if is_text else table
    if isinstance(value, tuple):
        return [toml_value(item) for item in value]
    return cast("TomlValue", value)
