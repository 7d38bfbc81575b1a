"""PubMed's format (`.nbib`, MEDLINE): tagged lines, one citation after the other.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re
from typing import Any

from litman.bibtex.works.languages import language_tag
from litman.edtf import parse_date
from litman.formats.decoding import decoded_lines
from litman.formats.foreign_file import RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.nbib.fields import BOOKKEEPING, GENRES, NAMES, NOTICES, TEXTS
from litman.formats.nbib.study_types import study_type_of
from litman.formats.nbib.types import ABOUT_ARTICLES, BEFORE_ARTICLES, TYPES
from litman.formats.people import full_name_of, initialled_name_of
from litman.formats.tagged_lines import TaggedRecord, nbib_records
from litman.formats.work_kinds import NUMBERED
from litman.text.folding import collapse_white_space
from litman.text.page import whole_last
from litman.text.printed_pages import plain_pages
from litman.work import Date, Name, Work

# What is written with a full stop of its own: `Leptospira spp.`, `in the U.S.`, `Acme Inc.`
_ABBREVIATED = re.compile(
    r"(?<![^\W_])(?:al|etc|spp?|ssp|subsp|vs|inc|ltd|corp|jr|sr|[A-Z](?:\.[A-Z])+)\.\Z", re.IGNORECASE
)
_IDENTIFIER = re.compile(r"(.*?)(?<!\s)\s*+\[(doi|pii|pmc|bookaccession)\]", re.IGNORECASE)
_SHORT_RANGE = re.compile(r"([A-Za-z]*)([0-9]+)-([0-9]+)")


def read(data: bytes, records: RecordCollector) -> None:
    """Take the works of a file in PubMed's format.

    Raises:
        ForeignFileError: no line of it begins a record.
    """
    found = False
    for record in nbib_records(decoded_lines(data)):
        if record.first("TY"):
            raise records.not_of_format(f"line {record.line} begins a record of RIS (`TY  - `)")
        if not record.first("PMID", "TI", "BTI", "AU", "FAU", "STAT"):
            continue
        found = True
        work = work_from_record(record)
        records.remark_on_days(record.line, (value for tag, value in record.values if tag == "DP"))
        kinds = _kinds(record)
        records.add(work, record.first("CITEKEY") or "", record.line, study=study_type_of(kinds))
        for kind in kinds:
            if TYPES.read(kind)[0] is None:
                records.unknown_type(record.line, kind, work.type)
        records.leave_out(record.left(*BOOKKEEPING), record.line)
    if not found:
        raise records.not_of_format("no line begins with `PMID- ` or another tag of PubMed")


def work_from_record(record: TaggedRecord) -> Work:
    """Return the work that a citation of PubMed describes."""
    csl_type = _type(record)
    book = _text(record.first("BTI"))
    title = _title(record.first("TI"), record.first("TT"))
    is_part = bool(book and title)
    journal, short = _text(record.first("JT", "TA")), _text(record.first("TA"))
    container = book if is_part else journal
    texts: dict[str, Any] = {name: _text(record.first(tag)) for name, tag in TEXTS.items()}
    number = record.first("IP")
    work = Work(
        **texts,
        type=csl_type,
        title=title or book,
        genre=next((GENRES[kind] for kind in _kinds(record) if kind in GENRES), None),
        status="retracted" if _is_retracted(record) else None,
        annote=_notices(record),
        author=_people(record, *NAMES["author"], "CN"),
        editor=_people(record, *NAMES["editor"]),
        issued=_issued(record),
        container_title=container,
        container_title_short=short if short != container else None,
        issue=None if csl_type in NUMBERED else number,
        number=number if csl_type in NUMBERED else None,
        page=_pages(record.first("PG")),
        publisher_place=None if journal else _text(record.first("PL")),  # the journal's country
        DOI=_identifier(record, "doi"),
        PMID=record.first("PMID"),
        ISSN=next((number.split(" ")[0] for number in record.all("IS")), None),
        ISBN=next((number.split(" ")[0] for number in record.all("ISBN")), None),
        language=language_tag(record.first("LA") or ""),
    )
    return with_keywords(work, (word.lstrip("*") for word in record.all("OT")))


def _is_retracted(record: TaggedRecord) -> bool:
    return "retracted publication" in _kinds(record) or record.first("RIN", "RPI") is not None


def _notices(record: TaggedRecord) -> str | None:
    """Return the lines about notices as PubMed shows them: where the work was retracted or put in doubt."""
    said = [
        f"{words}: {text}"
        for tag, words in NOTICES.items()
        for line in record.all(tag)
        if (text := _text(line))
    ]
    return "; ".join(said) or None


def _kinds(record: TaggedRecord) -> list[str]:
    return [collapse_white_space(kind).lower() for kind in record.all("PT")]


def _type(record: TaggedRecord) -> str:
    """Return the type that a citation's types of publication say, or else its other lines."""
    kinds = _kinds(record)
    for kind in (*(kind for kind in kinds if kind in BEFORE_ARTICLES), *kinds):
        csl_type, _ = TYPES.read(kind)
        if csl_type and kind not in ABOUT_ARTICLES:
            return csl_type
    if record.first("BTI"):
        return "chapter" if record.first("TI", "TT") else "book"
    is_article = record.first("JT", "TA") or any(kind in ABOUT_ARTICLES for kind in kinds)
    return "article-journal" if is_article else "document"


def _text(value: str | None) -> str | None:
    return collapse_white_space(value) or None if value else None


def _title(title: str | None, original: str | None) -> str | None:
    """A full stop ends every title but one that an abbreviation ends; brackets hold one that was translated."""
    text = (_text(title) or _text(original) or "").strip()
    if text.startswith("[") and text.rstrip(".").endswith("]"):
        text = _text(original) or text.rstrip(".")[1:-1]
    ends = text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text[-20:])
    return (text[:-1] if ends else text) or None


def _people(record: TaggedRecord, full: str, short: str, group: str = "") -> tuple[Name, ...]:
    """Return the names in their order, in full where the record has them so; groups stand among the people."""
    has_full = record.first(full) is not None
    found: list[Name | None] = []
    for tag, text in record.in_order(full if has_full else short, group):
        if tag == group:
            found.append(Name(literal=collapse_white_space(text)))
        elif has_full:
            found.append(full_name_of(text))
        else:
            found.append(initialled_name_of(text))
    return tuple(name for name in found if name)


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
    printed = parse_date(record.first("DP") or "")
    online = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", record.first("DEP") or "")
    return printed or (parse_date("-".join(online.groups())) if online else None)
