"""Crossref as a source: the record of one DOI, or of a list of them, and works that are searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from litman.errors import BrokenAnswerError
from litman.identifiers.doi import doi_path
from litman.identifiers.identifier import Identifier
from litman.library.registry import Notice, RegistryRecord
from litman.sources.crossref import batch as lists
from litman.sources.crossref.record import NAME as NAME
from litman.sources.crossref.record import record_from_message
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.answers import ask_about_one, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

KINDS: tuple[str, ...] = ("doi",)
SEARCHES: tuple[SearchBy, ...] = ("text", "parts")
_SERVICE = "Crossref"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what Crossref says about a DOI; None: Crossref itself says that it does not have it.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Crossref REST API, `GET /works/{doi}`.
    """
    doi = identifier.value
    url = f"{session.settings.crossref_url}/works/{doi_path(doi)}"
    answer = ask_about_one(
        session,
        url,
        lane="crossref-single",
        check_found=lambda found: _message(found, doi),
        check_absence=_check_absence,
    )
    if answer is None:
        return None
    return record_from_message(_message(answer, doi), answer, doi, today=today)


def batches(identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the DOIs that a list can name, in lists that fit in one question each."""
    return lists.split_batches([identifier for identifier in identifiers if lists.can_be_listed(identifier)])


def fetch_batch(
    session: Session, batch: Sequence[Identifier], *, today: date
) -> dict[Identifier, RegistryRecord]:
    """Return what Crossref says about DOIs; one that is not in the answer was not listed.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    return lists.fetch_batch(session, batch, today=today)


def can_be_notified(session: Session, identifier: Identifier) -> bool:
    """Return whether the question for notices can name this identifier.

    Raises:
        IncompleteError: that has to be asked, and there is no answer.
    """
    if identifier.kind != "doi":
        return False
    from litman.sources.crossref.updates import understands

    return understands(session, identifier)


def fetch_notices(
    session: Session, identifiers: Sequence[Identifier]
) -> dict[Identifier, tuple[Notice, ...]]:
    """Return the notices that name works, by the DOI of each.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    from litman.sources.crossref.updates import fetch_notices as fetch

    return fetch(session, identifiers)


def search(session: Session, sought: SoughtWork, *, by: SearchBy) -> list[FoundWork]:
    """Return the works that Crossref finds for a reference, as it is printed or by its parts; they prove nothing.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    from litman.sources.crossref.search import search_bibliographic, search_described

    return search_bibliographic(session, sought) if by == "text" else search_described(session, sought)


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
