"""Unpaywall as a witness: where the files of DOIs are open. It wants the mail address of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote

from litman.errors import BrokenAnswerError
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import Identifier
from litman.library.attestation import Attestation, OpenPlace, distinct_places, open_place
from litman.sources.http.answers import asked_on, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "unpaywall"
ATTESTS: tuple[str, ...] = ("doi",)
_SERVICE = "Unpaywall"


def left_out(session: Session) -> str | None:
    """Return why Unpaywall cannot be asked; None: there is a mail address."""
    if NAME in session.keys:
        return None
    return "Unpaywall wants a mail address: set `mailto` in litman.toml, or LITMAN_MAILTO"


def parts(session: Session, identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the DOIs one by one, since Unpaywall takes no lists."""
    return [[identifier] for identifier in identifiers]


def fetch_attestations(
    session: Session, part: Sequence[Identifier], *, today: date
) -> dict[Identifier, Attestation]:
    """Return where the file of a DOI is open; a DOI that Unpaywall does not have is left out.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: Unpaywall, "REST API", `GET /v2/:doi?email=`; "Data Format", `oa_locations`.
    """
    (doi,) = part

    def check(answer: Answer) -> None:
        _record(answer, doi.value)

    url = f"{session.settings.unpaywall_url}/v2/{quote(doi.value, safe='/')}"
    answer = session.get(url, lane="unpaywall", key=NAME, check=check)
    record = _record(answer, doi.value)
    if record is None:
        return {}
    best = mapping_of(record.get("best_oa_location"))
    places = [_place(place) for place in (best, *map(mapping_of, list_of(record.get("oa_locations"))))]
    return {doi: Attestation(NAME, asked_on(answer, today=today), None, distinct_places(places))}


def _place(place: Mapping[str, object]) -> OpenPlace | None:
    page = text_of(place.get("url_for_landing_page")) or text_of(place.get("url"))
    return open_place(
        file=text_of(place.get("url_for_pdf")),
        page=page,
        version=text_of(place.get("version")),
        licence=text_of(place.get("license")),
    )


def _record(answer: Answer, doi: str) -> Mapping[str, object] | None:
    """The record of a DOI; None: Unpaywall says itself, in JSON, that it has none."""
    if answer.status not in (200, 404):
        refuse_status(answer, service=_SERVICE)
    record = mapping_of(read_json(answer, service=_SERVICE))
    if answer.status == 404:
        if "error" not in record and "message" not in record:
            raise BrokenAnswerError(_SERVICE, answer.host, "status 404 in words that are not Unpaywall's")
        return None
    if not isinstance(record.get("is_oa"), bool):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a record in it")
    found = parse_doi(text_of(record.get("doi")) or "")
    if found != doi:
        raise BrokenAnswerError(_SERVICE, answer.host, f"the record of another DOI, {(found or '')[:100]}")
    return record
