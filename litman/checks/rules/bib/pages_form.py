"""Pages run backwards.

What it finds
    A range in `pages` whose last page comes before its first. Shortened ranges (`410--1`), article numbers and pages
    with letters are no ranges of that kind and left alone.
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

CODE = "BIB107"
_RANGE = re.compile(r"(?<![\w.])(\d+)\s*(?:-{1,3}|[‐‑‒–—])\s*(\d+)(?![\w.])")


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each range of pages that runs backwards."""
    for entry in facts.entries():
        for match in _RANGE.finditer(entry.values.get("pages", "")):
            first, last = match.groups()
            # `410--1` is 410 to 411: the digits that are left out are those of the first page.
            whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
            if int(whole) < int(first):
                message = f"the pages run backwards, from {first} to {last}"
                yield Finding(CODE, entry.place("pages"), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a range of pages runs backwards", find)
