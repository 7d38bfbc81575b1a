"""Dates as people write them: `30-Mar-2020`, `22.08.2000`, `2-7 December 2007`, `März 2021`, `©2015`, `20210315`.

A text is brought into one shape first, months and seasons as `m3` and `s1`, and then compared with a table of forms.
What can be read in two ways (`04/05/2013`) gives the year alone; a day between points is the German and comes first.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern
from litman.text.months import SEASONS, month_number
from litman.text.roman import roman_value
from litman.text.years import DATE_YEAR


class Day(NamedTuple):
    """A year, a month (1–12) of it, or a day (1–31) of that; years before our era are below 0."""

    year: int
    month: int | None = None
    day: int | None = None


class WrittenDate(NamedTuple):
    """What a date says: one day, month or year, or the first and the last of several."""

    start: Day
    end: Day | None = None
    season: int | None = None  # 1 (spring) to 4 (winter)
    circa: bool = False


def read_written_date(text: str) -> WrittenDate | None:
    """Return what a text says that is a date and nothing else, None where it cannot be read as one."""
    if len(text) > _LONGEST:
        return None
    shape, circa = _shape(text)
    if era := _ERA.fullmatch(shape):
        year = int(era["number"] or era["after"])
        return WrittenDate(Day(year if era["after"] or era["era"] in ("ce", "ad") else -year), circa=circa)
    if value := roman_value(shape):
        return WrittenDate(Day(value), circa=circa) if 1400 <= value <= 2099 else None
    for form in _FORMS:
        if match := form.fullmatch(shape):
            found = _read(match.groupdict())
            return found._replace(circa=circa) if found else None
    return None


def is_undecided(text: str) -> bool:
    """Return whether a date in figures can be read in two ways (`04/05/2013`), so that its year alone is known."""
    if len(text) > _LONGEST or not _THREE_NUMBERS.search(text):
        return False
    found = read_written_date(text)
    return (
        found is not None and found.start.month is None and _IN_FIGURES.fullmatch(_shape(text)[0]) is not None
    )


_LONGEST = 80
_THREE_NUMBERS = lazy_pattern(r"\d\s*[-/.‐‑–]\s*\d{1,2}\s*[-/.‐‑–]\s*\d{4}")
_CIRCA = lazy_pattern(
    r"(?:circa|c\.|ca\.?|c(?=[0-9 ])|about|around|approx(?:imately|\.)?|um|vers|ungefähr)\s*(?=\S)"
)
_BEFORE = lazy_pattern(
    r"(?:©|\(c\)|copyright|(?:(?:first|originally) )?(?:published|posted|updated|issued)(?: online)?"
    r"|e-?pub(?: ahead of print)?|accessed|retrieved|cited|date|between|from|zwischen)(?: on\b)?[:,]? *(?=[^\s:])"
)
_WEEKDAY = lazy_pattern(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]* +(?=\S)"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b,? +"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b,? +"
)
_TIME = lazy_pattern(
    r"(?:,? | ?t)[0-9]{1,2}:[0-9]{2}[^a-z]*(?:[ap]\.?m\.?)?(?: ?(?:z|gmt|utc|cet|est|pst)[^ ]*)?"
)
_SMALL = lazy_pattern(r"\b(?:of|de|del|do|da|the|den|le|el|den)\b[ ]+")
_ORDINAL = lazy_pattern(r"\b([0-9]{1,2})(?:st|nd|rd|th|er|ste|º|ª|\.(?=[ ]|-[0-9 ]))")
_RANGE_WORD = lazy_pattern(r" (?:to|until|and|bis|und|et|au|y|e|a|al|&|through) ")
_LETTERS = lazy_pattern(r"[^\W\d_]+\.?")
_EAST = lazy_pattern(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_SPACES = lazy_pattern(r"(?:(?<! ) ++)?([-/]|\.(?= *[0-9])) *")
_ERA = lazy_pattern(r"(?P<number>[0-9]{1,4}) ?(?P<era>bce?|ce|ad)|ad (?P<after>[0-9]{1,4})")

_Y, _D = DATE_YEAR, "[0-9]{1,2}"
_IN_FIGURES = lazy_pattern(rf"(?P<a>{_D})(?P<mark>[-/.])(?P<b>{_D})(?P=mark)(?P<y>{_Y})")
_FORMS = tuple(
    lazy_pattern(form)
    for form in (
        rf"(?P<y>{_Y})",
        rf"(?P<y>{_Y})[-/](?P<z>{_Y})",
        rf"(?P<y>{_Y})[-/](?:|present|today|heute|now)",
        rf"(?P<y>{_Y})(?P<n>[01][0-9])(?P<d>[0-3][0-9])?",
        rf"(?P<y>{_Y})[-/. ](?P<n>{_D})[-/. ](?P<d>{_D})",
        rf"(?P<y>{_Y}) ?[-/.] ?(?P<short>[0-9]{{2}})",
        rf"(?P<y>{_Y})[-/.](?P<n>[0-9])",
        rf"(?P<a>{_D})(?P<mark>[-/.])(?P<b>{_D})(?P=mark)(?P<y>{_Y})",
        rf"(?P<d>{_D})[-/](?P<e>{_D})\.(?P<n>{_D})\.(?P<y>{_Y})",
        rf"(?P<n>{_D})[-/.](?P<y>{_Y})",
        # The month in words, the year last.
        rf"(?:(?P<d>{_D})[-/. ]?)?m(?P<m>[0-9]+)[-/. ]?(?P<y>{_Y})",
        rf"m(?P<m>[0-9]+)[-/ ](?P<d>{_D})[-/ ](?P<y>{_Y})",
        rf"(?P<d>{_D})[-/](?P<e>{_D}) ?m(?P<m>[0-9]+) (?P<y>{_Y})",
        rf"m(?P<m>[0-9]+) (?P<d>{_D})[-/](?P<e>{_D}) (?P<y>{_Y})",
        rf"(?:(?P<d>{_D}) )?m(?P<m>[0-9]+)(?: (?P<y>{_Y}))?[-/](?:(?P<e>{_D}) )?m(?P<o>[0-9]+) (?P<z>{_Y})",
        rf"m(?P<m>[0-9]+)(?: (?P<d>{_D}))?(?: (?P<y>{_Y}))?[-/]m(?P<o>[0-9]+)(?: (?P<e>{_D}))? (?P<z>{_Y})",
        # The year first.
        rf"(?P<y>{_Y})[-/ ]?m(?P<m>[0-9]+)(?:[-/ ]?(?P<d>{_D})(?:[-/](?P<e>{_D}))?)?",
        rf"(?P<y>{_Y}) m(?P<m>[0-9]+)(?: (?P<d>{_D}))?[-/](?:(?P<z>{_Y}) )?m(?P<o>[0-9]+)(?: (?P<e>{_D}))?",
        rf"s(?P<s>[1-4])(?:[-/]s[1-4])?[-/ ](?P<y>{_Y})(?:[-/](?:{_Y}|[0-9]{{2}}))?",
        rf"(?P<y>{_Y})(?:[-/](?:{_Y}|[0-9]{{2}}))?[-/ ]s(?P<s>[1-4])(?:[-/]s[1-4])?",
    )
)


def _shape(text: str) -> tuple[str, bool]:
    """Return the text in one shape, and whether it says `circa`."""
    text = unicodedata.normalize("NFKC", re.sub("[‐‑‒–—−]+|--+", "-", text)).lower()
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    text = " ".join(text.replace("'", "").replace("’", "").split()).strip("[]() ,;")
    text = _BEFORE.sub("", text, count=1).rstrip(".") if _BEFORE.match(text) else text.rstrip(".")
    bare = _CIRCA.sub("", text, count=1) if _CIRCA.match(text) else text
    circa = bare != text or bare.endswith("?")
    bare = _TIME.sub("", bare.rstrip("?"))
    if "年" in bare:
        bare = _EAST.sub(lambda match: "-".join(part for part in match.groups() if part), bare)
    bare = _WEEKDAY.sub("", _ORDINAL.sub(r"\1", bare))
    bare = _SMALL.sub("", _RANGE_WORD.sub("-", bare))
    bare = _LETTERS.sub(_month_or_season, re.sub("(?<=[bcead])\\.(?=[bcead])", "", bare))
    return _SPACES.sub(r"\1", " ".join(bare.replace(",", " ").split())).strip(" ;"), circa


def _month_or_season(match: re.Match[str]) -> str:
    word = match[0].rstrip(".")
    if month := month_number(word):
        return f" m{month} "
    season = SEASONS.get(word)
    return f" s{season} " if season else match[0]


def _read(found: dict[str, str | None]) -> WrittenDate | None:
    """Return what the parts of a form say: year, month and day, and those of the end (`z`, `o`, `e`)."""
    part = {name: int(value) for name, value in found.items() if value and name != "mark"}
    year = part.get("y") or part["z"]
    if "short" in part:
        return _two_digits(year, part["short"])
    if "a" in part:
        return _in_figures(year, part["a"], part["b"], is_german=found["mark"] == ".")
    month, day = part.get("m") or part.get("n"), part.get("d")
    if "n" in part and not 1 <= part["n"] <= 12:
        return WrittenDate(Day(year)) if part["n"] == 0 else None
    if day is not None and not 1 <= day <= 31:
        day = None
        if "n" in part and part.get("d"):
            return None
    start = Day(year, month, day if month else None)
    if not part.keys() & {"z", "o", "e"}:
        return WrittenDate(start, season=part.get("s"))
    last_month = part.get("o") or (month if "e" in part else None)
    end = Day(part.get("z") or year, last_month, part.get("e"))
    return WrittenDate(start, end) if _comes_after(end, start) else None


def _comes_after(end: Day, start: Day) -> bool:
    return (end.year, end.month or 12, end.day or 31) > (start.year, start.month or 1, start.day or 1)


def _two_digits(year: int, digits: int) -> WrittenDate | None:
    """`1981/82` are two years, `2021/03` is a month; where it may be both (`2001/02`), the month."""
    if 1 <= digits <= 12:
        return WrittenDate(Day(year, digits))
    last = year // 100 * 100 + digits + (100 if digits == 0 else 0)
    return WrittenDate(Day(year), Day(last)) if last > year else None


def _in_figures(year: int, one: int, other: int, *, is_german: bool) -> WrittenDate | None:
    if is_german and 1 <= other <= 12 and 1 <= one <= 31:
        return WrittenDate(Day(year, other, one))
    if one > 31 or other > 31 or (one > 12 and other > 12) or 0 in (one, other):
        return None
    if one > 12 or one == other:
        return WrittenDate(Day(year, other, one))
    return WrittenDate(Day(year, one, other)) if other > 12 else WrittenDate(Day(year))
