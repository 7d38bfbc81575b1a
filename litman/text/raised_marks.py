"""Raised and lowered letters of CSL's mark-up as characters of their own: `10<sup>-6</sup>` as 10⁻⁶."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern

_UP = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_DOWN = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_MARKED = lazy_pattern(r"<(sup|sub)>([0-9+−=()ni-]{1,12})</\1>")


def with_raised_letters(rich: str) -> str:
    """Return rich text with numbers that are raised or lowered as such characters; other mark-up stays."""
    return _MARKED.sub(_characters, rich) if "<su" in rich else rich


def _characters(match: re.Match[str]) -> str:
    table = _UP if match[1] == "sup" else _DOWN
    if any(ord(c) not in table for c in match[2]):
        return match[0]
    return match[2].translate(table)
