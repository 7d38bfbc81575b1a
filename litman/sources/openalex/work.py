"""OpenAlex's description of a work → `Work`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from litman.edtf import parse_date
from litman.identifiers.doi import parse_doi
from litman.identifiers.pmid import parse_pmid
from litman.sources.crossref.types import CSL_TYPES, PEER_REVIEW
from litman.sources.reading.json_fields import integer_of, list_of, mapping_of, text_of
from litman.sources.reading.people import person_of
from litman.sources.reading.titles import registered_container, registered_title
from litman.text.folding import collapse_white_space
from litman.work import Date, DateParts, Name, Work

# Source: OpenAlex, "Work object", `type`. What is not here is the type that Crossref has for it, or an article.
_TYPES: dict[str, tuple[str, str | None]] = {
    "preprint": ("article", "Preprint"),
    "conference-paper": ("paper-conference", None),
    "book": ("book", None),
    "book-chapter": ("chapter", None),
    "dissertation": ("thesis", None),
    "dataset": ("dataset", None),
    "report": ("report", None),
    "standard": ("standard", None),
    "software": ("software", None),
    "reference-entry": ("entry-encyclopedia", None),
    "peer-review": ("document", PEER_REVIEW),
    "supplementary-materials": ("document", None),
    "paratext": ("document", None),
    "grant": ("document", None),
    "other": ("document", None),
}
_WITH_CONTAINER = ("article-journal", "paper-conference", "chapter", "entry-encyclopedia")
_PUBLISHED_WHOLE = ("book", "report", "standard")
_PROFILE = re.compile(r"(?:(?<!\s)\s++)?\([0-9]++\)\Z")  # `A. Author (15649)`, as Figshare has people
_MOST_COMMAS = 2  # of a name: `Family, Given, Jr.`
_LAST_WORD = 20_000  # of an abstract


def work_from_openalex(record: Mapping[str, object]) -> Work:
    """Return the work that a record describes; identifiers are bare. Never raises."""
    place = mapping_of(record.get("primary_location"))
    source = mapping_of(place.get("source"))
    pages = mapping_of(record.get("biblio"))
    kind, genre = _kind(record, place, source)
    host = text_of(source.get("host_organization_name"))
    school = text_of(place.get("raw_source_name")) or text_of(source.get("display_name"))
    ids = mapping_of(record.get("ids"))
    work = Work(
        type=kind,
        genre=genre,
        title=registered_title(text_of(record.get("title")) or text_of(record.get("display_name")) or "")
        or None,
        author=tuple(name for member in list_of(record.get("authorships")) if (name := _person(member))),
        issued=_issued(record),
        volume=text_of(pages.get("volume")),
        issue=text_of(pages.get("issue")),
        page=_pages(text_of(pages.get("first_page")), text_of(pages.get("last_page"))),
        publisher=school if kind == "thesis" else host if kind in _PUBLISHED_WHOLE else None,
        language=text_of(record.get("language")),
        abstract=_abstract(record.get("abstract_inverted_index")),
        DOI=parse_doi(text_of(record.get("doi")) or text_of(ids.get("doi")) or ""),
        PMID=parse_pmid(text_of(ids.get("pmid")) or ""),
    )
    if kind in _WITH_CONTAINER:
        return replace(work, container_title=_container(kind, place, source))
    if genre == "Preprint":
        return replace(work, publisher=_server(source, place))
    return work


def _kind(
    record: Mapping[str, object], place: Mapping[str, object], source: Mapping[str, object]
) -> tuple[str, str | None]:
    """The CSL type and the genre. An `article` is one of a journal unless its place or Crossref says otherwise."""
    own = text_of(record.get("type")) or ""
    registered = text_of(place.get("raw_type")) or text_of(record.get("type_crossref")) or ""
    if own == "other" and registered in CSL_TYPES:
        return CSL_TYPES[registered], None
    if own in _TYPES:
        return _TYPES[own]
    if CSL_TYPES.get(registered) == "paper-conference" or text_of(source.get("type")) == "conference":
        return "paper-conference", None
    return "article-journal", None


def _container(kind: str, place: Mapping[str, object], source: Mapping[str, object]) -> str | None:
    """The journal or book; platforms of publishers and repositories are none."""
    of_source = text_of(source.get("display_name"))
    if text_of(source.get("type")) not in ("journal", "conference", "book series"):
        of_source = None
    raw = text_of(place.get("raw_source_name"))
    name = of_source or raw if kind == "article-journal" else raw or of_source
    return registered_container(name) or None if name else None


def _server(source: Mapping[str, object], place: Mapping[str, object]) -> str | None:
    """The preprint server, without whose it is: `bioRxiv (Cold Spring Harbor Laboratory)`."""
    name = text_of(source.get("display_name")) or text_of(place.get("raw_source_name"))
    return name.partition(" (")[0] if name else None


def _person(member: object) -> Name | None:
    """A name as the work prints it, else as OpenAlex has the person."""
    named = mapping_of(member)
    printed = text_of(named.get("raw_author_name"))
    name = printed or text_of(mapping_of(named.get("author")).get("display_name"))
    if name is not None and name.count(",") > _MOST_COMMAS:
        return None  # an affiliation that was taken for a name
    return person_of(_PROFILE.sub("", collapse_white_space(name)).replace("\u2010", "-")) if name else None


def _issued(record: Mapping[str, object]) -> Date | None:
    """The day; the first of January stands for a year of which nothing more is known."""
    day, year = text_of(record.get("publication_date")) or "", integer_of(record.get("publication_year"))
    found = parse_date(day) if day and not day.endswith("-01-01") else None
    if found is None or found.start is None:
        year = year or integer_of(day[:4])
        found = Date(DateParts(year)) if year and 1 <= year <= 9999 else None
    return found


def _pages(first: str | None, last: str | None) -> str | None:
    return f"{first}-{last}" if first and last and first != last else first or last


def _abstract(index: object) -> str | None:
    """The abstract, of which OpenAlex gives where each word stands."""
    places = mapping_of(index)
    words = {
        at: word
        for word, found in places.items()
        for at in list_of(found)
        if isinstance(at, int) and 0 <= at < _LAST_WORD
    }
    return " ".join(words[at] for at in sorted(words)) or None
