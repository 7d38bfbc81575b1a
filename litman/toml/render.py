"""Values written as TOML 1.0, each on one line."""

from __future__ import annotations

import re
from datetime import date

TomlValue = str | bool | int | float | date | list["TomlValue"] | dict[str, "TomlValue"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# What no string in double quotes may hold as it is, and tabs. Source: TOML 1.0, `basic-unescaped`.
_NOT_AS_IT_IS = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def render(value: TomlValue) -> str:
    """Return the value as TOML on one line."""
    match value:
        case dict():
            pairs = ", ".join(f"{render_key(name)} = {render(inner)}" for name, inner in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list():
            return f"[{', '.join(render(inner) for inner in value)}]"
        case str():
            return '"' + _NOT_AS_IT_IS.sub(_escape, value) + '"'
        case bool():
            return "true" if value else "false"
        case date():  # of a moment too, with its hours
            return value.isoformat()
        case int() | float():
            return repr(value)


def render_key(name: str) -> str:
    """Return a key as it stands before its value or in a header: bare, or in quotes where that is needed."""
    return name if _BARE_KEY.fullmatch(name) else render(name)


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found.group()) or f"\\u{ord(found.group()):04x}"
