"""A DataCite record as a work. Pure; never raises: what has no shape that DataCite documents is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from litman.library.registry import Notice, sort_notices
from litman.sources.datacite.container import container_of
from litman.sources.datacite.people import people_of
from litman.sources.datacite.titles import title_of
from litman.sources.datacite.types import csl_type
from litman.sources.datacite.values import plain_value
from litman.sources.reading.abstract import paragraphs_from_jats
from litman.sources.reading.json_fields import integer_of, list_of, mapping_of, text_of
from litman.work import Date, DateParts, Work

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[^/]*)?)?)?")
_ARXIV = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_YEARS = range(1000, 2200)  # beyond them stands another calendar, or a mistake


def work_from_attributes(attributes: Mapping[str, object]) -> Work:
    """Return the work that the `attributes` of a DataCite answer describe.

    Source: DataCite Metadata Schema 4.6; DataCite REST API, "Retrieving a single DOI".
    """
    attributes = mapping_of(attributes)
    types = mapping_of(attributes.get("types"))
    container = container_of(attributes)
    general, specific = (
        plain_value(types.get(name)) or "" for name in ("resourceTypeGeneral", "resourceType")
    )
    kind = csl_type(general, specific, container=container.get("title"))
    doi = (text_of(attributes.get("doi")) or "").strip().lower() or None
    creators = list_of(attributes.get("creators"))
    if kind == "thesis":
        creators = [{"nameType": "Personal", **mapping_of(creator)} for creator in creators]
    if kind in ("thesis", "book"):
        container = {}  # the university or a series, with a year for its page
    arxiv = _ARXIV.fullmatch(doi) if doi else None
    return Work(
        type=kind,
        title=title_of(attributes),
        author=people_of(creators),
        editor=people_of(_contributors(attributes, "Editor")),
        translator=people_of(_contributors(attributes, "Translator")),
        issued=_issued(attributes),
        container_title=container.get("title"),
        volume=container.get("volume"),
        issue=container.get("issue"),
        page=container.get("page"),
        number=f"arXiv:{arxiv.group(1)}" if arxiv else None,
        version=plain_value(attributes.get("version")),
        publisher=_publisher(attributes),
        genre=_genre(kind, general, specific),
        language=plain_value(attributes.get("language")),
        abstract=_abstract(attributes),
        keyword=_keyword(attributes),
        ISBN=_identifier(attributes, "ISBN"),
        ISSN=_identifier(attributes, "ISSN"),
        PMID=_identifier(attributes, "PMID"),
        DOI=doi,
    )


def notices_from_attributes(attributes: Mapping[str, object]) -> tuple[Notice, ...]:
    """Return the notices about the work: it was withdrawn, a newer version replaced it. Never raises.

    Source: DataCite Metadata Schema 4.6, `dateType` Withdrawn, `relationType` IsPreviousVersionOf,
    IsObsoletedBy.
    """
    attributes = mapping_of(attributes)
    own = (text_of(attributes.get("doi")) or "").strip().lower()
    notices = [
        Notice("withdrawn", "withdrawal", date=_calendar_day(moment), source="datacite")
        for moment in _dates(attributes, "Withdrawn")
    ]
    for related in map(mapping_of, list_of(attributes.get("relatedIdentifiers"))):
        doi = (text_of(related.get("relatedIdentifier")) or "").strip().lower()
        is_newer = related.get("relationType") in ("IsPreviousVersionOf", "IsObsoletedBy")
        if is_newer and related.get("relatedIdentifierType") == "DOI" and doi and doi != own:
            notices.append(Notice("replaced", "new_version", doi, source="datacite"))
    return sort_notices(notices)


def _contributors(attributes: Mapping[str, object], role: str) -> list[object]:
    members = list_of(attributes.get("contributors"))
    return [member for member in members if mapping_of(member).get("contributorType") == role]


def _issued(attributes: Mapping[str, object]) -> Date | None:
    """The year of publication, with month and day where a date of that year gives them."""
    year = integer_of(attributes.get("publicationYear"))
    found = [*_dates(attributes, "Issued"), *_dates(attributes, "Available")]
    if year not in _YEARS:
        year = next((parts.year for parts in found), None)
    if year is None:
        return None
    fitting = [parts for parts in found if parts.year == year and parts.month]
    return Date(start=fitting[0] if fitting else DateParts(year))


def _dates(attributes: Mapping[str, object], kind: str) -> list[DateParts]:
    found = []
    for member in map(mapping_of, list_of(attributes.get("dates"))):
        match = _DAY.fullmatch((text_of(member.get("date")) or "").strip())
        if member.get("dateType") != kind or match is None or int(match.group(1)) not in _YEARS:
            continue
        month = int(match.group(2) or 0)
        day = int(match.group(3) or 0)
        month = month if 1 <= month <= 12 else 0
        found.append(DateParts(int(match.group(1)), month or None, day if month and 1 <= day <= 31 else None))
    return found


def _calendar_day(parts: DateParts) -> date | None:
    try:
        return date(parts.year, parts.month or 0, parts.day or 0)
    except ValueError:
        return None


def _publisher(attributes: Mapping[str, object]) -> str | None:
    """A name, or since schema 4.5 an object with one."""
    value = attributes.get("publisher")
    name = plain_value(mapping_of(value).get("name") if isinstance(value, Mapping) else value)
    return name.rstrip(" ,;:/") or None if name else None


def _genre(kind: str, general: str, specific: str) -> str | None:
    if kind == "article":
        return "Preprint"
    if general.lower() == "peerreview":
        return "Peer review"
    has_word = bool(specific) and specific.lower() not in ("thesis", "dissertation", general.lower())
    return specific if has_word and (kind == "thesis" or specific.lower() == "poster") else None


def _abstract(attributes: Mapping[str, object]) -> str | None:
    for member in map(mapping_of, list_of(attributes.get("descriptions"))):
        text = text_of(member.get("description"))
        if member.get("descriptionType") == "Abstract" and text:
            return paragraphs_from_jats(text) or None
    return None


def _keyword(attributes: Mapping[str, object]) -> str | None:
    """Subjects in the depositor's words; `FOS: …` is put in by a machine and repeats them."""
    words = [plain_value(mapping_of(member).get("subject")) for member in list_of(attributes.get("subjects"))]
    kept = dict.fromkeys(word for word in words if word and not word.startswith("FOS:"))
    return "; ".join(kept) or None


def _identifier(attributes: Mapping[str, object], kind: str) -> str | None:
    """An identifier of the work or of what it is part of."""
    container = mapping_of(attributes.get("container"))
    if container.get("identifierType") == kind and plain_value(container.get("identifier")):
        return plain_value(container.get("identifier"))
    for member in map(mapping_of, list_of(attributes.get("identifiers"))):
        if member.get("identifierType") == kind:
            return plain_value(member.get("identifier"))
    for member in map(mapping_of, list_of(attributes.get("relatedIdentifiers"))):
        if member.get("relatedIdentifierType") == kind and member.get("relationType") in (
            "IsPartOf",
            "IsPublishedIn",
        ):
            return plain_value(member.get("relatedIdentifier"))
    return None
