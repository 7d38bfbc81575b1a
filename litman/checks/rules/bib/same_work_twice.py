"""The library has a work twice.

What it finds
    An entry that is the same work as one above it: its DOI or PMID stands there, and title or first author agree; or
    title, first author and year agree, and no number, page, volume, book, edition or address tells the two apart. A
    remark where they are alike and nothing decides: a year lies between them, or only one says by whom it is. Versions
    of one text (preprint and paper, two editions) are none, nor are entries that name each other in `related`, nor the
    pairs in `different.txt`.
Why it matters
    Half of the claims lean on one key and half on the other: neither shows what the work carries, and the printed list
    has it twice.
Example
    moss2019tea and moss2019a, both with doi = {10.1000/tea.7}
What to do
    `litman merge KEY OTHER` makes one entry of the two, and claims follow; `litman duplicates --different KEY OTHER`
    notes that they are two works.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Related

CODE = "BIB110"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each entry whose work stands above it already."""
    for entry, first, (key, verdict) in facts.twins:
        if verdict.copied or not entry.key:
            continue
        where, there = f"{key} at {first.place()}", (Related(first.place(), key),)
        if verdict.kind == "same":
            message = f"{entry.key} is the same work as {where}: {verdict.agreement()}"
            yield Finding(CODE, entry.place(), message, "warning", key=entry.key, related=there)
        else:
            told = f", but {verdict.difference()}" if verdict.apart else ""
            message = f"{entry.key} may be the same work as {where}: {verdict.agreement()}{told}"
            yield Finding(CODE, entry.place(), message, "info", key=entry.key, related=there)


RULE = LibraryRule.of(CODE, "the library has a work twice", find, severity=None).of_whole()
