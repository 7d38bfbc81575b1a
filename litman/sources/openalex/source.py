"""OpenAlex as a source: a DOI that its agency does not describe, retractions and open places, works searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote

from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.pmid import parse_pmid
from litman.library.attestation import Attestation, distinct_places, open_place
from litman.library.registry import RegistryRecord, with_attestations
from litman.matching.record import record_from_work
from litman.sources.found_work import FoundWork, SearchBy, SoughtWork
from litman.sources.http.answers import asked_on, check_sizes, is_web_page, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.openalex.work import work_from_openalex
from litman.sources.reading.json_fields import list_of, mapping_of, text_of

NAME = "openalex"
KINDS: tuple[str, ...] = ("doi",)
ATTESTS: tuple[str, ...] = ("doi", "pmid")
SEARCHES: tuple[SearchBy, ...] = ("parts",)
_SERVICE = "OpenAlex"
_AT_ONCE = 50  # identifiers of a list, which wants a key
_ROWS = 10
_LONGEST = 300  # code points of a title that is searched for
_FIELDS = "id,doi,ids,is_retracted,open_access,best_oa_location,locations"
# Source: recorded answers; what OpenAlex does not have is a page of its web framework, with status 404.
_ABSENT = b"the requested url was not found on the server"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what OpenAlex says about a DOI; None: OpenAlex itself says that it does not have it.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: OpenAlex, "Get a single work" (`/works/doi:…`).
    """
    answer = _ask_one(session, identifier, select="")
    if answer is None:
        return None
    record = _record(answer)
    work = work_from_openalex(record)
    if not work.title:
        return None
    check_sizes(work, answer, service=_SERVICE)
    asked = asked_on(answer, today=today)
    found = RegistryRecord(
        identifier, asked, "found", source=NAME, item=item_from_work(work, id=identifier.value)
    )
    return with_attestations(found, [_attestation(record, asked)])


def left_out(session: Session) -> str | None:
    """Return why OpenAlex is not asked what it attests: single works are for everybody."""
    return None


def parts(session: Session, identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return what fits in one question each: lists for whoever has a key, single works else."""
    if NAME not in session.keys:
        return [[identifier] for identifier in identifiers]
    found: list[list[Identifier]] = []
    for kind in ATTESTS:
        of_kind = [one for one in identifiers if one.kind == kind]
        listed = [one for one in of_kind if not set(one.value) & set("|,&")]
        found += [listed[at : at + _AT_ONCE] for at in range(0, len(listed), _AT_ONCE)]
        found += [[one] for one in of_kind if one not in set(listed)]
    return found


def fetch_attestations(
    session: Session, part: Sequence[Identifier], *, today: date
) -> dict[Identifier, Attestation]:
    """Return what OpenAlex attests of works: whether they are retracted, and where their files are open.

    What it does not have is left out.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: OpenAlex, "Work object", `is_retracted` and `locations`.
    """
    if len(part) == 1:
        answer = _ask_one(session, part[0], select=f"?select={_FIELDS}")
        records = [] if answer is None else [_record(answer)]
    else:
        values = "%7C".join(quote(one.value, safe="") for one in part)
        url = f"works?filter={part[0].kind}:{values}&per_page={_AT_ONCE}&select={_FIELDS}"
        answer = _ask_list(session, url)
        records = _results(answer)
    named = {one: record for record in records for one in _identifiers(record)}
    if answer is None:
        return {}
    asked = asked_on(answer, today=today)
    return {one: _attestation(named[one], asked) for one in part if one in named}


def search(session: Session, sought: SoughtWork, *, by: SearchBy) -> list[FoundWork]:
    """Return the works that OpenAlex finds for a title, its best first; they prove nothing. It wants a key.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    title = " ".join(sought.title[:_LONGEST].translate(str.maketrans(",|:!", "    ")).split())
    answer = _ask_list(session, f"works?filter=title.search:{quote(title, safe='')}&per_page={_ROWS}")
    return [
        FoundWork(NAME, record_from_work(work_from_openalex(record)), record, work_from_openalex)
        for record in _results(answer)
    ]


def _ask_one(session: Session, identifier: Identifier, *, select: str) -> Answer | None:
    """The answer about one work, None where OpenAlex itself says that it does not have it."""
    name = f"{identifier.kind}:{quote(identifier.value, safe='/')}"

    def check(answer: Answer) -> None:
        if answer.status == 404:
            _check_absence(answer)
        elif identifier not in _identifiers(_record(answer)):
            raise BrokenAnswerError(_SERVICE, answer.host, f"the record of another work than {name[:100]}")

    url = f"{session.settings.openalex_url}/works/{name}{select}"
    answer = session.get(url, lane="openalex", key=NAME, check=check)
    return None if answer.status == 404 else answer


def _ask_list(session: Session, path: str) -> Answer:
    def check(answer: Answer) -> None:
        _results(answer)

    url = f"{session.settings.openalex_url}/{path}"
    return session.get(url, lane="openalex", key=NAME, check=check, is_lasting=lambda found: False)


def _check_absence(answer: Answer) -> None:
    """Pass a 404 that is OpenAlex's own; any server on the way can say 404 in other words."""
    if is_web_page(answer) and _ABSENT in answer.body[:2000].lower():
        return
    said = text_of(mapping_of(read_json(answer, service=_SERVICE)).get("error")) or ""
    if "not found" not in said.lower():
        raise BrokenAnswerError(_SERVICE, answer.host, "status 404 in words that are not OpenAlex's")


def _record(answer: Answer) -> Mapping[str, object]:
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    record = mapping_of(read_json(answer, service=_SERVICE))
    if "error" in record or not _identifiers(record):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a work in it")
    return record


def _results(answer: Answer) -> list[Mapping[str, object]]:
    if answer.status != 200:
        refuse_status(answer, service=_SERVICE)
    document = mapping_of(read_json(answer, service=_SERVICE))
    if not isinstance(document.get("results"), list):
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a list of works in it")
    return [record for record in map(mapping_of, list_of(document["results"])) if record]


def _identifiers(record: Mapping[str, object]) -> list[Identifier]:
    """The DOIs and the PMID of a record; a work has the DOIs of all its places."""
    ids = mapping_of(record.get("ids"))
    pmid = parse_pmid(text_of(ids.get("pmid")) or "")
    places = [text_of(mapping_of(place).get("id")) or "" for place in list_of(record.get("locations"))]
    texts = [
        text_of(record.get("doi")),
        text_of(ids.get("doi")),
        *(p for p in places if p.startswith("doi:")),
    ]
    dois = [doi for text in texts if text and (doi := parse_doi(text))]
    return [Identifier("doi", doi) for doi in dict.fromkeys(dois)] + (
        [Identifier("pmid", pmid)] if pmid else []
    )


def _attestation(record: Mapping[str, object], asked: date) -> Attestation:
    flag = record.get("is_retracted")
    best, access = mapping_of(record.get("best_oa_location")), mapping_of(record.get("open_access"))
    others = [
        place for place in map(mapping_of, list_of(record.get("locations"))) if place.get("is_oa") is True
    ]
    places = [
        open_place(
            file=text_of(place.get("pdf_url")),
            page=text_of(place.get("landing_page_url")),
            version=text_of(place.get("version")),
            licence=text_of(place.get("license")),
        )
        for place in (best, *others)
    ]
    if access.get("is_oa") is True and not any(places):
        places = [open_place(page=text_of(access.get("oa_url")))]
    return Attestation(NAME, asked, flag if isinstance(flag, bool) else None, distinct_places(places))
