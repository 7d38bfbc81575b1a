"""Fields of JSON answers, read one by one: a missing or wrongly typed value is None, never an exception."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from litman.work import Date, DateParts

_LONGEST_NUMBER = 10**18


def mapping_of(value: object) -> Mapping[str, object]:
    """Return the value if it is a JSON object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def list_of(value: object) -> Sequence[object]:
    """Return the value if it is a JSON list, else an empty one."""
    return value if isinstance(value, list | tuple) else ()


def text_of(value: object) -> str | None:
    """Return a text that is not blank, or a number as text; of a list its first such member."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, list | tuple):
        return next((text for text in texts_of(value)), None)
    return None


def texts_of(value: object) -> list[str]:
    """Return the texts of a list (or of a single text), blank ones left out."""
    members = value if isinstance(value, list | tuple) else [value]
    found = (text_of(member) for member in members if not isinstance(member, list | tuple))
    return [text for text in found if text is not None]


def integer_of(value: object) -> int | None:
    """Return a whole number, also one that is written as a text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if (
        isinstance(value, str)
        and value.strip().isascii()
        and value.strip().isdigit()
        and len(value.strip()) <= 6
    ):
        return int(value)
    return None


def date_of(value: object) -> Date | None:
    """Return a date of Crossref or CSL: `{"date-parts": [[2019, 5, 1]]}`.

    `[[null]]` and an impossible year are None. An impossible month or day is left out together with what
    follows it.
    """
    parts = list_of(next(iter(list_of(mapping_of(value).get("date-parts"))), None))
    numbers = [integer_of(part) for part in parts[:3]]
    if not numbers or numbers[0] is None or not 1 <= numbers[0] <= 9999:
        return None
    month = _between(numbers[1] if len(numbers) > 1 else None, 1, 12)
    day = _between(numbers[2] if len(numbers) > 2 and month else None, 1, 31)
    return Date(start=DateParts(numbers[0], month, day))


def day_of(value: object) -> date | None:
    """Return the calendar day of a date as above, if it names one."""
    found = date_of(value)
    if found is None or found.start is None or found.start.month is None or found.start.day is None:
        return None
    try:
        return date(found.start.year, found.start.month, found.start.day)
    except ValueError:
        return None


def _number(value: int | float) -> str | None:
    """`12` for 12.0; None for what is no number, and for one that is too long to be printed."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        value = int(value) if value.is_integer() and abs(value) < _LONGEST_NUMBER else value
    return str(value) if abs(value) < _LONGEST_NUMBER else None


def _between(number: int | None, low: int, high: int) -> int | None:
    return number if number is not None and low <= number <= high else None
