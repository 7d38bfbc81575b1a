"""Dates as bibliographies write them: EDTF (ISO 8601-2), years with words around them, names of months."""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern
from litman.work import Date, DateParts

# Seasons are the months 21–24. Source: ISO 8601-2, section 4.8; biblatex manual, section 2.3.8.
_FIRST_SEASON = 21
_EDTF_PART = lazy_pattern(
    r"(?P<year>[+-]?[0-9]{1,6}|[0-9]{2,3}[Xu]{1,2}|y-?[0-9]{5,6})"
    r"(?:-(?P<month>[0-9]{2}|uu|XX)(?:-(?P<day>[0-9]{2}|uu|XX))?)?"
    r"(?:T[0-9:.+\-Z]*)?(?P<unsure>[?~%]?)",
    re.IGNORECASE,
)
_LEADING_DIGITS = lazy_pattern(r"[+-]?[yY]?-?([0-9XxUu]+)")
_CIRCA = lazy_pattern(r"^(?:circa|c\.|ca\.?|c(?=[0-9 ])|about|approx\.?)\s*", re.IGNORECASE)
_YEAR = lazy_pattern(r"[\[(]?(-?[0-9]{1,5})[a-rt-z]?[\])]?(\??)")
_YEARS = lazy_pattern(r"([0-9]{4})\s*(?:/|--?-?|[–—])\s*([0-9]{4}|[0-9]{2})")


def parse_edtf(text: str) -> Date | None:
    """Return the date that an EDTF text means (`2019-05`, `2001-03/2002-04`, `1850~`, `2003-21`) or None.

    An open end (`2003/`) is left out; unknown digits (`199X`) become a literal; `?`, `~` and `%` mean circa.
    Source: ISO 8601-2, sections 4 to 8; biblatex manual, section 2.3.8.
    """
    text = text.strip()
    if len(text) > 64:
        return None
    first, slash, second = text.partition("/")
    if slash and min(_digits(first), _digits(second)) < 3:
        return None  # a month, or a year in short: `05/2019`, `2021/03`, `1981/82`
    if first.isdigit() and len(first) > 4:
        return None  # `20210315`; years of more digits begin with `y`
    start = _EDTF_PART.fullmatch(first)
    end = _EDTF_PART.fullmatch(second) if slash else None
    if slash and second in ("", "..", "open", "unknown", "*") and start:
        end = None
    elif slash and first in ("", "..", "open", "unknown", "*") and end:
        start, end = end, None
    elif start is None or (slash and end is None):
        return None
    assert start is not None, text
    if end is None and not start["day"] and _is_second_year(start["year"], _number(start["month"])):
        return None
    if re.search("[xu]", start["year"], re.IGNORECASE):
        return Date(literal=_unspecified(start["year"]))
    return _edtf_date(start, end)


def parse_date(text: str) -> Date | None:
    """Return the date that a text means: EDTF or words (`14 July 2023`, `in press`); None if blank.

    What cannot be read is kept as a literal.
    """
    text = " ".join(text.split())
    if not text:
        return None
    return parse_edtf(text) or _written(text) or parse_year(text)


def date_in_year(words: str, year: Date) -> Date:
    """Return the date that words say beside a year (`5 May`, `Mar-Apr`, `Spring`); the year where they say none."""
    if year.start is None or not words.strip():
        return year
    full = parse_date(words)
    if full is None or full.start is None:
        full = _written(f"{words} {year.start.year}")
    return full if full and full.start and full.start.year == year.start.year else year


def parse_year(text: str) -> Date | None:
    """Return the date of a `year` field: `1999`, `c. 1850`, `1998/1999`, `[2001]`; words become a literal."""
    text = " ".join(text.split())
    if not text:
        return None
    bare = _CIRCA.sub("", text[:64]) if len(text) <= 64 else text
    circa = bare != text
    if match := _YEARS.fullmatch(bare):
        start, end = match.groups()
        end = start[: 4 - len(end)] + end
        if int(start) < int(end):
            return Date(start=DateParts(int(start)), end=DateParts(int(end)), circa=circa)
    if match := _YEAR.fullmatch(bare):
        return Date(start=DateParts(int(match[1])), circa=circa or bool(match[2]))
    return parse_edtf(bare) or _written(text) or Date(literal=text)


def _written(text: str) -> Date | None:
    from litman.text.dates import read_written_date

    found = read_written_date(text)
    if found is None:
        return None
    end = DateParts(*found.end) if found.end else None
    return Date(DateParts(*found.start), end, found.season, found.circa)


def format_edtf(date: Date) -> str | None:
    """Return the date as EDTF, or None if it has no year."""
    if date.start is None:
        return None
    text = _format_parts(date.start, season=None if date.end else date.season)
    text += "~" if date.circa else ""
    if date.end:
        text += "/" + _format_parts(date.end) + ("~" if date.circa else "")
    return text


def format_year(year: int) -> str:
    """Return a year as EDTF has it: `2019`, `0044`, and `-0043` for 44 BC, since it counts a year 0."""
    return _format_parts(DateParts(year))


def _format_parts(parts: DateParts, *, season: int | None = None) -> str:
    # EDTF counts a year 0, which is 1 BC; CSL does not.
    text = f"{parts.year + 1:05d}" if parts.year < -1 else f"{max(parts.year, 0):04d}"
    if parts.month is None:
        return f"{text}-{_FIRST_SEASON + season - 1}" if season in (1, 2, 3, 4) else text
    return f"{text}-{parts.month:02d}" + (f"-{parts.day:02d}" if parts.day else "")


def _edtf_date(start: re.Match[str], end: re.Match[str] | None) -> Date:
    season = None
    month = _number(start["month"])
    if month and _FIRST_SEASON <= month < _FIRST_SEASON + 4:
        season, month = month - _FIRST_SEASON + 1, None
    circa = bool(start["unsure"] or (end and end["unsure"]))
    last = _parts(end["year"], _number(end["month"]), end["day"]) if end else None
    return Date(start=_parts(start["year"], month, start["day"]), end=last, season=season, circa=circa)


def _parts(year: str, month: int | None, day: str | None) -> DateParts:
    number = int(year.lstrip("yY+"))
    if number <= 0 and len(year.lstrip("yY+-")) >= 4:
        number -= 1  # EDTF's year 0 is 1 BC, which CSL writes -1
    if month is None or not 1 <= month <= 12:
        return DateParts(number)
    return DateParts(number, month, _day(day))


def _is_second_year(year: str, digits: int | None) -> bool:
    """Whether what stands for a month is none, and a later year of the century: `1998-99`."""
    is_month = digits is None or 0 <= digits <= 12 or _FIRST_SEASON <= digits < _FIRST_SEASON + 4
    return not is_month and year.isdigit() and digits is not None and digits > int(year) % 100


def _digits(part: str) -> int:
    """The digits of one side of a slash, many where the side is open."""
    match = _LEADING_DIGITS.match(part)
    return len(match[1]) if match else 9


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _day(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and 1 <= int(text) <= 31 else None


def _unspecified(year: str) -> str:
    digits = re.sub("[xu]", "0", year, flags=re.IGNORECASE)
    return digits + "s"
