"""The library has a work twice.

What it finds
    An entry with the DOI of an entry above it, or with the same title, first author and year where volume, issue and
    first page do not speak against it. Works with different DOIs are never taken for one.
Why it matters
    Half of the claims lean on one key and half on the other: neither shows what the work carries, and the printed list
    has it twice.
Example
    moss2019tea and moss2019a, both with doi = {10.1000/tea.7}
What to do
    Keep one: `litman rename` gives claims the other's key, then `litman remove`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.library.comparison.same_work import KnownWorks

CODE = "BIB110"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each entry whose work stands above it already."""
    known = KnownWorks()
    for entry, work in facts.works():
        twin = known.find(work)
        if twin is not None and twin != entry.key:
            first = facts.library.document.entry(twin)
            message = f"{entry.key} is the same work as {twin} at {first.place()}"
            yield Finding(CODE, entry.place(), message, "warning", key=entry.key)
        elif entry.key:
            known.add(entry.key, work)


RULE = LibraryRule.of(CODE, "the library has a work twice", find)
