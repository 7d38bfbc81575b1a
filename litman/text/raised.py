"""Raised numbers: which are markers that cite, and which belong to what they stand on: 10⁹, m², x³, ¹⁸F, Ca²⁺.

Every reader of posts and every fingerprint asks `is_power`, so that a raised number is one thing everywhere. Behind
digits it is decided by what the digits are:

- a year cites (`in 2019³`): nobody raises a year to a power, and writers set markers there all the time. It is a
  quantity where the words around say so: `a 2048² grid`, `= 1600²`, `1920² pixels`; and only a 2 or 3 can be its power;
- the number of a name cites (`COVID-19³`, `IL-6⁴`): what begins with a letter is no quantity;
- any other number is raised to a power (`10⁹`, `1.73²`), unless what is raised is a list (`15 of 20³,⁴`).

Whether the post's list has a reference of that number is not asked: a marker that no reference answers to is a fault
that the writer wants to know of.
"""

from __future__ import annotations

import re
import unicodedata

from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import ends_with_year

CONTEXT = 16  # code points before and after a raised number that tell what it is
RAISED_DIGITS = "⁰¹²³⁴-⁹"  # for a class of characters in a pattern
_JOINTS = ",⁻˒ʼ‐‑‒–—−-"
# Raised digits, and lists and ranges of them: `³`, `³,⁴`, `³⁻⁵`.
RAISED_NUMBERS = rf"[{RAISED_DIGITS}]++(?:[{_JOINTS}]\s?[{RAISED_DIGITS}]++)*+"
_UP = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_DOWN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–˒ʼ", "0123456789+---,,")
_SIGNED = lazy_pattern(r"[+-]?\d{1,3}")
_SHORT_WORD = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]{1,4}(?:/[^\W\d_]{1,2})?\Z")
# Signs that a marker stands behind; before an isotope's number stands none of them.
_SENTENCE_MARKS = '.,;:!?)”’"'
_OPERATORS = "×^−⁻"
_BASE_TEN = lazy_pattern(r"(?:(?<![^\W_])|[x×·*])10\Z", re.IGNORECASE)
_NAME_WITH_NUMBER = lazy_pattern(r"[^\W\d_][-‐‑]?\d{1,4}\Z")
_QUANTITY_BEFORE = lazy_pattern(r"(?:[=×·*+/<>≤≥≈√^]\s?|\d[.,]|\b(?:an?|per|each)\s)\d{4}\Z", re.IGNORECASE)
_QUANTITY_AFTER = lazy_pattern(
    r"\s?(?:[=×·*+≈<>]|pixels?\b|px\b|voxels?\b|grids?\b|mesh|cells?\b|points\b|elements\b|particles\b|lattice"
    r"|(?:[nµμcdk]?m|mm|ft|in)\b(?=[\s.,;)]|\Z))",
    re.IGNORECASE,
)
# A raised 2 or 3 after these is a power.
_UNITS = frozenset("m cm mm km nm µm μm pm dm hm in ft yd mi s å mc chi x y z r n p q t f i".split())
_VARIABLES = frozenset("abcdefhijknopqrtuvwxyz")  # small letters that are no unit: a power of any digit
_POWERS = frozenset(("2", "3", "4"))


def is_power(before: str, plain: str, after: str = "") -> bool:
    """Whether a raised number belongs to a number, a unit, a variable, an isotope or an ion, and cites nothing.

    Args:
        before: A few characters before it, `CONTEXT` where there are so many.
        plain: The number, not raised; a list of numbers is written with commas and hyphens.
        after: The characters after it as far as they are known.
    """
    last, following = before[-1:], after[:1]
    if last.isdigit():
        return _is_power_of_digits(before, plain, after)
    if last and (last in _OPERATORS or plain[:1] == "-"):
        return True
    if following and following in "⁺⁻":
        return True
    if following.isalpha() and not last.isalpha() and last not in _SENTENCE_MARKS:
        return True
    found = _SHORT_WORD.search(before)
    if found is None:
        return False
    word = found.group()
    if word in _VARIABLES or (len(word) == 1 and "α" <= word <= "ω"):
        return len(plain) == 1 and plain not in "01"
    unit = word.casefold()
    return plain in _POWERS and (unit in _UNITS or unit.rpartition("/")[2] in ("m", "cm", "s"))


def _is_power_of_digits(before: str, plain: str, after: str) -> bool:
    if _BASE_TEN.search(before):
        return True
    if not _SIGNED.fullmatch(plain):
        return False
    if ends_with_year(before):
        is_quantity = bool(_QUANTITY_BEFORE.search(before) or _QUANTITY_AFTER.match(after))
        return is_quantity and plain in ("2", "3")
    return not _NAME_WITH_NUMBER.search(before)


def lowered(printed: str) -> str:
    """Return raised digits as plain ones, signs and dashes as hyphens: `³⁻⁵` is `3-5`."""
    return unicodedata.normalize("NFKC", printed.translate(_DOWN)).strip()


def raised(before: str, text: str) -> str:
    """Return raised text as plain text can hold it: a power in raised digits (`10³`), all else as it is."""
    plain = lowered(text)
    return text.translate(_UP) if _SIGNED.fullmatch(plain) and is_power(before, plain) else text


# `$^{[1]}$`, `$^2$`, `$^ { 1 , 3 - 5 }$`: how scanned pages and typed TeX raise numbers.
_IN_FORMULA = lazy_pattern(
    r"\$\s*+\^\s*+(?:\{\s*+(?:\\(?:text|mathrm|rm|textsuperscript)\s*+(?:\{\s*+)?)?"
    r"(?P<shown>[\[［(]?\s*\d[\d\s,，、;–-]{0,60}[\]］)]?)\s*\}{1,2}|(?P<digit>\d))\s*\$"
)


def raised_in_formula(formula: str) -> tuple[int, int] | None:
    """Return where the numbers stand that a formula raises and that are all of it; None where it says more."""
    found = _IN_FORMULA.fullmatch(formula) if "^" in formula[:4] else None
    if found is None:
        return None
    start, end = found.span("shown" if found["shown"] else "digit")
    return start, start + len(formula[start:end].rstrip())
