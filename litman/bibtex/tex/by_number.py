r"""Characters that TeX names by number (`\char126`, `\symbol{"7E}`), and texts with another form in mathematics."""

from __future__ import annotations

import re

from litman.bibtex.tex.tables import ESCAPES
from litman.text.lazy_pattern import lazy_pattern

_NUMBER = (
    r"(?:\"(?P<hex{0}>[0-9A-F]{{1,5}})|'(?P<oct{0}>[0-7]{{1,6}})|(?P<dec{0}>[0-9]{{1,6}})|`\\?(?P<char{0}>.))"
)
_BY_NUMBER = lazy_pattern(
    r"\\symbol\s*\{\s*" + _NUMBER.format(1) + r"\s*\}|\\char\s*" + _NUMBER.format(2) + r"(?:\{\}|\s)?",
    re.DOTALL,
)
# What exports of physics journals write for a letter: one form for mathematics, one for text.
_CHOICE = lazy_pattern(r"\\ifmmode\b[^\n]{0,60}?\\else\s*([^\n]{0,60}?)\\fi\b(?:\{\})?")


def without_choices(tex: str) -> str:
    """Return the TeX text with the form for text where there is one for mathematics beside it."""
    return _CHOICE.sub(r"\1", tex) if "\\ifmmode" in tex else tex


def without_characters_by_number(tex: str) -> str:
    """Return the TeX text with the characters themselves where their numbers stand."""
    return _BY_NUMBER.sub(_character, tex) if "\\char" in tex or "\\symbol" in tex else tex


def _character(match: re.Match[str]) -> str:
    found = {name[:-1]: value for name, value in match.groupdict().items() if value is not None}
    (kind, value), *_ = found.items()
    if kind == "char":
        character = value
    else:
        number = int(value, {"hex": 16, "oct": 8, "dec": 10}[kind])
        if not 0x20 <= number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            return match[0]
        character = chr(number)
    return ESCAPES.get(character, character)
