"""Pages run backwards.

What it finds
    A range in `pages` whose last page comes before its first. Shortened ranges (`410--1`), article numbers
    (`106108--3`, `LCLS-TN-18-4`) and pages with letters are no ranges of that kind and left alone.
Why it matters
    One of the two numbers is wrong, and nobody can tell which.
Example
    pages = {119--12}      meant: 112--119
What to do
    Look the pages up: `litman set KEY pages=112--119`.
Source
    btxdoc, section 3.2, `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.text.page import Pages
from litman.text.pages import read_pages

CODE = "BIB107"
# Of a report: `LCLS-TN-18-4`.
_IS_NUMBER = re.compile(r"(?<![A-Za-z0-9])[0-9]*+[A-Za-z]{2}[A-Za-z0-9]*+-[A-Za-z0-9]++-|(?<!\d)(?:\d++-){3}")
_LEAST_ARTICLE, _MOST_DIGITS = 10_000, 3


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each range of pages that runs backwards."""
    for entry in facts.entries():
        printed = entry.values.get("pages", "")
        for pages in () if _IS_NUMBER.search(printed) else read_pages(printed):
            if _runs_backwards(pages):
                message = f"the pages run backwards, from {pages.first.printed} to {pages.printed_last}"
                yield Finding(CODE, entry.place("pages"), message, "warning", key=entry.key)


def _runs_backwards(pages: Pages) -> bool:
    """Whether the last page, whole as `410--1` is made whole, comes before the first; letters tell no order."""
    first, last = pages.first, pages.last
    if last is None or first.number is None or last.number is None:
        return False
    has_letters = any((first.before, last.before, first.after, last.after, first.roman, last.roman))
    # `106108--3`: pages 1 to 3 of article 106108, as some exports have it.
    is_of_article = first.number >= _LEAST_ARTICLE and len(pages.printed_last) <= _MOST_DIGITS
    return not has_letters and not is_of_article and last.number < first.number


RULE = LibraryRule.of(CODE, "a range of pages runs backwards", find)
