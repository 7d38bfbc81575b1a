"""A work as an entry type and fields, under the names that BibTeX and biblatex both read."""

from __future__ import annotations

from dataclasses import dataclass

from litman.bibtex.file.values import MONTHS
from litman.bibtex.tex.latex import encode_latex, encode_verbatim
from litman.bibtex.tex.protect import encode_title
from litman.bibtex.works.entry_types import (
    ENTRY_TYPES,
    IN_BOOK,
    NUMBER_IS_ISSUE,
    NUMBER_IS_SERIES,
    SUBTYPE_NAMES,
    csl_type_of,
)
from litman.bibtex.works.field_values import pages_to_tex_ranges, says_doi
from litman.bibtex.works.languages import babel_name
from litman.bibtex.works.names import format_names
from litman.edtf import format_edtf
from litman.text.page import is_article_number
from litman.text.plain import plain
from litman.work import Date, Work

_SHARED_NAMES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}


def fields_from_work(work: Work) -> tuple[str, list[tuple[str, str]]]:
    """Return the entry type and the fields that describe a work, in the order in which an entry lists them.

    Values are TeX text without delimiters; a month is one of `jan` … `dec`, to be written bare. Reading
    them back with `work_from_fields` gives the work again, but for what BibTeX has no way to say.

    Whatever the work holds, no value has an uneven brace or a command that came from the work.
    """
    writer = _Writer(work, _entry_type(work))
    fields = [(name, value) for name, value in writer.fields() if value]
    if csl_type_of(writer.entry_type, dict(fields)) != work.type and work.type in ENTRY_TYPES:
        place = next((i for i, (name, _) in enumerate(fields) if name == "title"), -1) + 1
        fields.insert(place, ("entrysubtype", SUBTYPE_NAMES.get(work.type, work.type)))
    return writer.entry_type, fields


def _entry_type(work: Work) -> str:
    entry_type = ENTRY_TYPES.get(work.type, "misc")
    genre = plain(work.genre or "").lower()
    if entry_type == "thesis":
        return next((name for name, text in _SHARED_NAMES.items() if text.lower() == genre), entry_type)
    if entry_type == "report" and genre == "technical report":
        return "techreport"
    if entry_type == "book" and work.type == "book" and (work.chapter_number or work.page):
        return "inbook"
    if entry_type == "incollection" and work.container_author:
        return "inbook"
    return entry_type


