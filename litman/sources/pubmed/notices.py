"""What PubMed says of notices: that a work was retracted, corrected or put in doubt, or does so with another."""

from __future__ import annotations

import re
from typing import Any

from litman.identifiers.doi import find_dois
from litman.library.registry import Notice, NoticeKind, sort_notices
from litman.sources.pubmed.citation import text_at

_SOURCE = "pubmed"
# Source: NLM, "Errata, Retractions, and Other Linked Citations in PubMed": the values of `RefType`.
_ABOUT_IT: dict[str, tuple[NoticeKind, str]] = {
    "RetractionIn": ("retracted", "retraction"),
    "ExpressionOfConcernIn": ("concern", "expression_of_concern"),
    "ErratumIn": ("corrected", "erratum"),
    "CorrectedandRepublishedIn": ("corrected", "correction"),
    "UpdateIn": ("replaced", "new_version"),
}
_ABOUT_OTHERS: dict[str, tuple[NoticeKind, str]] = {
    "RetractionOf": ("retracted", "retraction"),
    "ExpressionOfConcernFor": ("concern", "expression_of_concern"),
    "ErratumFor": ("corrected", "erratum"),
}
_PREPRINT = re.compile(r"rxiv|\bres sq\b|research square|preprint|\bssrn\b", re.IGNORECASE)
_TAKEN_BACK = "retracted publication"


def notices_of(citation: Any) -> tuple[Notice, ...]:
    """Return the notices about a work, gravest first; a preprint that was published was not replaced."""
    kinds = kinds_of(citation)
    found = [
        notice
        for notice in _linked(citation, _ABOUT_IT)
        if not (notice.type == "new_version" and "preprint" in kinds)
    ]
    if _TAKEN_BACK in kinds and not any(notice.kind == "retracted" for notice in found):
        found.append(Notice("retracted", "retraction", source=_SOURCE))
    return sort_notices(found)


def updates_of(citation: Any) -> tuple[Notice, ...]:
    """Return the notices that the work itself is, about other works."""
    return sort_notices(_linked(citation, _ABOUT_OTHERS))


def papers_of(citation: Any) -> tuple[str, ...]:
    """Return the DOIs of the papers that a preprint became; empty for what is no preprint."""
    if "preprint" not in kinds_of(citation):
        return ()
    found = (doi for kind, source in _links(citation) if kind == "UpdateIn" for doi in _dois(source))
    return tuple(dict.fromkeys(found))


def preprints_of(citation: Any) -> tuple[str, ...]:
    """Return the DOIs of the preprints that a citation updates; what else it updates are versions of a review."""
    links = (source for kind, source in _links(citation) if kind == "UpdateOf" and _PREPRINT.search(source))
    return tuple(dict.fromkeys(doi for source in links for doi in _dois(source)))


def kinds_of(citation: Any) -> frozenset[str]:
    """Return the types of publication, in small letters."""
    kinds = citation.iterfind(".//PublicationType")
    return frozenset("".join(kind.itertext()).strip().lower() for kind in kinds)


def _linked(citation: Any, table: dict[str, tuple[NoticeKind, str]]) -> list[Notice]:
    found = []
    for ref_type, source in _links(citation):
        if ref_type in table:
            kind, name = table[ref_type]
            found.append(Notice(kind, name, next(iter(_dois(source)), None), source=_SOURCE))
    return found


def _links(citation: Any) -> list[tuple[str, str]]:
    links = citation.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
    return [(link.get("RefType") or "", text_at(link, "RefSource")) for link in links]


def _dois(text: str) -> list[str]:
    return [found.doi for found in find_dois(text)]
