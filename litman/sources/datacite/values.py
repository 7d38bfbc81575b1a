"""Texts of a DataCite record; what DataCite writes for a value that is not there is none."""

from __future__ import annotations

import re

from litman.sources.reading.json_fields import text_of
from litman.sources.reading.rich_text import plain_from_markup
from litman.sources.reading.titles import registered_title

# What DataCite writes for a value that is not there. Source: DataCite Metadata Schema 4.6, appendix 3.
_PLACEHOLDER = re.compile(r"\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?", re.IGNORECASE)


def plain_value(value: object) -> str | None:
    """Return a text in plain letters."""
    text = text_of(value)
    plain = plain_from_markup(text) if text else ""
    return plain if plain and not _PLACEHOLDER.fullmatch(plain) else None


def rich_value(value: object) -> str | None:
    """Return a title as CSL rich text."""
    text = text_of(value)
    rich = registered_title(text) if text else ""
    return rich if rich and not _PLACEHOLDER.fullmatch(rich) else None
