"""What a reference says by rule, whatever the model thinks: identifiers, addresses, days of access."""

from __future__ import annotations

import re
from typing import NamedTuple

from litman.identifiers.arxiv import find_arxiv_ids
from litman.identifiers.doi import find_dois
from litman.identifiers.isbn import find_isbns
from litman.identifiers.pmid import find_pmcids, find_pmids
from litman.identifiers.url import find_urls
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import NO_YEAR

_DOI_HOST = lazy_pattern(r"^(?:https?|ftp)://(?:dx\.|www\.)?doi\.org/", re.I)
_PUBMED_HOST = lazy_pattern(r"ncbi\.nlm\.nih\.gov/(?:m/)?(?:pubmed|pmc|\d)|pmc\.ncbi\.nlm\.nih\.gov/", re.I)
_ARXIV_HOST = lazy_pattern(r"^https?://(?:www\.)?arxiv\.org/", re.I)
_DAY = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+|of\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{4}[,\s]\s*[^\W\d_]{3,10}\.?\s+\d{1,2}|[^\W\d_]{3,10}\.?,?\s+\d{4}))"
)
_ACCESSED = lazy_pattern(
    r"(?:\b(?:last\s+)?(?:retrieved|accessed|access(?:ed)?\s+date|accessed\s+(?:on|at)|date\s+of\s+access|cited|viewed|visited"
    r"|downloaded|abgerufen|zugriff|aufgerufen|consult[ée]+e?|acc[eè]s|consultado|accedido|visitato|geraadpleegd"
    r"|дата обращения)\b)"
    rf"\s*+(?:(?:on|am|le|el|il|op|at)\s*+)?(?::\s*+)?({_DAY})",
    re.I,
)
# In ASCII one of these is part of every such word: most references have none, and need not be searched.
_ACCESS = (
    "retrieved", "acce", "cited", "viewed", "visit", "downloaded", "zugriff", "gerufen", "consult", "geraadpleegd"
)  # fmt: skip
_NO_DATE = lazy_pattern(rf"\(\s*((?:{NO_YEAR}|[ns]\.\s?d\.?|o\.\s?J)(?:[-–, ]{{0,2}}[a-z])?)\s*\)", re.I)
# What stands right before an identifier and says what it is.
_LEAD = {
    "DOI": lazy_pattern(
        r"(?:\bdoi\W{0,3}\s?)?(?:<?\s?(?:https?:\s?//)?(?:dx\.|www\.)?doi\.org/)?[\[(<]?$", re.I
    ),
    "PMID": lazy_pattern(
        r"[\[(]?\b(?:PMID|PubMed(?: ID)?)\s*+(?:[:#]\s*+)?$|<?(?:https?://)?(?:www\.)?[\w./?=]*/$", re.I
    ),
    "PMCID": lazy_pattern(
        r"[\[(]?\b(?:PMCID|PubMed Central|PMC)\s*+(?:[:#]\s*+)?$|<?(?:https?://)?[\w./]*/$", re.I
    ),
    "ISBN": lazy_pattern(r"[\[(]?\bISBN(?:-?1[03])?\s*+(?:\([a-z]+\.?\)\s*+)?(?:[:#]\s*+)?$", re.I),
    "arxiv": lazy_pattern(
        r"[\[(]?(?:\barxiv\s*+(?:preprint\s*+)?)?\barxiv\s*+(?:[:.]\s*+)?$|<?(?:https?://)?[\w./]*/$", re.I
    ),
    "URL": lazy_pattern(
        r"(?:\b(?:(?:retrieved|available|accessed|downloaded)\s*+(?:(?:online|electronically)\s*+)?(?:(?:from|at|on|via)\s*+)?"
        r"|(?:url|link|online|verfügbar unter|disponible (?:sur|en)|from|at)\s*+)(?::\s*+)?)?(?:[<\[(]\s*+|\s*+)$",
        re.I,
    ),
}
_AFTER = lazy_pattern(
    r"\s*[)\]>]?[\s.,;]*(?:\b(?:from|at|via|von|unter|de|sur)\b\s*+(?=:|<?(?:https?:|www\.|\w+\.\w)):?)?"
)


class Identified(NamedTuple):
    """Something recognised by rule: the part's name, its normalised value, the span of what is printed.

    `cut_start` and `cut_end` take in the words and brackets around it that introduce it (`doi:`, `Retrieved from`).
    """

    name: str
    value: str
    start: int
    end: int
    cut_start: int = -1
    cut_end: int = -1


def identify(text: str) -> list[Identified]:
    """Return the identifiers, addresses and days of access of a reference, in order, none overlapping.

    An address of doi.org, PubMed or arXiv is given as the identifier that it holds, not as an address.
    """
    found: list[Identified] = []
    if "10." in text or "%2f" in text.lower():
        found += (Identified("DOI", *doi) for doi in find_dois(text))
    low = text.lower()
    if "pubmed" in low or "pmid" in low or "medline" in low:
        found += (Identified("PMID", *pmid) for pmid in find_pmids(text))
    if "pmc" in low:
        found += (Identified("PMCID", *pmcid) for pmcid in find_pmcids(text))
    if "isbn" in low:
        found += (Identified("ISBN", *isbn) for isbn in find_isbns(text))
    if "arxiv" in low:
        found += (Identified("arxiv", *arxiv) for arxiv in find_arxiv_ids(text))
    if "/" in text or "www." in low:
        found += _addresses(text, found)
    found = [_with_lead(text, item) for item in found]
    may_say_access = not text.isascii() or any(word in low for word in _ACCESS)
    for match in _ACCESSED.finditer(text) if may_say_access else ():
        if not any(other.start < match.end(1) and match.start(1) < other.end for other in found):
            after = _AFTER.match(text, match.end(1))
            cut_end = after.end() if after else match.end(1)
            found.append(Identified("accessed", match.group(1), *match.span(1), match.start(), cut_end))
    if no_date := _NO_DATE.search(text):
        found.append(Identified("issued", no_date.group(1), *no_date.span(1), *no_date.span()))
    return _without_overlap(sorted(found, key=lambda item: (item.start, -item.end)))


def _with_lead(text: str, item: Identified) -> Identified:
    before = max(0, item.start - 60)
    lead = _LEAD[item.name].search(text[before : item.start])
    start = before + lead.start() if lead else item.start
    end = item.end + 1 if text[item.end : item.end + 1] in tuple(")]>") else item.end
    return item._replace(cut_start=start, cut_end=end)


def _addresses(text: str, known: list[Identified]) -> list[Identified]:
    held = {(item.start, item.end) for item in known}
    addresses = []
    for url, start, end in find_urls(text):
        inside = [item for item in known if start <= item.start and item.end <= end]
        if _DOI_HOST.match(url) or (inside and (_PUBMED_HOST.search(url) or _ARXIV_HOST.match(url))):
            continue
        # A publisher's address that holds a DOI is both: the address is the part that is printed.
        if (start, end) not in held and not any(i.start <= start and end <= i.end for i in known):
            addresses.append(Identified("URL", url, start, end))
    return addresses


def _without_overlap(found: list[Identified]) -> list[Identified]:
    kept: list[Identified] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            start = max(item.cut_start, kept[-1].cut_end if kept else 0)
            kept.append(item._replace(cut_start=min(start, item.start)))
            if len(kept) > 1 and kept[-2].cut_end > item.start:
                kept[-2] = kept[-2]._replace(cut_end=kept[-2].end)
    return kept
