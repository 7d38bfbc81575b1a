"""The model as TOML tables, to be written into a claims file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, cast

from litman.claims.claim import MarkerUse, NamedSource
from litman.toml.render import TomlValue

_TOML_NAMES = {"links": "link"}  # lists of tables are named for one of their tables


def table_of(item: Any) -> dict[str, TomlValue]:
    """Return a dataclass of the model as a TOML table, without what is None, empty or false by default."""
    named = sorted(fields(item), key=lambda field: field.name != "id")  # what it goes by comes first
    pairs = ((field.name, getattr(item, field.name)) for field in named)
    written = (
        (_TOML_NAMES.get(name, name), toml_value(value))
        for name, value in pairs
        if _is_said(value) and (name, value) != ("text", "")
    )
    return {name: value for name, value in written if value != {}}


def _is_said(value: object) -> bool:
    return value is not None and value is not False and value != ()


def toml_value(value: object) -> TomlValue:
    """Return a value of the model as TOML knows it: tables for dataclasses, lists for tuples."""
    if is_dataclass(value):
        table = table_of(value)
        # A named source or a marker about which only that is known is written as a text.
        is_text = isinstance(value, NamedSource | MarkerUse) and len(table) == 1
        return next(iter(table.values())) if is_text else table
    if isinstance(value, tuple):
        return [toml_value(item) for item in value]
    return cast("TomlValue", value)
