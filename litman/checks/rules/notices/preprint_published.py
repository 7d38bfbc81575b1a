"""A preprint is cited whose paper is out.

What it finds
    Entries whose registry record names, as published form of the work, a DOI other than that of the entry. It says
    where the library has the paper already.
Why it matters
    The paper went through review; its numbers, and sometimes its conclusion, are others than the preprint's.
Example
    10.1101/2019.01.02.000001, published as 10.1000/tea.7
What to do
    Read the paper and cite it: `litman add doi DOI`, then `litman claims link`.
Source
    Crossref, relation `is-preprint-of`; ICMJE recommendations, section III.D.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.shell import command

CODE = "NTC106"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each preprint with a paper."""
    for entry, work in facts.works():
        record = facts.record_of(work)
        papers = [doi for doi in record.published_as if doi != record.doi] if record else []
        if papers:
            there = facts.keys_by_doi.get(papers[0])
            where = f", which the library has as {there}" if there else f"; `{command('add doi', papers[0])}`"
            message = f"the preprint {entry.key} was published as {papers[0]}{where}"
            yield Finding(CODE, entry.place(), message, "warning", key=entry.key, related=facts.where(there))


RULE = LibraryRule.of(CODE, "a preprint is cited whose paper is out", find, needs_record=True)
