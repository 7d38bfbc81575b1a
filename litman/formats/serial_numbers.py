"""ISSN and ISBN where a format has one field for both."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(
    r"(?<![\w-])(?:(?P<issn>[0-9]{4}-?[0-9]{3}[0-9Xx])|(?P<isbn>(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx]))(?![\w-])"
)


def serial_numbers(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """Return the ISSN and the ISBN that texts hold, several parted by commas; a text with neither counts as an ISBN."""
    found: dict[str, dict[str, None]] = {"issn": {}, "isbn": {}}  # as ordered sets
    for text in texts:
        matches = list(_NUMBER.finditer(text)) if len(text) < 1000 else []
        for match in matches:
            found[match.lastgroup or "isbn"].setdefault(_hyphenated(match))
        if not matches and text.strip():
            found["isbn"].setdefault(text.strip())
    return ", ".join(found["issn"]) or None, ", ".join(found["isbn"]) or None


def _hyphenated(match: re.Match[str]) -> str:
    """An ISSN as it is printed; an ISBN as it stands."""
    issn = match["issn"]
    return f"{issn[:4]}-{issn[-4:]}" if issn else match[0]
