"""Semantic Scholar as a witness: where the files of DOIs and PMIDs are open. It is asked with a key only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote

from litman.errors import BrokenAnswerError
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation, distinct_places, open_place
from litman.sources.http.answers import asked_on, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import mapping_of, text_of

NAME = "semanticscholar"
ATTESTS: tuple[str, ...] = ("doi", "pmid")
_SERVICE = "Semantic Scholar"
_FIELDS = "externalIds,openAccessPdf"


def left_out(session: Session) -> str | None:
    """Return why Semantic Scholar is not asked; None: there is a key."""
    if NAME in session.keys:
        return None
    return "Semantic Scholar is asked with a key only: LITMAN_SEMANTICSCHOLAR_KEY, or your keys.toml"


def parts(session: Session, identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the identifiers one by one."""
    return [[identifier] for identifier in identifiers]


def fetch_attestations(
    session: Session, part: Sequence[Identifier], *, today: date
) -> dict[Identifier, Attestation]:
    """Return where the file of a work is open; one that Semantic Scholar does not have is left out.

    So is one of which it gives another's record: it counts a preprint and its paper as one.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Semantic Scholar, "Academic Graph API", `GET /graph/v1/paper/{paper_id}`.
    """
    (identifier,) = part

    def check(answer: Answer) -> None:
        _record(answer)

    name = f"{identifier.kind.upper()}:{quote(identifier.value, safe='/')}"
    url = f"{session.settings.semanticscholar_url}/graph/v1/paper/{name}?fields={_FIELDS}"
    answer = session.get(url, lane="semanticscholar", key=NAME, check=check)
    record = _record(answer)
    if record is None or identifier not in _identifiers(record):
        return {}
    file = mapping_of(record.get("openAccessPdf"))
    place = open_place(file=text_of(file.get("url")), licence=text_of(file.get("license")))
    return {identifier: Attestation(NAME, asked_on(answer, today=today), None, distinct_places([place]))}


def _identifiers(record: Mapping[str, object]) -> list[Identifier]:
    ids = mapping_of(record.get("externalIds"))
    doi, pmid = parse_doi(text_of(ids.get("DOI")) or ""), text_of(ids.get("PubMed"))
    named = (("doi", doi), ("pmid", pmid))
    return [Identifier(kind, value) for kind, value in named if value]


def _record(answer: Answer) -> Mapping[str, object] | None:
    """The record of a work; None: Semantic Scholar says in its own words that it has none."""
    if answer.status not in (200, 404):
        refuse_status(answer, service=_SERVICE)
    record = mapping_of(read_json(answer, service=_SERVICE))
    if answer.status == 404:
        if "not found" not in (text_of(record.get("error")) or "").lower():
            raise BrokenAnswerError(_SERVICE, answer.host, "status 404 in words that are not its own")
        return None
    if "externalIds" not in record:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a record in it")
    return record
