"""Dates as references print them, read into years, months and days."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern
from litman.text.months import MONTHS, SEASONS
from litman.text.years import DATE_YEAR, NO_DATE
from litman.work import Date, DateParts

_YEAR = lazy_pattern(rf"(?<!\d)({DATE_YEAR})(?!\d)")
_ISO = lazy_pattern(r"(?<!\d)(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)")
_DAY_FIRST = lazy_pattern(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)")
_RANGE = lazy_pattern(rf"(?<!\d)({DATE_YEAR})\s*[-‐‑–—/]\s*(\d{{4}}|\d{{2}})(?![\d-])")
_DAY = lazy_pattern(r"(?<![\d.])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?!\d)", re.I)
_CIRCA = lazy_pattern(r"\b(?:ca?\.|circa|um|vers)\s*\d|\d\?", re.I)
_WORDS = lazy_pattern(r"[^\W\d_]+")
_NO_DATE = lazy_pattern(NO_DATE, re.I)


def read_date(text: str) -> Date | None:
    """Return the date that a text is (`(2019, July 31)`, `31 May 2020`, `Spring 1992`, `1998–99`), or None.

    What can be read in two ways (`04/05/2013`) gives the year only; words that stand for a date (`in press`) come
    back as `literal`. Years are 1000–2099.
    """
    if exact := _numeric(text):
        return Date(exact)
    if (span := _RANGE.search(text)) and (years := _years(span)):
        return years
    year = _YEAR.search(text)
    if not year:
        words = _NO_DATE.search(text)
        return Date(literal=words.group().lower()) if words else None
    said = [word.lower() for word in _WORDS.findall(text)]
    circa = bool(_CIRCA.search(text))
    months = [MONTHS[word] for word in said if word in MONTHS]
    if not months:
        season = next((SEASONS[word] for word in said if word in SEASONS), None)
        return Date(DateParts(int(year.group())), season=season, circa=circa)
    return Date(DateParts(int(year.group()), months[0], _day(text, year)), circa=circa)


def _numeric(text: str) -> DateParts | None:
    if match := _DAY_FIRST.search(text):
        first, second, year = (int(group) for group in match.groups())
        if first == second or (first > 12 >= second):
            return _checked(year, second, first)
        return _checked(year, first, second) if second > 12 else DateParts(year)
    if match := _ISO.search(text):
        year, month = int(match.group(1)), int(match.group(2))
        day = int(match.group(3)) if match.group(3) else None
        # `1998-99` is two years, `2010-12` most likely a month only where a day follows.
        if day is not None:
            return _checked(year, month, day)
    return None


def _checked(year: int, month: int, day: int) -> DateParts | None:
    if not 1000 <= year <= 2099:
        return None
    return DateParts(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else DateParts(year)


def _years(span: re.Match[str]) -> Date | None:
    first, second = int(span.group(1)), int(span.group(2))
    if second < 100:
        second += first // 100 * 100
    if not first < second <= 2099:
        return None
    return Date(DateParts(first), DateParts(second))


def _day(text: str, year: re.Match[str]) -> int | None:
    rest = text[: year.start()] + " " + text[year.end() :]
    days = [int(found) for found in _DAY.findall(rest)]
    return next((day for day in days if 1 <= day <= 31), None)
