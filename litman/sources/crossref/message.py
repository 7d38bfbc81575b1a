"""A Crossref record as a work. Pure; never raises: what has no shape that Crossref documents is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from litman.sources.crossref.notices import notices_from_message
from litman.sources.crossref.titles import containers_of, original_title_of, short_container_of, title_of
from litman.sources.crossref.types import CSL_TYPES, PEER_REVIEW, POSTED_TYPES, REVIEW_GENRES
from litman.sources.reading.abstract import paragraphs_from_jats
from litman.sources.reading.json_fields import date_of, list_of, mapping_of, text_of, texts_of
from litman.sources.reading.people import registered_people
from litman.sources.reading.rich_text import plain_from_markup
from litman.text.printed_pages import join_pages, printed_ends
from litman.work import Date, Name, Work

__all__ = ["notices_from_message", "work_from_message"]

_ISBN = re.compile(r"(?:97[89])?[0-9]{9}[0-9Xx]")
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx]")
_DOI_PREFIX = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_NAME_KEYS = {"family": "family", "given": "given", "name": "name", "suffix": "suffix"}
_NOT_KNOWN = re.compile(r"\W*s\.? ?[nl]\.?\W*", re.IGNORECASE)  # ISBD, 4.1.15: `[s.n.]`, `[S.l.]`
# The best date of issue first; `work_from_message` says why.
_DATES = (
    "published-print",
    "issued",
    "published",
    "published-online",
    "published-other",
    "posted",
    "approved",
    "content-created",
)


def work_from_message(message: Mapping[str, object]) -> Work:
    """Return the work that the `message` of a Crossref answer describes.

    The date of issue is that of the printed issue, whose year the volume and every style go by; without one
    it is `issued` (Crossref's earliest), then the online and posted dates, then the day of approval (theses,
    standards). `created`, the day of registration, is no date of issue: it is wrong by a year for many books.

    Source: Crossref REST API, "Works"; CSL 1.0.2 specification, appendix IV.
    """
    message = mapping_of(message)
    csl_type, genre = _type(message)
    container, collection = containers_of(message, csl_type)
    volume = _plain(message.get("volume"))
    event = mapping_of(message.get("event"))
    publisher, place = _publisher(message, csl_type)
    article_number = _plain(message.get("article-number"))
    return Work(
        type=csl_type,
        title=title_of(message),
        title_short=_plain(message.get("short-title")),
        original_title=original_title_of(message),
        author=_names(message, "author"),
        editor=_names(message, "editor"),
        translator=_names(message, "translator"),
        issued=_issued(message),
        container_title=container,
        container_title_short=short_container_of(message, container),
        collection_title=collection,
        collection_number=volume if collection else None,
        volume=None if collection else volume,
        issue=_plain(message.get("issue")),
        page=_page(message.get("page")),
        number=article_number,
        edition=_plain(message.get("edition-number")),
        version=_plain(mapping_of(message.get("version")).get("version")),
        publisher=publisher,
        publisher_place=place,
        event_title=_plain(event.get("name")),
        event_place=_plain(event.get("location")),
        event_date=date_of(event.get("start")),
        genre=genre,
        language=_plain(message.get("language")),
        abstract=_abstract(message),
        keyword=_keyword(message),
        ISBN=_identifier(message, "ISBN", "isbn-type", _ISBN),
        ISSN=_identifier(message, "ISSN", "issn-type", _ISSN),
        DOI=_doi(message),
    )


def _type(message: Mapping[str, object]) -> tuple[str, str | None]:
    """The CSL type and the genre."""
    name = text_of(message.get("type")) or ""
    csl_type, genre = CSL_TYPES.get(name, "document"), None
    if name == "posted-content":
        csl_type, genre = POSTED_TYPES.get(text_of(message.get("subtype")) or "other", ("article", None))
    if name == "peer-review":
        kind = text_of(mapping_of(message.get("review")).get("type")) or ""
        genre = REVIEW_GENRES.get(kind, PEER_REVIEW)
    if csl_type == "thesis":
        genre = _plain(message.get("degree")) or genre
    return csl_type, genre


def _publisher(message: Mapping[str, object], csl_type: str) -> tuple[str | None, str | None]:
    """The publisher and its place: of a thesis its university, of a preprint its server."""
    publisher, place = (_said(message.get(name)) for name in ("publisher", "publisher-location"))
    institution = mapping_of(next(iter(list_of(message.get("institution"))), message.get("institution")))
    name = _plain(institution.get("name"))
    if name and csl_type in ("thesis", "article", "report"):
        return name, _plain(institution.get("place")) or (place if name == publisher else None)
    return publisher or name, place


def _said(value: object) -> str | None:
    """A publisher or place; what catalogues write where they do not know it is none."""
    text = _plain(value)
    return None if text and _NOT_KNOWN.fullmatch(text) else text


def _issued(message: Mapping[str, object]) -> Date | None:
    return next((found for name in _DATES if (found := date_of(message.get(name)))), None)


def _page(value: object) -> str | None:
    """Pages with a hyphen between first and last; a range of one page is that page."""
    page = _plain(value)
    ends = printed_ends(page)
    return join_pages(*ends) if len(ends) == 2 and all(ends) == any(ends) else page


def _names(message: Mapping[str, object], role: str) -> tuple[Name, ...]:
    return registered_people(list_of(message.get(role)), keys=_NAME_KEYS)


def _identifier(
    message: Mapping[str, object], name: str, typed_name: str, pattern: re.Pattern[str]
) -> str | None:
    """The printed edition's number, or else the first."""
    typed = [mapping_of(member) for member in list_of(message.get(typed_name))]
    printed = [text_of(member.get("value")) for member in typed if member.get("type") == "print"]
    numbers: Sequence[str | None] = [*printed, *texts_of(message.get(name))]
    found = (pattern.search(number) for number in numbers if number)
    return next((match.group() for match in found if match), None)


def _keyword(message: Mapping[str, object]) -> str | None:
    """Subjects hold commas themselves, so semicolons stand between them."""
    subjects = [plain_from_markup(subject) for subject in texts_of(message.get("subject"))]
    return "; ".join(subject for subject in subjects if subject) or None


def _abstract(message: Mapping[str, object]) -> str | None:
    abstract = text_of(message.get("abstract"))
    return paragraphs_from_jats(abstract) or None if abstract else None


def _doi(message: Mapping[str, object]) -> str | None:
    doi = text_of(message.get("DOI"))
    return _DOI_PREFIX.sub("", doi.strip(), count=1).lower() or None if doi else None


def _plain(value: object) -> str | None:
    text = text_of(value)
    return plain_from_markup(text) or None if text else None
