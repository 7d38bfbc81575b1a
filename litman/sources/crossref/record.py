"""Crossref: a registry record made of a message, as a single answer or a member of a list has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from litman.csl.to_json import item_from_work
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.crossref.message import notices_from_message, work_from_message
from litman.sources.http.answers import asked_on, check_sizes
from litman.sources.http.session import Answer
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "crossref"
_SERVICE = "Crossref"


def record_from_message(
    message: Mapping[str, object], answer: Answer, doi: str, *, today: date
) -> RegistryRecord:
    """Return the record of a DOI from the message about it.

    Raises:
        BrokenAnswerError: a value is so long that it must be a mistake.
    """
    work = work_from_message(message)
    check_sizes(work, answer, service=_SERVICE)
    notices, updates = notices_from_message(message)
    return RegistryRecord(
        identifier=doi_identifier(doi),
        asked=asked_on(answer, today=today),
        outcome="found",
        agency="crossref",
        source=NAME,
        item=item_from_work(work, id=doi),
        notices=notices,
        updates=updates,
        published_as=related_dois(message, "is-preprint-of"),
        preprints=related_dois(message, "has-preprint"),
    )


def related_dois(message: Mapping[str, object], relation: str) -> tuple[str, ...]:
    """Return the DOIs that a message names under a relation, normalised, each once, its own left out.

    Source: Crossref, "Relationships": `relation` maps a type to a list of `{"id-type", "id", "asserted-by"}`.
    """
    own = parse_doi(text_of(message.get("DOI")) or "")
    entries = map(mapping_of, list_of(mapping_of(message.get("relation")).get(relation)))
    dois = (parse_doi(text_of(entry.get("id")) or "") for entry in entries if entry.get("id-type") == "doi")
    return tuple(sorted({doi for doi in dois if doi and doi != own}))
