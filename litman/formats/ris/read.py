"""RIS, as reference managers and publishers write it."""

from __future__ import annotations

import re
from typing import Any

from litman.bibtex.works.field_values import doi_from_tex
from litman.bibtex.works.languages import language_tag
from litman.edtf import date_in_year, parse_date
from litman.formats.addresses import sort_addresses
from litman.formats.decoding import decoded_lines
from litman.formats.foreign_file import RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.loose_names import names_of
from litman.formats.ris.fields import NAMES, TEXTS
from litman.formats.ris.types import TYPES
from litman.formats.serial_numbers import serial_numbers
from litman.formats.tagged_lines import TaggedRecord, ris_records
from litman.formats.work_kinds import IN_A_JOURNAL, NUMBERED, WHOLE
from litman.identifiers.doi import parse_doi
from litman.text.folding import collapse_white_space
from litman.text.months import season_number
from litman.text.printed_pages import join_pages, plain_pages
from litman.text.years import YEAR
from litman.work import Date, DateParts, Work

# Proceedings and the papers in them share a type; a paper says what it stands in.
# EndNote keeps the year in which a page was read in `VL`, the day in `M1`.
_DATES = ("PY", "Y1", "DA", "Y2")
_READ_ON = ("ELEC", "WEB", "BLOG")
_MEETINGS = ("CONF", "CPAPER")
_CONTAINERS = ("C3", "T2", "BT", "JF", "JO")
_IS_IN_PROCEEDINGS = (*_CONTAINERS, "SP")


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of a RIS file.

    Raises:
        ForeignFileError: no line of it begins a record.
    """
    found = False
    for record in ris_records(decoded_lines(data)):
        found = True
        work = work_from_record(record)
        code = record.first("TY") or ""
        records.remark_on_days(record.line, (value for tag, value in record.values if tag in _DATES))
        records.add(work, record.first("ID") or "", record.line)
        if TYPES.read(code.upper())[0] is None:
            records.unknown_type(record.line, code, work.type)
        if not record.is_closed:
            records.remark(
                record.line, "this record has no line `ER  -` at its end; it was read as far as it goes"
            )
        records.leave_out(record.left("TY", "ID"), record.line)
    if not found:
        raise records.not_of_format("no record begins with `TY  - `")


def work_from_record(record: TaggedRecord) -> Work:
    """Return the work that a RIS record describes."""
    doi = _doi(record)
    csl_type, genre = _type(record, has_doi=doi is not None)
    is_part, is_number = csl_type not in WHOLE, csl_type in NUMBERED
    is_in_journal = csl_type in IN_A_JOURNAL
    number = _text(record.first("IS", "CP", *(("M1",) if is_number or is_in_journal else ())))
    own_number = _text(record.first("C7", "M1"))
    page = _pages(record)
    issn, isbn = serial_numbers(record.all("SN"))
    texts: dict[str, Any] = {name: _text(record.first(*tags)) for name, tags in TEXTS.items()}
    texts |= _meeting(record) if code_of(record) in _MEETINGS else {}
    url, texts["annote"] = sort_addresses(record.all("UR", "L2"), doi=doi, annote=texts["annote"])
    accessed = _date(record.first("Y2"))
    if accessed is None and code_of(record) in _READ_ON and re.fullmatch(YEAR, texts["volume"] or ""):
        accessed = date_in_year(own_number or number or "", Date(DateParts(int(texts["volume"]))))
        texts["volume"] = number = own_number = None
    work = Work(
        **texts,
        **_people(record, csl_type),
        type=csl_type,
        genre=genre,
        status="retracted" if (genre or "").lower().startswith("retracted") else None,
        issued=_issued(record),
        accessed=accessed,
        container_title=_container(record, csl_type) if is_part else None,
        collection_title=_text(record.first("T3") or (None if is_part else record.first("T2"))),
        issue=None if is_number else number,
        number=number if is_number else own_number if page or not is_in_journal else None,
        page=page or (plain_pages(own_number) if is_in_journal else None),
        ISSN=issn,
        ISBN=isbn,
        DOI=doi,
        URL=url,
        PMID=record.matching("[0-9]{1,9}", "AN"),
        PMCID=record.matching("PMC[0-9]+", "C2"),
        language=language_tag(record.first("LA") or ""),
        note=_text(". ".join(record.all("N1")) or None),
        archive=_text(record.first("DB")) if csl_type == "article" else None,
        source=None if csl_type == "article" else _text(record.first("DB")),
    )
    return with_keywords(work, (_text(word) or "" for word in record.all("KW")))


def code_of(record: TaggedRecord) -> str:
    """Return a record's type in capitals, an empty text if it says none."""
    return (record.first("TY") or "").upper()


