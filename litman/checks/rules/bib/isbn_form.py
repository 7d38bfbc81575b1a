"""An ISBN is none.

What it finds
    An `isbn` field whose number has not 10 or 13 digits, or whose check digit is wrong; an ISSN in it is named as one.
Why it matters
    A slip of one digit finds another book or none.
Example
    isbn = {978-3-16-148410-1}      the last digit has to be 0
What to do
    Compare with the book's imprint: `litman set KEY isbn=…`.
Source
    ISBN Users' Manual, 7th edition, section 4.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.checks.rules.bib.issn_form import is_issn
from litman.finding import Finding
from litman.identifiers.isbn import parse_isbn

CODE = "BIB103"
_BRACES = re.compile(r"[{}]")
_REMARK = re.compile(r"\([^)]{0,400}\)")


_WORD = re.compile(r"(?i)\be?-?issn\b\W*")
_WRONG = "is no ISBN: a digit is wrong or missing"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each ISBN that is none."""
    for entry in facts.entries():
        if not (said := entry.values.get("isbn")):
            continue
        value = _REMARK.sub("", _BRACES.sub("", said)).replace("--", "-")
        for part in re.split(r"[,;/]|\s{2,}|\band\b", value):
            if any(c.isdigit() for c in part) and parse_isbn(part) is None and not _several(part):
                is_of_journal = all(is_issn(number) for number in _WORD.sub(" ", part).split())
                said = "is an ISSN; it belongs into `issn`" if is_of_journal else _WRONG
                message = f"{part.strip()!r} {said}"
                yield Finding(CODE, entry.place("isbn"), message, "warning", key=entry.key)


def _several(part: str) -> bool:
    numbers = part.split()
    return len(numbers) > 1 and all(parse_isbn(number) for number in numbers)


RULE = LibraryRule.of(CODE, "an ISBN has a wrong check digit or length", find)
