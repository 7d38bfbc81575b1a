"""PubMed's format (`.nbib`, MEDLINE): tagged lines, one citation after the other.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from litman.bibtex.works.languages import language_tag
from litman.edtf import month_number, parse_date, season_number
from litman.errors import ForeignFileError
from litman.formats.decoding import decode_text
from litman.formats.foreign_file import ForeignFile, RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.nbib.types import TYPES_OF_PUBLICATION
from litman.formats.people import initialled_name_of, name_of
from litman.formats.tagged_lines import TaggedRecord, nbib_records
from litman.text.folding import collapse_white_space
from litman.text.pages import whole_last
from litman.text.printed_pages import plain_pages
from litman.work import Date, DateParts, Name, Work

_IDENTIFIER = re.compile(r"(.*?)\s*\[(doi|pii|pmc|bookaccession)\]", re.IGNORECASE)
_SHORT_RANGE = re.compile(r"([A-Za-z]*)([0-9]+)-([0-9]+)")
_MONTHS = re.compile(
    r"([0-9]{4}) ([A-Z][a-z]{2,8})(?: ([0-9]{1,2}))?(?: ?- ?(?:([0-9]{4}) )?([A-Z][a-z]{2,8})?(?: ?([0-9]{1,2}))?)?"
)


def read(path: Path, data: bytes) -> ForeignFile:
    """Return the works of a file in PubMed's format.

    Raises:
        ForeignFileError: no line of it begins a record.
    """
    records = RecordCollector(path)
    found = False
    for record in nbib_records(decode_text(data)):
        if record.first("TY"):
            raise ForeignFileError(
                path, "PubMed file", f"line {record.line} begins a record of RIS (`TY  - `)"
            )
        if not record.first("PMID", "TI", "BTI", "AU", "FAU", "STAT"):
            continue
        found = True
        records.add(work_from_record(record), record.first("CITEKEY") or "", record.line)
    if not found:
        raise ForeignFileError(path, "PubMed file", "no line begins with `PMID- ` or another tag of PubMed")
    return records.file()


def work_from_record(record: TaggedRecord) -> Work:
    """Return the work that a citation of PubMed describes."""
    csl_type = _type(record)
    book = _text(record.first("BTI"))
    title = _title(record.first("TI"), record.first("TT"))
    is_part = bool(book and title)
    journal = _text(record.first("JT", "TA"))
    short = _text(record.first("TA"))
    work = Work(
        type="chapter" if is_part and csl_type == "document" else csl_type,
        title=title or book,
        author=_people(record, "FAU", "AU") + _organisations(record),
        editor=_people(record, "FED", "ED"),
        issued=_issued(record),
        container_title=book if is_part else journal,
        container_title_short=short if short != journal else None,
        collection_title=_text(record.first("CTI")),
        volume=record.first("VI"),
        issue=record.first("IP"),
        page=_pages(record.first("PG")),
        edition=_text(record.first("EN")),
        publisher=_text(record.first("PB")),
        publisher_place=_text(record.first("PL")) if book else None,
        DOI=_identifier(record, "doi"),
        PMID=record.first("PMID"),
        PMCID=record.first("PMC"),
        ISSN=next((number.split(" ")[0] for number in record.all("IS")), None),
        ISBN=next((number.split(" ")[0] for number in record.all("ISBN")), None),
        language=language_tag(record.first("LA") or ""),
        abstract=_text(record.first("AB")),
        note=_text(record.first("GN")),
        URL=record.first("URL"),
    )
    return with_keywords(work, (word.lstrip("*") for word in record.all("OT")))


def _type(record: TaggedRecord) -> str:
    kinds = [kind.lower() for kind in record.all("PT")]
    named = next((TYPES_OF_PUBLICATION[kind] for kind in kinds if kind in TYPES_OF_PUBLICATION), None)
    if named:
        return named
    return "article-journal" if record.first("JT", "TA") else "book" if record.first("BTI") else "document"


def _text(value: str | None) -> str | None:
    return collapse_white_space(value) or None if value else None


def _title(title: str | None, original: str | None) -> str | None:
    """A full stop ends every title, and brackets hold one that was translated."""
    text = (_text(title) or _text(original) or "").strip()
    if text.startswith("[") and text.rstrip(".").endswith("]"):
        text = _text(original) or text.rstrip(".")[1:-1]
    ends = text.endswith(".") and not text.endswith(("..", " al.", "etc."))
    return (text[:-1] if ends else text) or None


def _people(record: TaggedRecord, full: str, short: str) -> tuple[Name, ...]:
    names = record.all(full)
    if names:
        found: Iterable[Name | None] = map(name_of, [n if "," in n else n + "," for n in names])
    else:
        found = map(initialled_name_of, record.all(short))
    return tuple(name for name in found if name)


def _organisations(record: TaggedRecord) -> tuple[Name, ...]:
    return tuple(Name(literal=name) for text in record.all("CN") if (name := collapse_white_space(text)))


def _identifier(record: TaggedRecord, kind: str) -> str | None:
    for value in record.all("LID", "AID"):
        match = _IDENTIFIER.fullmatch(value)
        if match and match[2].lower() == kind:
            return match[1]
    return None


def _pages(text: str | None) -> str | None:
    """Return pages with whole last numbers: `407-10` is `407-410`."""
    parts = [plain_pages(part) for part in (text or "").split(",")]
    return ", ".join(_whole_range(part) for part in parts if part) or None


def _whole_range(part: str) -> str:
    match = _SHORT_RANGE.fullmatch(part)
    if match is None or len(match[3]) >= len(match[2]):
        return part
    return f"{match[1]}{match[2]}-{match[1]}{whole_last(match[2], match[3])}"


def _issued(record: TaggedRecord) -> Date | None:
    printed = _date(record.first("DP"))
    online = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", record.first("DEP") or "")
    return printed or (parse_date("-".join(online.groups())) if online else None)


def _date(text: str | None) -> Date | None:
    """Return the date of `2019 May 3`, `2019 Spring`, `2019 Jan-Feb` or `1998 Dec-1999 Jan`."""
    text = collapse_white_space(text or "")
    match = _MONTHS.fullmatch(text)
    if match is None:
        return parse_date(text) if text else None
    year, month, day, last_year, last_month, last_day = match.groups()
    start = DateParts(int(year), month_number(month), int(day) if day else None)
    if start.month is None:
        season = season_number(month)
        return Date(DateParts(int(year)), season=season) if season else parse_date(year)
    end = None
    if last_month or last_day:
        number = month_number(last_month) if last_month else start.month
        end = DateParts(int(last_year or year), number, int(last_day) if last_day and number else None)
    return Date(start, end)
