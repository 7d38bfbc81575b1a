"""doi.org: which agency registered a DOI, and its description by content negotiation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.identifiers.doi import doi_path
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.http.answers import asked_on, check_sizes, is_web_page, read_json
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "doi.org"
KINDS: tuple[str, ...] = ("doi",)
_SERVICE = "doi.org"
_CSL_JSON = "application/vnd.citationstyles.csl+json"
# Source: DOI Handbook, "Which RA?" service, `status`.
_ABSENT = ("doi does not exist", "invalid doi")
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Agency:
    """Who registered a DOI, as doi.org says."""

    name: str | None  # as doi.org writes it; None: there is no such DOI
    asked: date
    is_certain: bool = True  # about this DOI; else only about its prefix


def fetch_agency(session: Session, identifier: Identifier, *, today: date) -> Agency:
    """Return which agency registered the DOI; `name` is None where doi.org says that it does not exist.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: DOI Handbook, "Which RA?" service (`GET /ra/{doi}`, several DOIs with commas between them).
    """
    doi = identifier.value
    # The service takes a comma for the end of a DOI, even percent-encoded; then only the prefix can be asked
    # about.
    asked_for = doi.partition("/")[0] if "," in doi else doi
    url = f"{session.settings.doi_url}/ra/{doi_path(asked_for)}"

    def check(answer: Answer) -> None:
        _agency_name(answer, asked_for)

    def is_lasting(answer: Answer) -> bool:
        return _agency_name(answer, asked_for) is not None

    answer = session.get(url, lane="doi", check=check, is_lasting=is_lasting)
    return Agency(_agency_name(answer, asked_for), asked_on(answer, today=today), is_certain=asked_for == doi)


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return the description of a DOI that its agency gives through doi.org; None: it gives none.

    The record is `unregistered` where doi.org itself says that the DOI does not exist.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: DOI Handbook, "Content negotiation"; CrossCite, "DOI Content Negotiation".
    """
    doi = identifier.value
    url = f"{session.settings.doi_url}/{doi_path(doi)}"
    own_host = urlsplit(url).netloc

    def check(answer: Answer) -> None:
        _read_description(answer, own_host)

    answer = session.get(url, lane="doi", headers={"Accept": _CSL_JSON}, check=check)
    asked = asked_on(answer, today=today)
    if _is_absence(answer, own_host):
        return RegistryRecord(identifier=identifier, asked=asked, outcome="unregistered")
    item = _read_description(answer, own_host)
    if item is None:
        return None
    work = replace(work_from_item(item), DOI=doi)
    check_sizes(work, answer, service=_SERVICE)
    return RegistryRecord(
        identifier=identifier,
        asked=asked,
        outcome="found",
        source=NAME,
        item=item_from_work(work, id=doi),
    )


def _agency_name(answer: Answer, asked_for: str) -> str | None:
    """The agency in the entry about what was asked for; an entry without one says why in its `status`."""
    if answer.status not in (200, 404):
        raise BrokenAnswerError(
            _SERVICE, answer.host, f"status {answer.status} to a question about an agency"
        )
    entries = [mapping_of(entry) for entry in list_of(read_json(answer, service=_SERVICE))]
    for entry in entries:
        if (text_of(entry.get("DOI")) or "").strip().lower() != asked_for:
            continue
        name, status = text_of(entry.get("RA")), (text_of(entry.get("status")) or "").strip().lower()
        if name:
            return name.strip()
        if status in _ABSENT:
            return None
        if status == _UNKNOWN:
            return _UNKNOWN
    raise BrokenAnswerError(_SERVICE, answer.host, f"nothing about the agency of {asked_for}")


def _read_description(answer: Answer, own_host: str) -> Mapping[str, object] | None:
    """The CSL-JSON item; None where the agency sends a page for people, or nothing.

    Raises:
        BrokenAnswerError: doi.org itself answers with something that it does not send.
    """
    is_own = answer.host == own_host
    if answer.status == 200 and not is_web_page(answer):
        item = mapping_of(read_json(answer, service=_SERVICE))
        if not text_of(item.get("title")) and not text_of(item.get("type")):
            raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a record in it")
        return item
    if is_own and not _is_absence(answer, own_host) and answer.status not in (204, 406):
        what = "a web page in place of data (a sign-in page or a proxy?)"
        raise BrokenAnswerError(
            _SERVICE, answer.host, what if answer.status == 200 else f"status {answer.status}"
        )
    return None


def _is_absence(answer: Answer, own_host: str) -> bool:
    """Whether doi.org itself says that the DOI does not exist. Source: recorded answers ("DOI Not Found")."""
    return (
        answer.status == 404 and answer.host == own_host and b"doi not found" in answer.body[:20_000].lower()
    )
