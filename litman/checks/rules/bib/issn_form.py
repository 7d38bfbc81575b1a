"""An ISSN is none.

What it finds
    An `issn` field whose number has not 8 digits or whose check digit is wrong. Braces and remarks are left aside.
Why it matters
    A journal is looked up by it.
Example
    issn = {2050-084Y}
What to do
    Compare with the journal's page: `litman set KEY issn=…`.
Source
    ISO 3297:2022, annex A: check digit modulo 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "BIB104"
_BRACES = re.compile(r"[{}]")  # `0898-{929X}`: some programs guard capitals even here
_REMARK = re.compile(r"\([^)]{0,400}\)|(?i:e?issn|print|online)\W*")
_ISSN = re.compile(r"(\d{4})[-–]?(\d{3}[\dX])")


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each ISSN that is none."""
    for entry in facts.entries():
        if not (said := entry.values.get("issn")):
            continue
        value = _REMARK.sub(" ", _BRACES.sub("", said)).replace("--", "-")
        for part in re.split(r"[,;/\s]+", value):
            if any(c.isdigit() for c in part) and not is_issn(part):
                message = f"{part!r} is no ISSN: a digit is wrong or missing"
                yield Finding(CODE, entry.place("issn"), message, "warning", key=entry.key)


def is_issn(text: str) -> bool:
    """Whether the text is an ISSN with its right check digit."""
    match = _ISSN.fullmatch(text.upper())
    if match is None:
        return False
    digits = match[1] + match[2]
    values = [10 if c == "X" else int(c) for c in digits]
    return sum(value * (8 - place) for place, value in enumerate(values)) % 11 == 0


RULE = LibraryRule.of(CODE, "an ISSN has a wrong check digit or length", find)
