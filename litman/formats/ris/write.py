"""RIS, as EndNote, Zotero and rispy read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from litman.edtf import format_year
from litman.formats.exported_entry import ExportedEntry, separated, works_of
from litman.formats.loose_names import loose_name_of
from litman.formats.one_line import one_line
from litman.formats.people import inverted
from litman.formats.ris.fields import NAMES, TEXTS
from litman.formats.ris.types import TYPES
from litman.formats.work_kinds import IN_A_JOURNAL, NUMBERED
from litman.text.plain import plain
from litman.text.printed_pages import plain_pages
from litman.work import Date, Name, Work

_PAGES = re.compile(r"([^\s,–-]+)\s*[-–]+\s*([^\s,–-]+)")
_SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the works as RIS records, one after the other with a blank line between."""
    records = (
        "".join(_line(tag, value) for tag, value in _record(entry)) + "ER  - \n"
        for entry in works_of(entries)
    )
    return separated(records, "\n")


def _line(tag: str, value: str | None) -> str:
    text = one_line(value)
    return f"{tag}  - {text}\n" if text else ""


def _record(entry: ExportedEntry) -> Iterator[tuple[str, str | None]]:
    work = entry.work
    code, kind = TYPES.written(work.type, work.genre)
    yield "TY", code
    yield "ID", entry.key
    for variable, (tag, *_) in NAMES.items():
        for name in entry.names(variable):
            yield tag, _name(name)
    for variable, (tag, *_) in TEXTS.items():
        yield tag, getattr(work, variable)
    if work.type in IN_A_JOURNAL:
        yield "JO", work.container_title
    yield "T2", work.container_title
    yield "T3", work.collection_title
    yield from _dates(work)
    yield from _numbers(work)
    yield from _pages(work)
    yield "M3", kind
    yield "SN", work.ISSN
    yield "SN", work.ISBN
    yield "DO", work.DOI
    yield "UR", work.URL
    yield "AN", work.PMID
    yield "C2", work.PMCID
    yield "LA", work.language
    yield "DB", work.archive if work.type == "article" else work.source
    for word in (work.keyword or "").split(","):
        yield "KW", word
    yield "N1", work.note


def _name(name: Name) -> str:
    """`Family, Given`; an organisation that could be a person's name ends with a comma, `et al.` are others."""
    text = inverted(name)
    read = loose_name_of(text)
    return text + "," if not name.family and read and read.family and not name.is_others else text


def _numbers(work: Work) -> Iterator[tuple[str, str | None]]:
    """The number of the issue, and the work's own: an article's has a tag of its own, `C7`."""
    is_number = work.type in NUMBERED
    yield "IS", work.number or work.issue if is_number else work.issue
    yield ("C7" if work.type in IN_A_JOURNAL else "M1"), None if is_number else work.number


def _dates(work: Work) -> Iterator[tuple[str, str]]:
    issued = work.issued
    if issued and issued.start:
        yield "PY", format_year(issued.start.year)
        yield "DA", _slashed(issued)
    elif issued:
        yield "PY", issued.literal or ""
    if work.accessed and work.accessed.start:
        yield "Y2", _slashed(work.accessed)


def _slashed(date: Date) -> str:
    """`YYYY/MM/DD/season`, the slashes there even where month and day are not. Source: RIS specification, tag DA."""
    assert date.start is not None, date
    month = f"{date.start.month:02d}" if date.start.month else ""
    day = f"{date.start.day:02d}" if date.start.day and month else ""
    season = f"/{_SEASONS[date.season]}" if date.season and not month else ""
    return f"{format_year(date.start.year)}/{month}/{day}{season}"


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    page = plain_pages(plain(work.page or "")) or ""
    match = _PAGES.fullmatch(page)
    if match:
        yield "SP", match[1]
        yield "EP", match[2]
    else:
        yield "SP", page
