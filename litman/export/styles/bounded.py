"""Items as engines can take them: no text longer, and no mark-up nested deeper, than a reference can print."""

from __future__ import annotations

import re

from litman.export.styles.request import Item
from litman.text.plain import plain
from litman.text.terminal import shorten

LONGEST = 10_000  # characters of a text that is printed: titles are a tenth of it
LONGEST_PROSE = 100_000
_PROSE = frozenset({"abstract", "annote", "note"})
DEEPEST = 50  # elements in elements; beyond some hundred, neither engines nor readers of JSON go
_TAG = re.compile(r"<(/?)[a-z]")


def bounded(item: Item) -> Item:
    """Return the item, texts that are too long cut, and those nested too deeply without their mark-up."""
    if not any(_is_long(value) for value in item.values()):
        return item
    return {
        name: _bounded(value, LONGEST_PROSE if name in _PROSE else LONGEST)
        if isinstance(value, str)
        else value
        for name, value in item.items()
    }


def _is_long(value: object) -> bool:
    return isinstance(value, str) and (len(value) > LONGEST or value.count("<") > DEEPEST)


def _bounded(text: str, longest: int) -> str:
    if len(text) > longest:
        return shorten(plain(text), longest)
    return plain(text) if _depth(text) > DEEPEST else text


def _depth(text: str) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(text):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest
