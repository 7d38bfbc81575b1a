"""Where a work can be had, read from an entry: address, eprint archive, DOI, numbers of books and journals."""

from __future__ import annotations

import re
from typing import Any

from litman.bibtex.tex.latex import encode_verbatim
from litman.bibtex.works.entry_fields import EntryFields
from litman.bibtex.works.field_values import doi_from_tex, says_doi, url_only
from litman.text.lazy_pattern import lazy_pattern

# Most entries have none of these.
_OF_ARCHIVES = frozenset(
    {
        "eprint",
        "arxivid",
        "arxiv",
        "eprinttype",
        "archiveprefix",
        "archive",
        "archive_location",
        "archivelocation",
    }
)
_OF_PUBMED = frozenset({"pmid", "pubmedid", "pmcid", "pmc", "eprint"})
_ARXIV_PREFIX = lazy_pattern(r"^(?:https?://)?(?:www\.)?arxiv(?:\.org/(?:abs|pdf)/|:)\s*", re.IGNORECASE)
_ARXIV_ID = lazy_pattern(r"[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?|[a-z.-]+/[0-9]{7}")
# Mendeley writes the line break between two numbers as `\textbackslash r`.
_LOST_BREAK = lazy_pattern(r"(?:(?<!\s)\s++)?\\textbackslash\s*(?:\{\})?r?\s*")
_PUBMED = ("pubmed", "pmid")
_PUBMED_CENTRAL = ("pmc", "pmcid")
# Source: biblatex manual, section 3.14.7 (arXiv, JSTOR, PubMed, HDL, Google Books); the archive's own pages (HAL).
_ARCHIVE_PAGES = {
    "arxiv": "https://arxiv.org/abs/",
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
    "googlebooks": "https://books.google.com/books?id=",
    "google books": "https://books.google.com/books?id=",
    "hal": "https://hal.science/",
}


def find_places(fields: EntryFields, url: str | None) -> dict[str, Any]:
    """Return the variables of a work that say where it is: `DOI`, `URL`, `archive`, `PMID`, `ISBN`…

    Args:
        fields: The entry.
        url: Its `stated_url`.
    """
    archive, location = _archive(fields) if fields.has_any(_OF_ARCHIVES) else (None, None)
    pmid, pmcid = _of_pubmed(fields) if fields.has_any(_OF_PUBMED) else (None, None)
    doi = encode_verbatim(doi_from_tex(fields.raw("doi")) or "") or None
    url = url or _eprint_url(fields, archive, location)
    return {
        "archive": archive,
        "archive_location": location,
        "DOI": doi,
        # An address that only says the DOI again is none of its own.
        "URL": None if url and says_doi(url, doi) else encode_verbatim(url or "") or None,
        "ISBN": _numbers(fields, "isbn"),
        "ISSN": _numbers(fields, "issn", "eissn"),
        "PMID": pmid,
        "PMCID": pmcid,
    }


def stated_url(fields: EntryFields) -> str | None:
    """Return the address that the entry states: in `url`, or as the whole of `howpublished` or `note`."""
    return fields.verbatim("url", "link") or next(
        (url for name in ("howpublished", "note") if (url := url_only(fields.values.get(name, "")))), None
    )


def _archive(fields: EntryFields) -> tuple[str | None, str | None]:
    """`eprint` and its archive; without one, an identifier in arXiv's form is arXiv's."""
    eprint = fields.verbatim("eprint", "arxivid", "arxiv")
    kind = fields.plain_text("eprinttype", "archiveprefix")
    if not eprint:
        return fields.text("archive"), fields.text("archive_location", "archivelocation")
    eprint = _ARXIV_PREFIX.sub("", eprint)
    if kind.lower() == "arxiv" or (not kind and _ARXIV_ID.fullmatch(eprint)):
        return "arXiv", eprint
    if kind.lower() in _PUBMED + _PUBMED_CENTRAL or "://" in eprint:
        return None, None  # a number or an address of its own
    return kind or None, eprint


def _of_pubmed(fields: EntryFields) -> tuple[str | None, str | None]:
    pmid = fields.verbatim("pmid", "pubmedid") or _eprint_of(fields, _PUBMED)
    return pmid, fields.verbatim("pmcid", "pmc") or _eprint_of(fields, _PUBMED_CENTRAL)


def _eprint_of(fields: EntryFields, kinds: tuple[str, ...]) -> str | None:
    kind = fields.plain_text("eprinttype", "archiveprefix").lower()
    return fields.verbatim("eprint") if kind in kinds else None


def _eprint_url(fields: EntryFields, archive: str | None, location: str | None) -> str | None:
    if not location:
        eprint = fields.verbatim("eprint")
        if not eprint:
            return None
        return eprint if re.match(r"https?://\S+\Z", eprint) else None
    base = _ARCHIVE_PAGES.get((archive or "").lower())
    return base + location if base else None


def _numbers(fields: EntryFields, *names: str) -> str | None:
    for name in names:
        value = fields.values.get(name, "")
        if "\\textbackslash" in value:
            return _LOST_BREAK.sub(", ", value).strip() or None
    return fields.verbatim(*names)
