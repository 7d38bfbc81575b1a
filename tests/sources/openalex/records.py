"""Invented works in the shape of OpenAlex."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ATTESTED = "?select=id,doi,ids,is_retracted,open_access,best_oa_location,locations"
JOURNAL: Mapping[str, Any] = {
    "display_name": "Annals of Kettles",
    "type": "journal",
    "host_organization_name": "Teapot Press",
}
OPEN: Mapping[str, Any] = {
    "id": "doi:10.5555/tea",
    "is_oa": True,
    "landing_page_url": "https://doi.org/10.5555/tea",
    "pdf_url": "https://kettles.example.org/tea.pdf",
    "license": "cc-by",
    "version": "publishedVersion",
    "source": JOURNAL,
    "raw_type": "journal-article",
    "raw_source_name": "Ann. Kettles",
}
CLOSED: Mapping[str, Any] = {**OPEN, "is_oa": False, "pdf_url": None, "license": None}


def author(name: str | None, known_as: str | None = "A. Kessel") -> dict[str, Any]:
    """Return an author: as the work prints the name, and as the person is known."""
    return {"raw_author_name": name, "author": {"display_name": known_as}}


def openalex_work(doi: str | None = "10.5555/tea", **changes: Any) -> dict[str, Any]:
    """Return a record of OpenAlex about a made-up paper, with these fields changed; None is null in it."""
    url = f"https://doi.org/{doi}" if doi else None
    return {
        "id": "https://openalex.org/W1",
        "doi": url,
        "title": "Why tea goes cold",
        "publication_year": 2015,
        "publication_date": "2015-03-12",
        "ids": {
            "openalex": "https://openalex.org/W1",
            "doi": url,
            "pmid": "https://pubmed.ncbi.nlm.nih.gov/31000001",
        },
        "language": "en",
        "type": "article",
        "primary_location": OPEN,
        "best_oa_location": OPEN,
        "locations": [OPEN],
        "open_access": {"is_oa": True, "oa_url": "https://kettles.example.org/tea.pdf"},
        "authorships": [author("Ada B. Kessel"), author("Urn, Bo")],
        "biblio": {"volume": "12", "issue": "3", "first_page": "101", "last_page": "109"},
        "is_retracted": False,
        "abstract_inverted_index": {"Tea": [0], "cools,": [1], "and": [2], "cools.": [3]},
        **changes,
    }
