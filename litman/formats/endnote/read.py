"""EndNote's XML, as EndNote, Zotero and our own export write it; a file that declares entities is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from litman.bibtex.works.field_values import doi_from_tex
from litman.bibtex.works.languages import language_tag
from litman.edtf import date_in_year, parse_date
from litman.formats.addresses import sort_addresses
from litman.formats.decoding import decode_text
from litman.formats.endnote.fields import BOOKKEEPING, NAMES, RICH_TEXTS, TEXTS
from litman.formats.endnote.record import EndnoteRecord
from litman.formats.endnote.types import TYPES, type_name
from litman.formats.foreign_file import RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.people import name_of
from litman.formats.serial_numbers import serial_numbers
from litman.formats.work_kinds import NUMBERED, WHOLE
from litman.identifiers.doi import parse_doi
from litman.text.folding import collapse_white_space
from litman.text.printed_pages import plain_pages
from litman.work import Date, Work

_DOCTYPE_WITH_RULES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
_DATES = ("dates/year", "dates/pub-dates/date", "access-date")
_ACCESSED = ("Web Page", "Blog", "Online Multimedia", "Online Database")
_IN_PROCEEDINGS = ("titles/secondary-title", "periodical/full-title", "pages")


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of an EndNote XML file.

    Raises:
        ForeignFileError: the file is no XML, declares entities, or holds no records.
    """
    found = False
    for element in _records(data, records):
        found = True
        line = element.sourceline or 1
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


def _records(data: bytes, records: RecordCollector) -> Iterable[Any]:
    """Give the elements <record> of a file; of one that is whole each is thrown away when the next is asked for."""
    from lxml import etree  # 20 ms that only this reader needs

    if _DOCTYPE_WITH_RULES.search(data.replace(b"\x00", b"") if b"\x00" in data else data):
        raise records.not_of_format("it declares entities of its own, which litman does not follow")
    try:
        for _ in _one_by_one(data, etree):
            pass
    except (etree.XMLSyntaxError, ValueError) as exc:
        root = _whole_part(data, records, etree, exc)
    else:
        return _one_by_one(data, etree)
    if root is None:
        raise records.not_of_format("it is empty")
    found: Iterable[Any] = root.iter("record")
    return found


def _one_by_one(data: bytes, etree: Any) -> Iterator[Any]:
    """Yield the records of a file that is gone through; what was read stays only until the next is asked for.

    Raises:
        etree.XMLSyntaxError: it is damaged, perhaps behind records that were yielded.
    """
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    outer = 0  # records that are open
    for event, element in events:
        if element.tag != "record":
            continue
        outer += 1 if event == "start" else -1
        if event == "end" and not outer:
            yield from element.iter("record")
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _parser(etree: Any, *, recover: bool = False) -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
    )


def _whole_part(data: bytes, records: RecordCollector, etree: Any, error: Exception) -> Any:
    """Return what can be read of a damaged file, whose place is said; bytes that are no UTF-8 are Windows-1252."""
    text = _DECLARATION.sub("", decode_text(data).lstrip())
    try:
        return etree.fromstring(text.encode(), _parser(etree))
    except (etree.XMLSyntaxError, ValueError):
        pass
    try:
        root = etree.fromstring(text.encode(), _parser(etree, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    said = collapse_white_space(str(error))
    if root is None or root.find(".//record") is None:
        raise records.not_of_format(said) from error
    line = getattr(error, "lineno", None) or 1
    records.refuse(line, f"the file is damaged here ({said}); what could be read is taken")
    return root


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
