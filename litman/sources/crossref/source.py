"""Crossref: the record of one DOI."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.identifiers.doi import doi_path, parse_doi
from litman.identifiers.identifier import doi_identifier
from litman.library.registry import RegistryRecord
from litman.sources.crossref.message import notices_from_message, work_from_message
from litman.sources.http.answers import asked_on, check_sizes, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "crossref"
_SERVICE = "Crossref"


def fetch_record(session: Session, doi: str, *, today: date) -> RegistryRecord | None:
    """Return what Crossref says about a normalised DOI; None: Crossref itself says that it does not have it.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, `GET /works/{doi}`.
    """
    url = f"{session.settings.crossref_url}/works/{doi_path(doi)}"

    def check(answer: Answer) -> None:
        if answer.status == 404:
            _check_absence(answer)
        else:
            _message(answer, doi)

    answer = session.get(url, lane="crossref-single", check=check)
    if answer.status == 404:
        return None
    return record_from_message(_message(answer, doi), answer, doi, today=today)


def record_from_message(
    message: Mapping[str, object], answer: Answer, doi: str, *, today: date
) -> RegistryRecord:
    """Return the record of a DOI from the message about it, as a single answer or a member of a list has it.

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


def _message(answer: Answer, doi: str) -> Mapping[str, object]:
    """The `message` of an answer about this DOI, or about the one that it is an alias of."""
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    message = mapping_of(mapping_of(read_json(answer, service=_SERVICE)).get("message"))
    found = (text_of(message.get("DOI")) or "").lower()
    if not found:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a record in it")
    aliases = [alias.lower() for alias in map(text_of, list_of(message.get("aliases"))) if alias]
    if found != doi and not any(alias == doi or alias.endswith("/" + doi) for alias in aliases):
        raise BrokenAnswerError(_SERVICE, answer.host, f"the record of another DOI, {found[:100]}")
    return message


def _check_absence(answer: Answer) -> None:
    """Pass a 404 that is Crossref's own; any server on the way can say 404 in other words.

    Source: recorded answers; the body is `Resource not found.`, sometimes labelled as JSON.
    """
    if b"resource not found" in answer.body[:200].lower():
        return
    # A failure in JSON has Crossref's envelope.
    document = mapping_of(read_json(answer, service=_SERVICE))
    if "message-type" not in document:
        raise BrokenAnswerError(_SERVICE, answer.host, "status 404 in words that are not Crossref's")
