"""Invented records in the shapes of Crossref and DataCite."""

from __future__ import annotations

from typing import Any


def crossref_message(doi: str = "10.5555/tea", **changes: Any) -> dict[str, Any]:
    """Return a Crossref message about a made-up paper, with these fields changed; None takes a field away."""
    message: dict[str, Any] = {
        "DOI": doi,
        "type": "journal-article",
        "title": ["Why tea goes cold"],
        "author": [{"family": "Kessel", "given": "Ada B.", "sequence": "first", "affiliation": []}],
        "container-title": ["Annals of Kettles"],
        "short-container-title": ["Ann. Kettles"],
        "volume": "12",
        "issue": "3",
        "page": "101-109",
        "publisher": "Teapot Press",
        "published-print": {"date-parts": [[2015, 3]]},
        "published-online": {"date-parts": [[2014, 11, 2]]},
        "issued": {"date-parts": [[2014, 11, 2]]},
        "created": {"date-parts": [[2014, 10, 1]]},
        "ISSN": ["1234-5679", "2345-6789"],
        "issn-type": [
            {"type": "electronic", "value": "1234-5679"},
            {"type": "print", "value": "2345-6789"},
        ],
        "language": "en",
    }
    message |= {name.replace("_", "-"): value for name, value in changes.items()}
    return {name: value for name, value in message.items() if value is not None}


def datacite_attributes(doi: str = "10.5555/data", **changes: Any) -> dict[str, Any]:
    """Return DataCite attributes of a made-up data set, with these fields changed; None takes a field away."""
    attributes: dict[str, Any] = {
        "doi": doi,
        "creators": [
            {"name": "Kessel, Ada", "nameType": "Personal", "givenName": "Ada", "familyName": "Kessel"},
            {"name": "Institute of Kettles", "nameType": "Organizational"},
        ],
        "titles": [{"title": "Temperatures of 400 cups"}],
        "publisher": "Teapot Archive",
        "publicationYear": 2019,
        "dates": [{"date": "2019-05-04T10:00:00Z", "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": "Dataset", "citeproc": "dataset"},
        "version": "1.1",
        "container": {},
    }
    attributes |= changes
    return {name: value for name, value in attributes.items() if value is not None}
