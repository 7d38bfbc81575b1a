"""A DOI's own text contradicts its entry.

What it finds
    DOIs that hold a year between dots (`10.1176/appi.ajp.2019.19010044`, `10.1109/CVPR52688.2023.00001`), a day
    (`10.1101/2021.03.04.433333`), the year of a paper of Springer Nature or the BMJ (`10.1038/s41586-019-1711-4`) or
    the year and month of an arXiv number, two or more years later than the entry's; the letters of a well-known
    journal (`10.1371/journal.pbio.…`) that is not the entry's; or the ISSN of a journal
    (`10.1016/S2215-0366(17)30272-9`) that is none of those in the entry's `issn`. Most DOIs say nothing about their
    work, and nothing is found in them.
Why it matters
    It shows without any registry that a DOI was copied from another work.
Example
    year = 2009 and doi = {10.1000/j.tea.2019.01.002}
What to do
    Open the DOI and compare: `litman refresh KEY` does.
Source
    The habits of publishers; no rule of the DOI Handbook, which calls suffixes opaque. Hence only dates that are
    later count.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.identifiers.doi_text import later_year_in, other_issn_in
from litman.identifiers.of_work import doi_of
from litman.library.comparison.doi_journal import other_journal_in
from litman.text.plain import plain

CODE = "ID105"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each DOI that contradicts its entry."""
    for entry, work in facts.works():
        doi = doi_of(work)
        if doi is None or facts.record_of(work) is not None:
            continue  # the record says more
        if year := later_year_in(doi, work.year):
            message = f"the DOI says {year}, the entry {work.year}"
            yield Finding(CODE, entry.place("doi"), message, "warning", key=entry.key)
        if journal := other_journal_in(doi, work.container_title if work.type == "article-journal" else None):
            message = f"the DOI is one of {journal}, the entry is of {plain(work.container_title or '')}"
            yield Finding(CODE, entry.place("doi"), message, "warning", key=entry.key)
        if issn := other_issn_in(doi, work.ISSN):
            message = f"the DOI is of a journal with the ISSN {issn}, the entry has {work.ISSN}"
            yield Finding(CODE, entry.place("doi"), message, "info", key=entry.key)


RULE = LibraryRule.of(CODE, "a DOI's own text contradicts its entry", find, severity=None)
