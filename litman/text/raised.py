"""Raised numbers that are powers, not citations: 10⁹, m², R², ¹⁸F."""

from __future__ import annotations

import re

from litman.text.years import ends_with_year

_SHORT_WORD = re.compile(r"[^\W\d_]{1,4}(?:/[^\W\d_]{1,2})?\Z")
# A raised 2 or 3 after these is a power.
_UNITS = frozenset(
    [
        "m",
        "cm",
        "mm",
        "km",
        "nm",
        "µm",
        "μm",
        "dm",
        "in",
        "ft",
        "yd",
        "s",
        "kg/m",
        "mg/m",
        "g/m",
        "x",
        "y",
        "z",
        "r",
        "n",
        "p",
        "q",
        "t",
        "f",
        "i",
        "σ",
        "χ",
        "chi",
    ]
)
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_SIGNED = re.compile(r"[+−–-]?\d{1,3}")


def is_power(before: str, plain: str, after: str = "") -> bool:
    """Whether a raised number belongs to a number, a unit, a variable or an isotope.

    Args:
        before: A few characters before it.
        plain: The number, not raised.
        after: The character after it, where it is known.
    """
    if before[-1:].isdigit():
        return not ends_with_year(before)  # `in 2019³` cites
    if before[-1:] and before[-1:] in "×^−⁻":
        return True
    if after.isalpha() and not before[-1:].isalpha() and before[-1:] not in '.,;:!?)”’"':
        return True
    word = _SHORT_WORD.search(before)
    if word is None or (len(before) > len(word.group()) and before[-len(word.group()) - 1].isalpha()):
        return False
    return word.group().casefold() in _UNITS and plain in ("2", "3", "4", "-1", "-2", "-3")


def raised(before: str, text: str) -> str:
    """Return raised text as plain text can hold it: a power in raised digits (`10³`), all else as it is."""
    plain = text.strip().replace("−", "-").replace("–", "-")
    return text.translate(_RAISED) if _SIGNED.fullmatch(plain) and is_power(before, plain) else text
