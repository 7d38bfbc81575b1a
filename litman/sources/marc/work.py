"""A record of a library as a work: a book, a part of one, an article, a thesis."""

from __future__ import annotations

import re
from dataclasses import replace

from litman.bibtex.works.languages import language_tag
from litman.edtf import parse_date
from litman.identifiers.doi import parse_doi
from litman.identifiers.isbn import isbn13, parse_isbn
from litman.sources.marc.people import people_of
from litman.sources.marc.record import MarcField, MarcRecord
from litman.sources.reading.books import edition_of, pages_in
from litman.sources.reading.titles import registered_title
from litman.text.years import EARLY_YEAR
from litman.work import Date, DateParts, Work

# Positions 6 and 7 of the leader. Source: MARC 21 Format for Bibliographic Data, "Leader".
_TYPES = {
    "e": "map",
    "f": "map",
    "g": "motion_picture",
    "i": "song",
    "j": "song",
    "k": "graphic",
    "r": "document",
}
_ISBD_END = re.compile(
    r"(?<![\s,;:/=])[\s,;:/=]+\Z|(?:(?<!\s)\s++)?\[(?:u\.\s?a\.?|etc\.?|et al\.?)\]|(?<=[^\W\d_]{5})\.\Z"
)
_TITLE_END = re.compile(r"(?<=[a-z]{3})\.\Z")
_BRACKETS = re.compile(r"\A\[([^\[\]]*)\]\Z")
_YEAR = re.compile(rf"(?<![0-9])({EARLY_YEAR})(?![0-9])", re.ASCII)
_RESPONSIBLE = re.compile(r"\s/\s.*\Z", re.DOTALL)
_PARALLEL = re.compile(r"\s=\s.*\Z", re.DOTALL)
_VOLUME = re.compile(
    r"(?:Band|Bd\.?|vol(?:ume|\.)?|v\.|tome|t\.|part|Teil|T\.)\s*([0-9IVXLC]+)\.?\Z", re.IGNORECASE
)
_PAGES = re.compile(
    r"(?:pages?:|Seiten?|S\.|pp?\.)\s*([0-9A-Za-z]+(?:\s*[-–]\s*[0-9A-Za-z]+)?)", re.IGNORECASE
)
_IN_HOST = re.compile(r"\b(volume|year|number|issue):\s*([^,;]+)", re.IGNORECASE)


def work_of(record: MarcRecord) -> Work:
    """Return the work that a record describes. Never raises.

    Source: MARC 21 Format for Bibliographic Data.
    """
    people = people_of(record)
    work = Work(
        type=_type(record),
        title=_title(record),
        author=people["author"],
        editor=people["editor"],
        translator=people["translator"],
        issued=_issued(record),
        publisher=_publisher(record),
        publisher_place=_bare(_imprint_field(record, "a")),
        edition=edition_of(record.first("250", "a")),
        collection_title=_series(record, "a"),
        collection_number=_series(record, "v"),
        number_of_pages=pages_in(record.first("300", "a")),
        language=_language(record),
        abstract=record.first("520", "a"),
        event_title=_meeting(record),
        volume=_volume(record),
        ISBN=next(iter(isbns_of(record)), None),
        ISSN=_bare(record.first("022", "a")),
        DOI=_doi(record),
    )
    if work.type == "thesis":
        return _thesis(record, work)
    return _part(record, work) if record.of("773") else work


def isbns_of(record: MarcRecord) -> list[str]:
    """Return the ISBNs of the book itself, in 13 digits."""
    texts = [text.split(" ", 1)[0] for field in record.of("020") for text in field.all("a")]
    return list(dict.fromkeys(isbn13(isbn) for text in texts if (isbn := parse_isbn(text))))


def _type(record: MarcRecord) -> str:
    leader = record.leader.ljust(8)
    kind, level = leader[6], leader[7]
    if record.of("502"):
        return "thesis"
    if record.of("773"):
        return _type_of_part(record)
    if kind in _TYPES:
        return _TYPES[kind]
    return "periodical" if level == "s" else "book"


def _type_of_part(record: MarcRecord) -> str:
    host = record.of("773")
    if any(field.first("x") for field in host):
        return "article-journal"
    return "chapter" if any(field.first("t") for field in host) else "book"


