"""The open full text of a work, from whoever has it: Europe PMC's JATS, the file that Unpaywall names, arXiv's PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from litman.errors import BrokenAnswerError, IncompleteError
from litman.identifiers.identifier import Identifier
from litman.sources import europepmc, unpaywall
from litman.sources.http.answers import asked_on, refuse_status
from litman.sources.http.private_addresses import is_private
from litman.sources.http.session import Answer, Session

_MAX_BYTES = 100 * 1024 * 1024
_HEAD = 4_000
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class FullText:
    """A file with a work's text."""

    data: bytes
    suffix: str  # `.xml` or `.pdf`
    source: str  # who told of it: `europepmc`, `unpaywall`, `arxiv`
    url: str
    licence: str | None  # as the service has it; None: it says nothing of one
    fetched: date


@dataclass(slots=True)
class Search:
    """What asking for a full text came to."""

    found: FullText | None = None
    left_out: dict[str, str] = field(default_factory=dict)  # why a service is not asked, by its name
    silent: dict[str, str] = field(default_factory=dict)  # what kept a service from answering, by its name


def _for_a_day(answer: Answer) -> bool:
    """A file is asked for once, and then attached: no answer of this kind lasts."""
    return False


class _Way(NamedTuple):
    name: str
    kinds: tuple[str, ...]
    fetch: Callable[[Session, Identifier, date], FullText | None]


def find_full_text(session: Session, identifiers: Iterable[Identifier], *, today: date) -> Search:
    """Return the first open text of a work that a service has, and which services could not say."""
    search = Search()
    own = list(identifiers)
    for name, kinds, fetch in _WAYS:
        reason = unpaywall.left_out(session) if name == unpaywall.NAME else None
        wanted = _of_kinds(own, kinds)
        if reason is not None and wanted:
            search.left_out[name] = reason
            continue
        for identifier in wanted:
            try:
                search.found = fetch(session, identifier, today)
            except IncompleteError as exc:
                search.silent.setdefault(name, str(exc))
                break
            if search.found is not None:
                return search
    return search


def _of_kinds(identifiers: Sequence[Identifier], kinds: Sequence[str]) -> list[Identifier]:
    return [one for kind in kinds for one in identifiers if one.kind == kind]


def _from_europe_pmc(session: Session, identifier: Identifier, today: date) -> FullText | None:
    """The JATS that Europe PMC gives of what is open.

    Source: Europe PMC, "RESTful Web Service", `{id}/fullTextXML`.
    """
    place = europepmc.open_place_of(session, identifier)
    if place is None:
        return None
    url = f"{session.settings.europepmc_url}/{quote(place.pmcid)}/fullTextXML"

    def check(answer: Answer) -> None:
        if answer.status == 200 and b"<article" not in answer.body[:_HEAD]:
            raise BrokenAnswerError("Europe PMC", answer.host, "no article in JATS")

    answer = session.get(
        url,
        lane="europepmc",
        headers={"Accept": "application/xml"},
        max_bytes=_MAX_BYTES,
        check=check,
        is_lasting=_for_a_day,
    )
    if answer.status == 404:
        return None
    if answer.status != 200:
        refuse_status(answer, service="Europe PMC")
    day = asked_on(answer, today=today)
    return FullText(answer.body, ".xml", europepmc.NAME, url, place.licence, day)


def _from_unpaywall(session: Session, doi: Identifier, today: date) -> FullText | None:
    said = unpaywall.fetch_attestations(session, [doi], today=today).get(doi)
    for place in said.places if said is not None else ():
        if place.file is None:
            continue
        data = _pdf(session, place.file, lane="web")
        if data is not None:
            return FullText(data, ".pdf", unpaywall.NAME, place.file, place.licence, today)
    return None


def _from_arxiv(session: Session, identifier: Identifier, today: date) -> FullText | None:
    url = f"{session.settings.arxiv_url}/pdf/{quote(identifier.value, safe='/')}"
    data = _pdf(session, url, lane="arxiv")
    return FullText(data, ".pdf", "arxiv", url, None, today) if data is not None else None


def _pdf(session: Session, url: str, *, lane: str) -> bytes | None:
    """Return the PDF at an address; None where there is another thing, such as a page that asks for a log-in."""
    allowed = session.settings.private_addresses or lane != "web"

    def refuse(address: str) -> str | None:
        return "leads to a private network" if is_private(address) else None

    if not allowed and is_private(url):
        return None
    answer = session.get(
        url,
        lane=lane,
        headers={"Accept": "application/pdf"},
        max_bytes=_MAX_BYTES,
        is_lasting=_for_a_day,
        refuse=None if allowed else refuse,
    )
    return answer.body if answer.status == 200 and _PDF in answer.body[:1_024] else None


_WAYS = (
    _Way(europepmc.NAME, ("pmcid", "pmid", "doi"), _from_europe_pmc),
    _Way(unpaywall.NAME, ("doi",), _from_unpaywall),
    _Way("arxiv", ("arxiv",), _from_arxiv),
)