@dataclass(frozen=True, slots=True)
class _Writer:
    work: Work
    entry_type: str

    def fields(self) -> list[tuple[str, str]]:
        work = self.work
        return [
            ("author", format_names(work.author)),
            ("editor", format_names(work.editor)),
            ("translator", format_names(work.translator)),
            ("director", format_names(work.director)),
            ("recipient", format_names(work.recipient)),
            ("title", encode_title(work.title or "")),
            ("shorttitle", encode_title(work.title_short or "")),
            ("bookauthor", format_names(work.container_author)),
            *self._container(),
            *self._dates(),
            ("volume", _encode(work.volume)),
            ("volumes", _encode(work.number_of_volumes)),
            ("part", _encode(work.part_number)),
            *self._numbers(),
            ("chapter", _encode(work.chapter_number)),
            ("section", _encode(work.section)),
            ("edition", _encode(work.edition)),
            ("version", _encode(work.version)),
            (
                "type",
                "" if self.entry_type in _SHARED_NAMES or self._is_techreport() else _encode(work.genre),
            ),
            ("medium", _encode(work.medium)),
            (self._publisher_name(), _encode(work.publisher)),
            ("address", _encode(work.publisher_place)),
            ("eventtitle", _encode(work.event_title)),
            ("venue", _encode(work.event_place)),
            ("eventdate", _edtf(work.event_date)),
            ("pubstate", _encode(work.status)),
            ("submitted", _edtf(work.submitted)),
            ("pagetotal", _encode(work.number_of_pages)),
            ("isbn", encode_verbatim(work.ISBN or "")),
            ("issn", encode_verbatim(work.ISSN or "")),
            *self._identifiers(),
            ("langid", self._language()[0]),
            ("language", self._language()[1]),
            ("origtitle", encode_title(work.original_title or "")),
            ("origpublisher", _encode(work.original_publisher)),
            ("origlocation", _encode(work.original_publisher_place)),
            ("origdate", _edtf(work.original_date)),
            ("source", _encode(work.source)),
            ("note", _encode(work.note)),
            ("annote", _encode(work.annote)),
            ("keywords", _encode(work.keyword)),
            ("abstract", _encode(work.abstract)),
        ]

    def _is_techreport(self) -> bool:
        return self.entry_type == "techreport" and self.work.genre == "Technical report"

    def _container(self) -> list[tuple[str, str]]:
        work = self.work
        is_part = self.entry_type in IN_BOOK
        return [
            ("booktitle" if is_part else "journal", _encode(work.container_title)),
            ("shortbooktitle" if is_part else "shortjournal", _encode(work.container_title_short)),
            ("series", _encode(work.collection_title)),
            ("serieseditor", format_names(work.collection_editor)),
        ]

    def _publisher_name(self) -> str:
        if self.work.type == "thesis":
            return "school"
        return "institution" if self.work.type == "report" else "publisher"

    def _dates(self) -> list[tuple[str, str]]:
        """`year`, `month`, `day`; `date` as well where they cannot say it: ranges, seasons, circa."""
        date = self.work.issued
        if date is None:
            return []
        if date.start is None:
            return [("year", _encode(date.literal))]
        start = date.start
        month = MONTHS[start.month - 1] if start.month and 1 <= start.month <= 12 else ""
        fields = [("year", str(start.year)), ("month", month)]
        if date.end or date.circa or (date.season and not start.month):
            return [("date", format_edtf(date) or ""), *fields]
        return [*fields, ("day", str(start.day) if start.day and start.month else "")]

    def _numbers(self) -> list[tuple[str, str]]:
        work = self.work
        page = plain(work.page or "")
        if self.entry_type in NUMBER_IS_ISSUE and page == plain(work.number or ""):
            page = ""  # registries give an article number twice; it is no page
        is_alone = self.entry_type in NUMBER_IS_ISSUE and not work.number
        is_article = is_alone and is_article_number(page)
        pages = "" if is_article else "--".join(_encode(piece) for piece in pages_to_tex_ranges(page))
        number, eid, issue = _encode(work.number), "", _encode(work.issue)
        if self.entry_type in NUMBER_IS_ISSUE:
            number, eid, issue = issue, number, ""
        elif self.entry_type in NUMBER_IS_SERIES:
            number, eid = _encode(work.collection_number), number
        eid = _encode(page) if is_article else eid
        return [("number", number), ("issue", issue), ("pages", pages), ("eid", eid)]

    def _identifiers(self) -> list[tuple[str, str]]:
        work = self.work
        archive, location = work.archive, work.archive_location
        is_eprint = bool(archive and location and " " not in archive + location)
        is_arxiv = is_eprint and archive == "arXiv"
        number = [("eprint", encode_verbatim(location or "")), ("eprinttype", _encode(archive))]
        place = [("archive", _encode(archive)), ("archivelocation", _encode(location))]
        return [
            ("doi", encode_verbatim(work.DOI or "")),
            *(number if is_eprint else place),
            ("pmid", encode_verbatim(work.PMID or "")),
            ("pmcid", encode_verbatim(work.PMCID or "")),
            ("url", "" if is_arxiv and f"https://arxiv.org/abs/{location}" == work.URL else self._url()),
            ("urldate", _edtf(work.accessed)),
        ]

    def _url(self) -> str:
        """The URL, unless it only says the DOI again."""
        url, doi = self.work.URL or "", self.work.DOI or ""
        return "" if says_doi(url, doi) else encode_verbatim(url)

    def _language(self) -> tuple[str, str]:
        """`langid` takes babel's names only; a language that babel has no name for goes to `language`."""
        tag = self.work.language or ""
        name = babel_name(tag) if tag else None
        return (name, "") if name else ("", _encode(tag))


def _encode(rich: str | None) -> str:
    return encode_latex(rich) if rich else ""


def _edtf(date: Date | None) -> str:
    if date is None:
        return ""
    return format_edtf(date) or _encode(date.literal)
