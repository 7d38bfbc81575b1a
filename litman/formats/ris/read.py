"""RIS, as reference managers and publishers write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from litman.bibtex.works.field_values import doi_from_tex
from litman.bibtex.works.languages import language_tag
from litman.edtf import parse_date, season_number
from litman.errors import ForeignFileError
from litman.formats.decoding import decode_text
from litman.formats.foreign_file import ForeignFile, RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.people import name_of
from litman.formats.tagged_lines import TaggedRecord, ris_records
from litman.text.folding import collapse_white_space
from litman.text.printed_pages import join_pages, plain_pages
from litman.work import Date, DateParts, Name, Work

# Source: RIS format specification (2011), table of reference types, and types that exports hold besides.
_TYPES: dict[str, str] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CHART": "figure", "CLSWK": "classic", "COMP": "software", "CONF": "book", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "GRANT": "document",
    "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal", "INTV": "interview",
    "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "document", "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication",
    "POD": "broadcast", "PRESS": "webpage", "RPRT": "report", "SER": "periodical", "SLIDE": "speech", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "STD": "standard", "THES": "thesis", "UNBILL": "bill",
    "UNPB": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_IN_A_WHOLE = frozenset({"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"})
_IN_A_JOURNAL = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")


def read(path: Path, data: bytes) -> ForeignFile:
    """Return the works of a RIS file.

    Raises:
        ForeignFileError: no line of it begins a record.
    """
    records = RecordCollector(path)
    found = False
    for record in ris_records(decode_text(data)):
        found = True
        records.add(work_from_record(record), record.first("ID") or "", record.line)
        if not record.is_closed:
            records.remark(
                record.line, "this record has no line `ER  -` at its end; it was read as far as it goes"
            )
    if not found:
        raise ForeignFileError(path, "RIS file", "no record begins with `TY  - `")
    return records.file()


def work_from_record(record: TaggedRecord) -> Work:
    """Return the work that a RIS record describes."""
    kind = (record.first("TY") or "").upper()
    csl_type = _TYPES.get(kind, "document")
    is_number = csl_type in ("report", "patent", "standard", "dataset", "manuscript", "legislation", "bill")
    number = _text(record.first("IS", "CP", "M1"))
    serial = record.first("SN")
    work = Work(
        type=csl_type,
        title=_text(record.first("TI", "T1", "CT", "BT")),
        title_short=_text(record.first("ST")),
        author=_names(record, "AU", "A1"),
        editor=_names(record, "A2", "ED") if csl_type not in ("thesis", "patent") else (),
        collection_editor=_names(record, "A3"),
        translator=_names(record, "A4"),
        issued=_issued(record),
        accessed=_date(record.first("Y2")),
        container_title=_container(record, csl_type),
        container_title_short=_text(record.first("J2", "JA")),
        collection_title=_text(record.first("T3") or (None if _is_part(csl_type) else record.first("T2"))),
        volume=_text(record.first("VL")),
        issue=None if is_number else number,
        number=number if is_number else _text(record.first("C7")) if record.first("SP") else None,
        page=_pages(record),
        edition=_text(record.first("ET")),
        publisher=_text(record.first("PB")),
        publisher_place=_text(record.first("CY", "PP")),
        genre=_text(record.first("M3")),
        number_of_volumes=_text(record.first("NV")),
        section=_text(record.first("SE")),
        ISSN=serial if serial and (_ISSN.match(serial) and csl_type not in ("book", "chapter")) else None,
        ISBN=serial if serial and not (_ISSN.match(serial) and csl_type not in ("book", "chapter")) else None,
        DOI=_doi(record),
        URL=record.first("UR", "L2"),
        PMID=_matching(record.all("AN"), r"[0-9]{1,9}"),
        PMCID=_matching(record.all("C2"), r"PMC[0-9]+"),
        language=language_tag(record.first("LA") or ""),
        note=_text(". ".join(record.all("N1", "RN")) or None),
        abstract=_text(record.first("AB", "N2")),
        archive=_text(record.first("DB")) if csl_type == "article" else None,
        source=None if csl_type == "article" else _text(record.first("DB")),
    )
    return with_keywords(work, (_text(word) or "" for word in record.all("KW")))


def _text(value: str | None) -> str | None:
    return collapse_white_space(value) or None if value else None


def _names(record: TaggedRecord, *tags: str) -> tuple[Name, ...]:
    return tuple(name for text in record.all(*tags) if (name := name_of(text)))


def _is_part(csl_type: str) -> bool:
    return csl_type in _IN_A_WHOLE or csl_type not in ("book", "report", "thesis", "classic", "pamphlet")


def _container(record: TaggedRecord, csl_type: str) -> str | None:
    tags = ("JF", "JO", "T2", "BT", "JA", "J2") if csl_type in _IN_A_JOURNAL else ("T2", "BT", "JF", "JO")
    return _text(record.first(*tags)) if _is_part(csl_type) else None


def _pages(record: TaggedRecord) -> str | None:
    if record.first("SP"):
        return join_pages(record.first("SP"), record.first("EP"))
    return plain_pages(record.first("C7") or record.first("EP"))


def _issued(record: TaggedRecord) -> Date | None:
    year, full = _date(record.first("PY", "Y1")), _date(record.first("DA"))
    if full and full.start and (not year or not year.start or year.start.year == full.start.year):
        return full
    return year or full


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
    return doi_from_tex(record.first("DO", "DI") or "")


def _matching(values: Iterable[str], pattern: str) -> str | None:
    return next((value for value in values if re.fullmatch(pattern, value)), None)
