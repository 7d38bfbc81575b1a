"""What a DOI says of its work in its own letters: a year, the ISSN of a journal. Most say nothing.

Source: the habits of publishers; no rule of the DOI Handbook, which calls suffixes opaque.
"""

from __future__ import annotations

import re

from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import RECENT_YEAR

# A year between dots, or a whole day at the beginning, as bioRxiv and medRxiv have it.
_YEAR = lazy_pattern(rf"(?:(?<=[a-z\d]\.)|^(?=\d{{4}}\.\d\d\.\d\d\.))({RECENT_YEAR})(?=\.\d)")
# Year and month of an arXiv number: in `2004.12345` stands no year but the April of 2020.
# Source: arXiv, "Understanding the arXiv identifier".
_ARXIV = lazy_pattern(r"10\.48550/arxiv\.(?:[a-z-]+(?:\.[a-z]{2})?/)?(\d\d)(?:0[1-9]|1[0-2])", re.IGNORECASE)
# `s41586-019-1711-4`: the journal, the last digits of the year in which the paper was taken, the paper.
_OF_SPRINGER = lazy_pattern(r"10\.\d{4,5}/s\d{5}-0(\d\d)-\d{4,5}-[\dx]$", re.IGNORECASE)
# `bmj-2019-123456`: when it was sent in.
_OF_BMJ = lazy_pattern(rf"10\.1136/[a-z]+-({RECENT_YEAR})-\d{{6}}", re.IGNORECASE)
_ISSN = lazy_pattern(r"10\.1016/s(\d{4}-?\d{3}[\dx])\(\d\d\)", re.IGNORECASE)
_HAS_ISSN = lazy_pattern(r"\b\d{4}-?\d{3}[\dx]\b", re.IGNORECASE)
# A work has no DOI that much later than it appeared; the other way round it may be a reprint.
_LATER_YEARS = 2
_FIRST_ARXIV = 91  # of two digits: numbers begin in 1991


def later_year_in(doi: str, year: int | None) -> int | None:
    """Return the year that a DOI holds, where it is too late for a work of this year; else None."""
    said = year_in(doi)
    is_later = said is not None and year is not None and said - year >= _LATER_YEARS
    return said if is_later else None


def year_in(doi: str) -> int | None:
    """Return the year that a DOI holds."""
    arxiv = _ARXIV.match(doi)
    if arxiv:
        short = int(arxiv[1])
        return short + (1900 if short >= _FIRST_ARXIV else 2000)
    springer = _OF_SPRINGER.match(doi)
    if springer:
        return 2000 + int(springer[1])
    bmj = _OF_BMJ.match(doi)
    if bmj:
        return int(bmj[1])
    found = None if doi.lower().startswith("10.48550/") else _YEAR.search(doi.partition("/")[2])
    return int(found[1]) if found else None


def other_issn_in(doi: str, issn: str | None) -> str | None:
    """Return the ISSN that a DOI holds, where it is none of the work's; else None, as where the work has none."""
    found = _ISSN.match(doi)
    if found is None or not issn or not _HAS_ISSN.search(issn):
        return None
    return found[1].upper() if _digits(found[1]) not in _digits(issn) else None


def _digits(issn: str) -> str:
    return issn.replace("-", "").upper()
