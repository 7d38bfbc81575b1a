"""DataCite as a source: the record of one DOI, and works that are searched for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.identifiers.doi import doi_path, parse_doi
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.datacite.attributes import notices_from_attributes, work_from_attributes
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.answers import ask_about_one, asked_on, check_sizes, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "datacite"
KINDS: tuple[str, ...] = ("doi",)
SEARCHES: tuple[SearchBy, ...] = ("parts",)
_ARXIV = "10.48550/arxiv."
_SERVICE = "DataCite"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what DataCite says about a DOI; None: DataCite itself says that it has none.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: DataCite REST API, `GET /dois/{id}`.
    """
    doi = identifier.value
    url = f"{session.settings.datacite_url}/dois/{doi_path(doi)}"
    answer = ask_about_one(
        session,
        url,
        lane="datacite",
        check_found=lambda found: _attributes(found, doi),
        check_absence=_check_absence,
    )
    if answer is None:
        return None
    attributes = _attributes(answer, doi)
    work = work_from_attributes(attributes)
    check_sizes(work, answer, service=_SERVICE)
    return RegistryRecord(
        identifier=identifier,
        asked=asked_on(answer, today=today),
        outcome="found",
        agency="datacite",
        source=NAME,
        item=item_from_work(work, id=doi),
        notices=notices_from_attributes(attributes),
        published_as=papers_of_preprint(attributes, doi),
    )


def search(session: Session, sought: SoughtWork, *, by: SearchBy) -> list[FoundWork]:
    """Return the works that DataCite finds for a title and a family name; none by the text of a whole reference.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    from litman.sources.datacite.search import search_described

    return search_described(session, sought) if by == "parts" else []


def papers_of_preprint(attributes: Mapping[str, object], doi: str) -> tuple[str, ...]:
    """Return the DOIs of the paper that a preprint became; empty for a work that is no preprint.

    arXiv says so as `IsVersionOf`. Archives say that of a deposit's own versions as well, under their own prefix.

    Source: DataCite Metadata Schema 4.5, `relatedIdentifiers`; arXiv, "Article DOIs".
    """
    kind = text_of(mapping_of(attributes.get("types")).get("resourceTypeGeneral"))
    if kind != "Preprint" and not doi.startswith(_ARXIV):
        return ()
    found = set()
    for entry in map(mapping_of, list_of(attributes.get("relatedIdentifiers"))):
        paper = parse_doi(text_of(entry.get("relatedIdentifier")) or "")
        is_version = entry.get("relationType") in ("IsVersionOf", "IsPreviousVersionOf")
        if paper and is_version and paper.partition("/")[0] != doi.partition("/")[0]:
            found.add(paper)
    return tuple(sorted(found))


def _attributes(answer: Answer, doi: str) -> Mapping[str, object]:
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    data = mapping_of(mapping_of(read_json(answer, service=_SERVICE)).get("data"))
    attributes = mapping_of(data.get("attributes"))
    found = (text_of(attributes.get("doi")) or "").lower()
    if not found:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a record in it")
    if found != doi:
        raise BrokenAnswerError(_SERVICE, answer.host, f"the record of another DOI, {found[:100]}")
    return attributes


def _check_absence(answer: Answer) -> None:
    """Pass a 404 that is DataCite's own. Source: recorded answers (`{"errors": [{"status": "404", …}]}`)."""
    if "errors" not in mapping_of(read_json(answer, service=_SERVICE)):
        raise BrokenAnswerError(_SERVICE, answer.host, "status 404 in words that are not DataCite's")
