"""A release's address says another date than the reference.

What it finds
    References to ScienceDaily whose address holds a day (`/releases/2019/07/190731102154.htm`) more than two days from
    the one that is printed.
Why it matters
    Either the address or the date was copied from another item.
Example
    (2019, July 13) … /releases/2019/07/190731102154.htm
What to do
    Open the address and print its date.
Source
    The addresses of sciencedaily.com: /releases/YYYY/MM/YYMMDDhhmmss.htm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "REF112"
_ADDRESS = re.compile(r"sciencedaily\.com/releases/(?:(\d{4})/(\d\d)/)?(\d\d)(\d\d)(\d\d)\d{6}")
_TOLERANCE_DAYS = 2  # time zones, and a release that is dated by its source


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each release with two dates."""
    for item in subject.analysis.references if subject.analysis else ():
        match = _ADDRESS.search(item.text)
        issued = item.parts.work.issued if item.parts else None
        if match is None or issued is None or issued.start is None:
            continue
        there = _day(2000 + int(match[3]), int(match[4]), int(match[5]))
        here = issued.start
        if there is None:
            continue
        printed = _day(here.year, here.month, here.day) if here.month and here.day else None
        if (printed and abs((printed - there).days) > _TOLERANCE_DAYS) or (
            not printed and here.year != there.year
        ):
            message = f"the address is of a release of {there}, the reference says {printed or here.year}"
            place = subject.span_place(item.start + match.start(), item.start + match.end())
            yield subject.finding(CODE, place, message)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULE = PostRule.of(CODE, "a release's address says another date than the reference", find, needs_text=True)
