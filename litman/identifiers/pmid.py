"""PubMed identifiers: PMIDs and PMCIDs, parsed and found in running text."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.text.lazy_pattern import lazy_pattern

# A PMID is a number of one to eight digits; a PMCID is `PMC` and digits.
# Source: https://www.nlm.nih.gov/bsd/mms/medlineelements.html, fields PMID and PMC.
_PMID = lazy_pattern(
    r"(?:\b(?:PMID|PubMed(?:\s++ID)?|Medline)\b\s*+(?:[:#]\s*+)?"
    r"|\bpubmed\.ncbi\.nlm\.nih\.gov/|\bncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?)0*([1-9][0-9]{0,7})(?![0-9])",
    re.IGNORECASE,
)
_PMCID = lazy_pattern(r"(?<![A-Za-z0-9])PMC\s?([1-9][0-9]{3,8})(?![0-9])", re.IGNORECASE)


class FoundPmid(NamedTuple):
    """A PMID or PMCID in a text: normalised, with the span in code points of the number itself."""

    id: str
    start: int
    end: int


def parse_pmid(text: str) -> str | None:
    """Return the PMID that the text is (`31256000`, `PMID: 31256000`, a PubMed link), or None."""
    bare = text.strip().rstrip("./")
    if bare.isascii() and bare.isdigit() and len(bare) <= 8:
        return bare.lstrip("0") or None
    match = _PMID.search(bare)
    return match.group(1) if match and match.end() == len(bare) else None


def parse_pmcid(text: str) -> str | None:
    """Return the PMCID that the text is as `PMC` and digits (`PMCID: PMC123456`, a PMC link), or None."""
    bare = text.strip().rstrip("./")
    match = _PMCID.search(bare)
    return f"PMC{match.group(1)}" if match and match.end() == len(bare) else None


def find_pmids(text: str) -> list[FoundPmid]:
    """Return the PMIDs of a running text; a bare number is none."""
    return [FoundPmid(found.group(1), found.start(1), found.end(1)) for found in _PMID.finditer(text)]


def find_pmcids(text: str) -> list[FoundPmid]:
    """Return the PMCIDs of a running text; the span covers `PMC` and the digits."""
    return [FoundPmid(f"PMC{found.group(1)}", *found.span()) for found in _PMCID.finditer(text)]
