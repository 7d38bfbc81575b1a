"""A DataCite record as a work. Pure; never raises: what has no shape that DataCite documents is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from litman.library.registry import Notice, sort_notices
from litman.sources.datacite.types import csl_type
from litman.sources.reading.abstract import paragraphs_from_jats
from litman.sources.reading.json_fields import integer_of, list_of, mapping_of, text_of
from litman.sources.reading.people import person_in_one, registered_people
from litman.sources.reading.rich_text import plain_from_markup
from litman.sources.reading.subtitles import with_subtitle
from litman.sources.reading.titles import registered_title
from litman.text.printed_pages import join_pages
from litman.work import Date, DateParts, Name, Work

# What DataCite writes for a value that is not there. Source: DataCite Metadata Schema 4.6, appendix 3.
_PLACEHOLDER = re.compile(r"\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[^/]*)?)?)?")
_PAGE = re.compile(
    r"(?:[^;]{1,30};\s*)?([A-Za-z]{0,3}[0-9][\w.:-]{0,15})"
)  # `Spain; 3353`: a place is before it
_ARXIV = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_NAME_KEYS = {"family": "familyName", "given": "givenName", "name": "name", "suffix": "suffix"}
_YEARS = range(1000, 2200)  # beyond them stands another calendar, or a mistake


def work_from_attributes(attributes: Mapping[str, object]) -> Work:
    """Return the work that the `attributes` of a DataCite answer describe.

    Source: DataCite Metadata Schema 4.6; DataCite REST API, "Retrieving a single DOI".
    """
    attributes = mapping_of(attributes)
    types = mapping_of(attributes.get("types"))
    container = _container(attributes)
    general, specific = (_plain(types.get(name)) or "" for name in ("resourceTypeGeneral", "resourceType"))
    kind = csl_type(general, specific, container=container.get("title"))
    doi = (text_of(attributes.get("doi")) or "").strip().lower() or None
    if kind in ("thesis", "book"):
        container = {}  # the university or a series, with a year for its page
    arxiv = _ARXIV.fullmatch(doi) if doi else None
    return Work(
        type=kind,
        title=_title(attributes),
        author=_names(list_of(attributes.get("creators"))),
        editor=_names(_contributors(attributes, "Editor")),
        translator=_names(_contributors(attributes, "Translator")),
        issued=_issued(attributes),
        container_title=container.get("title"),
        volume=container.get("volume"),
        issue=container.get("issue"),
        page=container.get("page"),
        number=f"arXiv:{arxiv.group(1)}" if arxiv else None,
        version=_plain(attributes.get("version")),
        publisher=_publisher(attributes),
        genre=_genre(kind, general, specific),
        language=_plain(attributes.get("language")),
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


def _title(attributes: Mapping[str, object]) -> str | None:
    """The title without a type, in the language of the work where there are several, with its subtitle."""
    titles = [mapping_of(member) for member in list_of(attributes.get("titles"))]
    own = [t for t in titles if not text_of(t.get("titleType")) and _rich(t.get("title"))]
    if not own:
        return next((found for t in titles if (found := _rich(t.get("title")))), None)
    main = _in_language(own, text_of(attributes.get("language"))) or own[0]
    title = _rich(main.get("title")) or ""
    subtitles = [t for t in titles if t.get("titleType") == "Subtitle" and _rich(t.get("title"))]
    fitting = _in_language(subtitles, text_of(main.get("lang")))
    found = (
        _rich((fitting or subtitles[0]).get("title"))
        if fitting or _say_no_language(subtitles, main)
        else None
    )
    return with_subtitle(title, [found] if found else [], publisher="") or None


def _in_language(titles: Sequence[Mapping[str, object]], language: str | None) -> Mapping[str, object] | None:
    """The first title in a language; `en-GB` is English."""
    wanted = (language or "").lower().replace("_", "-").split("-")[0]
    of = ((text_of(title.get("lang")) or "").lower().split("-")[0] for title in titles)
    return next((title for title, said in zip(titles, of, strict=True) if said == wanted), None)


def _say_no_language(subtitles: Sequence[Mapping[str, object]], main: Mapping[str, object]) -> bool:
    """Whether the title or its subtitle is in no stated language, so that nothing keeps them apart."""
    return bool(subtitles) and not (text_of(main.get("lang")) and text_of(subtitles[0].get("lang")))


def _names(members: Iterable[object]) -> tuple[Name, ...]:
    return registered_people(map(_person, members), keys=_NAME_KEYS)


def _person(member: object) -> Mapping[str, object]:
    """A member of a list with a person's name in two, also where the record has it in one."""
    person = mapping_of(member)
    whole = _plain(person.get("name"))
    if whole is None or _plain(person.get("familyName")) or person.get("nameType") == "Organizational":
        return {key: value for key, value in person.items() if _plain(value)}
    found = person_in_one(whole, is_person=person.get("nameType") == "Personal")
    return {"familyName": found.family, "givenName": found.given} if found else {"name": whole}


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


