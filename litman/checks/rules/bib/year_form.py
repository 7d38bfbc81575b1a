"""A year or date cannot be read, or cannot be.

What it finds
    A `year` that is no year (words for works that are not out yet are fine: `in press`, `forthcoming`, `n.d.`), a
    `date` that is no date of ISO 8601, a day that cannot be told from the month (`04/05/2013`), and a year that is
    more than one in the future.
Why it matters
    Lists are sorted by it, and markers such as (Moss, 2019) are made from it.
Example
    year = {20l9}      with the letter l
What to do
    `litman set KEY year=2019`.
Source
    biblatex manual, section 2.3.8; ISO 8601-2:2019, EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.values import MONTHS
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.text.dates import is_undecided
from litman.text.years import IN_WORDS, YEARS_AHEAD
from litman.work import Work

CODE = "BIB106"
_DAY = re.compile(r"(?<![\d-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\d-])")


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each year that is none."""
    for entry, work in facts.works():
        name = "date" if entry.values.get("date") else "year"
        value = entry.values.get(name, "").strip(" {}")
        if not value:
            continue
        problem = None if _names_no_macro(entry, name) else _problem(value, work, facts.today.year)
        if problem:
            yield Finding(CODE, entry.place(name), f"`{name}` {problem}", "warning", key=entry.key)


def _names_no_macro(entry: Entry, name: str) -> bool:
    """Whether the value is a macro that nobody defines, which BIB006 says."""
    if entry.has_plain_values:
        return False
    field = entry.field(name)
    macros = [part for part in field.parsed.parts if part.kind == "macro"] if field else []
    data, known = entry.document.data, entry.document.macros
    names = (data[part.start : part.end].decode("utf-8", "replace").lower() for part in macros)
    return any(macro not in known and macro not in MONTHS for macro in names)


def _problem(value: str, work: Work, this_year: int) -> str | None:
    if work.year is None:
        said = work.issued.literal if work.issued and work.issued.literal else value
        is_known = IN_WORDS.search(value) or IN_WORDS.search(said)
        return None if is_known else f"is {value!r}, which is no date"
    if day := next((day for day in _DAY.finditer(value) if not _is_day(*map(int, day.groups()))), None):
        return f"says {day[0]}, and there is no such day"
    if is_undecided(value):
        return f"is {value!r}, which can be read in two ways, day or month first; its year alone counts"
    if work.year > this_year + YEARS_AHEAD:
        return f"says {work.year}, which is in the future"
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RULE = LibraryRule.of(CODE, "a year or date cannot be read or lies in the future", find)