def _meeting(record: TaggedRecord) -> dict[str, str | None]:
    """Where proceedings appeared (C1) and where the meeting was (CY); one place is that of the publisher.

    The meeting's own name is T2 where C3 says the volume's.
    """
    place, where = _text(record.first("C1")), _text(record.first("CY", "PP"))
    return {
        "publisher_place": place or where,
        "event_place": where if place and where != place else None,
        "event_title": _text(record.first("T2")) if record.first("C3") else None,
    }


def _type(record: TaggedRecord, *, has_doi: bool) -> tuple[str, str | None]:
    """Return the CSL type, and the kind of work that is no part of it."""
    code = code_of(record)
    kinds = [text for text in record.all("M3") if parse_doi(text) is None]
    csl_type, genre = TYPES.read(code, _text("; ".join(kinds)))
    if code == "CONF" and not record.first(*_IS_IN_PROCEEDINGS):
        csl_type = "book"
    if code == "UNPB" and has_doi:
        csl_type = "article"  # what has a DOI is out, if in no journal
    return csl_type or "document", genre


def _text(value: str | None) -> str | None:
    return collapse_white_space(value) or None if value else None


def _people(record: TaggedRecord, csl_type: str) -> dict[str, Any]:
    """Return the names by their variable; what stands under a thesis' or patent's second names is no editor."""
    return {
        variable: tuple(name for text in record.all(*tags) for name in names_of(text))
        for variable, tags in NAMES.items()
        if variable != "editor" or csl_type not in ("thesis", "patent")
    }


def _container(record: TaggedRecord, csl_type: str) -> str | None:
    tags: tuple[str, ...] = ("JF", "JO", "T2", "BT", "JA", "J2") if csl_type in IN_A_JOURNAL else _CONTAINERS
    if code_of(record) not in _MEETINGS:
        tags = tuple(tag for tag in tags if tag != "C3")
    return _text(record.first(*tags))


def _pages(record: TaggedRecord) -> str | None:
    start, end = record.first("SP"), record.first("EP")
    return join_pages(start, end) if start else plain_pages(end)


def _issued(record: TaggedRecord) -> Date | None:
    year, words = _date(record.first("PY", "Y1")), record.first("DA") or ""
    full = _date(words)
    if year is None or year.start is None:
        return full if full and full.start else year or full
    if full and full.start:
        return full if full.start.year == year.start.year else year
    return date_in_year(words, year)


def _date(text: str | None) -> Date | None:
    """Return the date of `YYYY/MM/DD/other`, whose parts may be empty, or of any other wording."""
    if not text:
        return None
    year, *rest = [part.strip() for part in text.split("/")]
    if rest and re.fullmatch(r"[0-9]{4}", year):
        month, day = ([int(part) if part.isdigit() and part.isascii() else 0 for part in rest[:2]] + [0, 0])[
            :2
        ]
        season = season_number(rest[2]) if len(rest) > 2 and not month else None
        if not 1 <= month <= 12:
            return Date(DateParts(int(year)), season=season)
        return Date(DateParts(int(year), month, day if 1 <= day <= 31 else None))
    return parse_date(text)


def _doi(record: TaggedRecord) -> str | None:
    """Return the DOI of its own tag, or of one where older programs put it."""
    own = doi_from_tex(record.first("DO", "DI") or "")
    return own or next((doi for text in record.all("M3", "UR", "L3") if (doi := parse_doi(text))), None)
