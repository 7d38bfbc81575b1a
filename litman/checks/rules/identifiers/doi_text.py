"""A DOI's own text contradicts its entry.

What it finds
    DOIs that hold a year between dots (`10.1176/appi.ajp.2019.19010044`, `10.1109/CVPR52688.2023.00001`), a day
    (`10.1101/2021.03.04.433333`) or the year and month of an arXiv number, two or more years later than the entry's, or
    the ISSN of a journal (`10.1016/S2215-0366(17)30272-9`) that is none of those in the entry's `issn`. Most DOIs say
    nothing about their work, and nothing is found in them.
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

import re
from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.identifiers.of_work import doi_of
from litman.text.years import RECENT_YEAR

CODE = "ID105"
# A year between dots, or a whole day at the beginning, as bioRxiv and medRxiv have it.
_YEAR = re.compile(rf"(?:(?<=[a-z\d]\.)|^(?=\d{{4}}\.\d\d\.\d\d\.))({RECENT_YEAR})(?=\.\d)")
# Year and month of an arXiv number: in `2004.12345` stands no year but the April of 2020.
# Source: arXiv, "Understanding the arXiv identifier".
_ARXIV = re.compile(r"10\.48550/arxiv\.(?:[a-z-]+(?:\.[a-z]{2})?/)?(\d\d)(?:0[1-9]|1[0-2])", re.IGNORECASE)
_ISSN = re.compile(r"10\.1016/s(\d{4}-?\d{3}[\dx])\(\d\d\)", re.IGNORECASE)
# A work has no DOI that much later than it appeared; the other way round it may be a reprint.
_LATER_YEARS = 2
_FIRST_ARXIV = 91  # of two digits: numbers begin in 1991


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each DOI that contradicts its entry."""
    for entry, work in facts.works():
        doi = doi_of(work)
        if doi is None or facts.record_of(work) is not None:
            continue  # the record says more
        year = _year_in(doi)
        if year is not None and work.year is not None and year - work.year >= _LATER_YEARS:
            message = f"the DOI says {year}, the entry {work.year}"
            yield Finding(CODE, entry.place("doi"), message, "warning", key=entry.key)
        issn = _ISSN.match(doi)
        if issn and work.ISSN and _digits(issn[1]) not in _digits(work.ISSN):
            message = f"the DOI is of a journal with the ISSN {issn[1].upper()}, the entry has {work.ISSN}"
            yield Finding(CODE, entry.place("doi"), message, "info", key=entry.key)


def _year_in(doi: str) -> int | None:
    """Return the year that a DOI holds."""
    arxiv = _ARXIV.match(doi)
    if arxiv:
        short = int(arxiv[1])
        return short + (1900 if short >= _FIRST_ARXIV else 2000)
    found = None if doi.lower().startswith("10.48550/") else _YEAR.search(doi.partition("/")[2])
    return int(found[1]) if found else None


def _digits(issn: str) -> str:
    return issn.replace("-", "").upper()


RULE = LibraryRule.of(CODE, "a DOI's own text contradicts its entry", find, severity=None)