def _title(record: MarcRecord) -> str | None:
    field = next(iter(record.of("245")), None)
    if field is None:
        return None
    title = _bare(_PARALLEL.sub("", field.first("a") or ""))
    rest = [_bare(_PARALLEL.sub("", _RESPONSIBLE.sub("", text))) for text in field.all("bp")]
    for part in (text for text in rest if text):
        title = f"{title}{' ' if (title or '')[-1:] in '?!' else ': '}{part}" if title else part
    return registered_title(_TITLE_END.sub("", title)) if title else None


def _meeting(record: MarcRecord) -> str | None:
    field = next(iter(record.of("111", "711")), None)
    return ", ".join(filter(None, map(_bare, field.all("ae")))) or None if field else None


def _volume(record: MarcRecord) -> str | None:
    match = _VOLUME.match(record.first("245", "n") or "")
    return match[1] if match else None


def _imprint(record: MarcRecord) -> list[MarcField]:
    """The fields of publication: those of publishers, none of manufacture or copyright."""
    return [field for field in record.of("264") if field.indicators[1] == "1"] or record.of("260", "264")


def _imprint_field(record: MarcRecord, code: str) -> str | None:
    return next((text for field in _imprint(record) if (text := field.first(code))), None)


def _publisher(record: MarcRecord) -> str | None:
    return _bare(_imprint_field(record, "b"))


def _issued(record: MarcRecord) -> Date | None:
    stated = _imprint_field(record, "c") or ""
    year = _YEAR.search(stated)
    if year is None and (coded := _YEAR.fullmatch(record.control("008", 7, 11))):
        return Date(start=DateParts(int(coded[1])))
    if year is None:
        return None
    whole = parse_date(stated.strip(" .,;[]()?"))
    if whole is not None and whole.start is not None and whole.end is None:
        return replace(whole, circa=False)
    return Date(start=DateParts(int(year[1])))


def _series(record: MarcRecord, code: str) -> str | None:
    return _bare(record.first("490", code)) or _bare(record.first("830", code))


def _language(record: MarcRecord) -> str | None:
    code = (record.first("041", "a") or record.control("008", 35, 38)).strip()
    if len(code) > 3 and code.isalpha() and len(code) % 3 == 0:  # `engger`: several in one subfield
        code = code[:3]
    return language_tag(code) if code.isalpha() and code not in ("und", "mul", "zxx") else None


def _doi(record: MarcRecord) -> str | None:
    of_kind = [field for field in record.of("024") if (field.first("2") or "").lower() == "doi"]
    return next((doi for field in of_kind if (doi := parse_doi(field.first("a") or ""))), None)


def _thesis(record: MarcRecord, work: Work) -> Work:
    """The degree and the school of field 502, the year in which it was granted."""
    year = _YEAR.search(record.first("502", "d") or "")
    return replace(
        work,
        genre=_bare(record.first("502", "b")),
        publisher=_bare(record.first("502", "c")) or work.publisher,
        issued=Date(start=DateParts(int(year[1]))) if year else work.issued,
    )


def _part(record: MarcRecord, work: Work) -> Work:
    """What a part stands in: field 773, in words and, where libraries write them, in pairs (`pages:1-9`)."""
    said = [text for field in record.of("773") for text in field.all("g")]
    pairs = {name.lower(): value.strip() for text in said for name, value in _IN_HOST.findall(text)}
    pages = next((match[1] for text in said if (match := _PAGES.search(text))), None)
    isbn = parse_isbn((record.first("773", "z") or "").split(" ", 1)[0])
    is_article = work.type == "article-journal"
    return replace(
        work,
        container_title=_bare(record.first("773", "t")),
        ISSN=_bare(record.first("773", "x")) or work.ISSN,
        ISBN=None if is_article else isbn13(isbn) if isbn else work.ISBN,
        volume=pairs.get("volume") or work.volume,
        issue=pairs.get("number") or pairs.get("issue"),
        page=pages,
        publisher=work.publisher,
        number_of_pages=None if is_article else work.number_of_pages,
    )


def _bare(text: str | None) -> str | None:
    """A value without the punctuation that libraries put between the parts of a record."""
    bare = _ISBD_END.sub("", (text or "").strip())
    inner = _BRACKETS.match(bare)
    return (inner[1] if inner else bare).strip() or None
