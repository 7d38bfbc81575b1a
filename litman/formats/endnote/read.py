"""EndNote's XML, as EndNote, Zotero and our own export write it; a file that declares entities is refused."""

from __future__ import annotations

import re
from typing import Any

from litman.bibtex.works.field_values import doi_from_tex
from litman.bibtex.works.languages import language_tag
from litman.edtf import date_in_year, parse_date
from litman.formats.addresses import sort_addresses
from litman.formats.endnote.elements import record_elements
from litman.formats.endnote.fields import BOOKKEEPING, NAMES, RICH_TEXTS, TEXTS
from litman.formats.endnote.record import EndnoteRecord
from litman.formats.endnote.types import TYPES, type_name
from litman.formats.foreign_file import RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.people import name_of
from litman.formats.serial_numbers import serial_numbers
from litman.formats.work_kinds import NUMBERED, WHOLE
from litman.identifiers.doi import parse_doi
from litman.text.printed_pages import plain_pages
from litman.work import Date, Work

_DATES = ("dates/year", "dates/pub-dates/date", "access-date")
_ACCESSED = ("Web Page", "Blog", "Online Multimedia", "Online Database")
_IN_PROCEEDINGS = ("titles/secondary-title", "periodical/full-title", "pages")


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of an EndNote XML file.

    Raises:
        ForeignFileError: the file is no XML, declares entities, or holds no records.
    """
    found = False
    for line, element in record_elements(data, records):
        found = True
        record = EndnoteRecord(element)
        work = work_from_record(record)
        records.remark_on_days(line, map(record.text, _DATES))
        records.add(work, record.text("label") or "", line)
        code = _code(record)
        if TYPES.read(code)[0] is None:
            records.unknown_type(line, code, work.type)
        records.leave_out(record.left(BOOKKEEPING), line)
    if not found:
        raise records.not_of_format("there is no element <record>")


def work_from_record(record: EndnoteRecord) -> Work:
    """Return the work that an element <record> describes."""
    urls = [*record.all("urls/related-urls/url"), *record.all("urls/web-urls/url"), *_linked_files(record)]
    doi = doi_from_tex(record.text("electronic-resource-num") or "")
    doi = doi or next((found for url in urls if (found := parse_doi(url))), None)
    csl_type, genre = _type(record, has_doi=doi is not None)
    is_whole, is_number = csl_type in WHOLE, csl_type in NUMBERED
    number = record.text("number", "issue")
    container = record.text("titles/secondary-title", "periodical/full-title")
    accession, second = record.text("accession-num") or "", record.text("custom2") or ""
    issn, isbn = serial_numbers(record.all("isbn"))
    texts: dict[str, Any] = {name: record.text(path) for name, path in TEXTS.items()}
    texts |= {name: record.rich(path) for name, path in RICH_TEXTS.items()}
    url, texts["annote"] = sort_addresses(urls, doi=doi, annote=texts["annote"])
    accessed = parse_date(record.text("access-date") or "")
    if accessed is None and _code(record) in _ACCESSED and (accessed := _accessed(texts["volume"], number)):
        texts["volume"] = number = None
    work = Work(
        **texts,
        **_people(record, csl_type),
        type=csl_type,
        genre=genre,
        status="retracted" if (genre or "").lower().startswith("retracted") else None,
        issued=_issued(record),
        accessed=accessed,
        container_title=None if is_whole else container,
        container_title_short=record.text("periodical/abbr-1", "alt-periodical/abbr-1"),
        collection_title=record.text("titles/tertiary-title") or (container if is_whole else None),
        issue=None if is_number else number,
        number=number if is_number else record.text("custom7"),
        page=plain_pages(record.text("pages")),
        ISSN=issn,
        ISBN=isbn,
        DOI=doi,
        URL=url,
        PMID=accession if re.fullmatch(r"[0-9]{1,9}", accession) else None,
        PMCID=second if second.startswith("PMC") else None,
        language=language_tag(record.text("language") or ""),
    )
    return with_keywords(work, record.all("keywords/keyword"))


def _linked_files(record: EndnoteRecord) -> list[str]:
    """The addresses among linked files; paths on somebody's disk are left out, and said."""
    links = record.peek("urls/pdf-urls/url")
    return record.take(
        "urls/pdf-urls/url", [link for link in links if link.startswith(("http://", "https://"))]
    )


def _accessed(volume: str | None, number: str | None) -> Date | None:
    """When a page was read: EndNote keeps the year in `volume` and the day in `number`, if the record has no other."""
    year = parse_date(volume or "")
    if year is None or year.start is None or not re.fullmatch("[0-9]{4}", volume or ""):
        return None
    return date_in_year(number or "", year)


def _code(record: EndnoteRecord) -> str:
    element = record.element.find("ref-type")
    return "" if element is None else type_name(element.get("name", ""), element.text or "")


def _type(record: EndnoteRecord, *, has_doi: bool) -> tuple[str, str | None]:
    """Return the CSL type, and the kind of work that is no part of it."""
    code = _code(record)
    csl_type, genre = TYPES.read(code, record.text("work-type"))
    if code == "Conference Proceedings" and not record.text(*_IN_PROCEEDINGS):
        csl_type = "book"
    if code == "Unpublished Work" and has_doi:
        csl_type = "article"  # what has a DOI is out, if in no journal
    return csl_type or "document", genre


def _people(record: EndnoteRecord, csl_type: str) -> dict[str, Any]:
    """Return the names by their variable; those beside the author of a thesis advised, and edited nothing."""
    found: dict[str, Any] = {}
    for variable, groups in NAMES.items():
        if csl_type != "thesis" or variable not in ("editor", "collection_editor"):
            texts = next((all for group in groups if (all := record.all(f"contributors/{group}/author"))), [])
            found[variable] = tuple(name for text in texts if (name := name_of(text)))
    return found


def _issued(record: EndnoteRecord) -> Date | None:
    year = parse_date(record.text("dates/year") or "")
    words = record.text("dates/pub-dates/date") or ""
    if year is None or year.start is None:
        return parse_date(words) or year
    return date_in_year(words, year)