def _container(attributes: Mapping[str, object]) -> dict[str, str]:
    """What the work appeared in: `title`, `volume`, `issue`, `page`; values that are none are left out."""
    container = dict(mapping_of(attributes.get("container")))
    for item in map(mapping_of, list_of(attributes.get("relatedItems"))):
        if item.get("relationType") == "IsPublishedIn":
            title = mapping_of(next(iter(list_of(item.get("titles"))), None)).get("title")
            container |= {
                "title": title,
                **{k: item.get(k) for k in ("volume", "issue", "firstPage", "lastPage")},
            }
            break
    found = {"title": _rich(container.get("title"))}
    # The container is guessed from free text: `volume` and pages hold dates and places too.
    for name in ("volume", "issue"):
        text = _plain(container.get(name))
        found[name] = text if text and len(text) <= 12 and re.search(r"[0-9]", text) else None
    pages = [_PAGE.fullmatch(_plain(container.get(name)) or "") for name in ("firstPage", "lastPage")]
    if pages[0]:
        found["page"] = join_pages(pages[0][1], pages[1][1] if pages[1] else None)
    return {name: text for name, text in found.items() if text}


def _publisher(attributes: Mapping[str, object]) -> str | None:
    """A name, or since schema 4.5 an object with one."""
    value = attributes.get("publisher")
    return _plain(mapping_of(value).get("name") if isinstance(value, Mapping) else value)


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
    words = [_plain(mapping_of(member).get("subject")) for member in list_of(attributes.get("subjects"))]
    kept = dict.fromkeys(word for word in words if word and not word.startswith("FOS:"))
    return "; ".join(kept) or None


def _identifier(attributes: Mapping[str, object], kind: str) -> str | None:
    """An identifier of the work or of what it is part of."""
    container = mapping_of(attributes.get("container"))
    if container.get("identifierType") == kind and _plain(container.get("identifier")):
        return _plain(container.get("identifier"))
    for member in map(mapping_of, list_of(attributes.get("identifiers"))):
        if member.get("identifierType") == kind:
            return _plain(member.get("identifier"))
    for member in map(mapping_of, list_of(attributes.get("relatedIdentifiers"))):
        if member.get("relatedIdentifierType") == kind and member.get("relationType") in (
            "IsPartOf",
            "IsPublishedIn",
        ):
            return _plain(member.get("relatedIdentifier"))
    return None


def _plain(value: object) -> str | None:
    text = text_of(value)
    plain = plain_from_markup(text) if text else ""
    return plain if plain and not _PLACEHOLDER.fullmatch(plain) else None


def _rich(value: object) -> str | None:
    text = text_of(value)
    rich = registered_title(text) if text else ""
    return rich if rich and not _PLACEHOLDER.fullmatch(rich) else None
