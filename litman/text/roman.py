"""Roman numbers."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

# A page of a preface, for a pattern: two signs at least, in their order (`ill.` and `civil` are none).
ROMAN_PAGE = r"(?=[ivxlc]{2,7})c{0,2}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
_ROMAN = lazy_pattern(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_value(text: str) -> int:
    """Return the value of a Roman number in small letters, 0 where it is none."""
    if not text or len(text) > 15 or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
