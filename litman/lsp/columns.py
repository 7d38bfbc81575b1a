"""Columns of a line as editors count them: code units of UTF-8, UTF-16 or UTF-32.

Language Server Protocol 3.17, `PositionEncodingKind`; litman counts code points, which are units of UTF-32.
"""

from __future__ import annotations

import re
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]
LINE_END = re.compile(r"\r\n|\n|\r")  # what ends a line in the protocol, and in litman; nothing else does


def to_units(line: str, column: int, encoding: Encoding) -> int:
    """Return how many code units stand before the code point at `column` (from 0) of a line."""
    before = line[:column]
    if encoding == "utf-32" or before.isascii():
        return len(before)
    if encoding == "utf-8":
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before) + sum(1 for character in before if character > "\uffff")


def from_units(line: str, units: int, encoding: Encoding) -> int:
    """Return the column in code points; units behind the line's end, or inside a character, lead to the one before."""
    if encoding == "utf-32" or line.isascii():
        return max(0, min(units, len(line)))
    column = 0
    for character in line:
        units -= _width(character, encoding)
        if units < 0:
            break
        column += 1
    return column


def _width(character: str, encoding: Encoding) -> int:
    if encoding == "utf-16":
        return 2 if character > "\uffff" else 1
    point = ord(character)
    return 1 if point < 0x80 else 2 if point < 0x800 else 3 if point < 0x10000 else 4
