"""A candidate: what is known of a work, as far as a reference can be compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from litman.identifiers.doi import parse_doi
from litman.matching.words import words_of
from litman.text.pages import page_numbers
from litman.text.taken_back import unmarked_title
from litman.work import Date, DateParts, Name, Work

# Crossref's types, as far as they tell kinds of works apart.
_CSL_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "reference-entry": "entry",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "dissertation": "thesis",
    "posted-content": "article",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A work as it is compared; texts are as the registry or the library has them."""

    doi: str | None
    title: str = ""
    authors: tuple[str, ...] = ()  # family names or organisations, in order
    years: tuple[int, ...] = ()  # of print, issue and online publication
    volume: str = ""
    issue: str = ""
    page: str = ""  # the range, or the article number
    containers: tuple[str, ...] = ()  # full name and abbreviations
    publisher: str = ""
    type: str = ""  # Crossref's type, or CSL's
    pmid: str | None = None  # of a work without a DOI it is the name
    key: str | None = None  # citation key, where the library has the work
    is_preprint: bool = False

    @property
    def name(self) -> str | None:
        """What it can be asked for by, and is told from others by: its DOI, else its PMID (`pmid:123`)."""
        return self.doi or (f"pmid:{self.pmid}" if self.pmid else None)

    @property
    def own_title(self) -> str:
        """The title without the mark of a work that was taken back, which the references before that lack."""
        return unmarked_title(self.title)

    @property
    def first_page(self) -> str:
        """The number of the first page, without letters and zeros in front."""
        return page_numbers(self.page)[0]

    @property
    def last_page(self) -> str:
        """The number of the last page; empty where there is only one."""
        return page_numbers(self.page)[1]


def record_from_work(work: Work, *, key: str | None = None) -> Record:
    """Return what a work of the library, or of CSL-JSON, can be compared by."""
    creators = work.author or work.editor
    containers = (work.container_title, work.container_title_short, work.collection_title)
    return Record(
        doi=parse_doi(work.DOI) if work.DOI else None,
        title=work.title or "",
        authors=tuple(name for name in map(_family, creators) if name),
        years=(work.year,) if work.year is not None else (),
        volume=work.volume or "",
        issue=work.issue or "",
        page=work.page or work.number or "",
        containers=tuple(dict.fromkeys(name for name in containers if name)),
        publisher=work.publisher or "",
        type=work.type,
        pmid=work.PMID,
        key=key,
        is_preprint=work.type == "article" and "preprint" in (work.genre or "").lower(),
    )


def work_of_record(record: Record, *, year: int | None) -> Work:
    """Return a record, with one of its years, as a work that can be compared: what it does not hold is absent."""
    full, *short = (*record.containers, None)
    return Work(
        type=_CSL_TYPES.get(record.type, record.type) or "document",
        title=record.title or None,
        author=tuple(Name(family=name) for name in record.authors),
        issued=Date(DateParts(year)) if year is not None else None,
        volume=record.volume or None,
        issue=record.issue or None,
        page=record.page or None,
        container_title=full,
        container_title_short=short[0] if short else None,
        publisher=record.publisher or None,
        genre="preprint" if record.is_preprint else None,
        DOI=record.doi,
    )


def record_from_message(message: Mapping[str, object]) -> Record:
    """Return what a Crossref record can be compared by; what has no shape that Crossref knows is left out.

    Source: Crossref REST API, "Works".
    """
    doi = message.get("DOI")
    title, subtitle = _first(message.get("title")), _first(message.get("subtitle"))
    if subtitle and subtitle.lower() not in title.lower():
        title = f"{title}: {subtitle}" if title else subtitle
    creators = _names(message.get("author")) or _names(message.get("editor"))
    dates = (message.get(name) for name in ("issued", "published-print", "published-online", "published"))
    containers = (*_texts(message.get("container-title")), *_texts(message.get("short-container-title")))
    return Record(
        doi=parse_doi(doi) if isinstance(doi, str) else None,
        title=title or _first(message.get("original-title")),
        authors=creators,
        years=tuple(dict.fromkeys(year for date in dates if (year := _year(date)))),
        volume=_first(message.get("volume")),
        issue=_first(message.get("issue")),
        page=_first(message.get("page")) or _first(message.get("article-number")),
        containers=tuple(dict.fromkeys(containers)),
        publisher=_first(message.get("publisher")),
        type=_first(message.get("type")),
        is_preprint=message.get("type") == "posted-content",
    )


def name_word(name: str) -> str:
    """Return the word of a family name that is compared: its longest (`de Moragas` → `moragas`), or nothing."""
    return max((word for word in words_of(name) if not word.isdigit()), key=len, default="")


def _family(name: Name) -> str:
    return name.family or name.literal or name.given or ""


def _texts(value: object) -> tuple[str, ...]:
    members = value if isinstance(value, list) else [value]
    return tuple(
        str(m) for m in members if isinstance(m, str | int) and not isinstance(m, bool) and str(m).strip()
    )


def _first(value: object) -> str:
    text = value[0] if isinstance(value, list) and value else value
    if isinstance(text, str) and text.strip():  # as it nearly always is
        return text
    return next(iter(_texts(value)), "")


def _names(value: object) -> tuple[str, ...]:
    members = [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []
    found = (_first(m.get("family")) or _first(m.get("name")) or _first(m.get("given")) for m in members)
    return tuple(name for name in found if name)


def _year(value: object) -> int | None:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else None
    return year if isinstance(year, int) and 1000 <= year <= 2200 else None
