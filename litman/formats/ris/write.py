"""RIS, as EndNote, Zotero and rispy read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litman.edtf import format_year
from litman.formats.exported_entry import ExportedEntry
from litman.formats.people import inverted
from litman.text.folding import collapse_white_space
from litman.text.plain import plain
from litman.work import Date, Work

# Source: RIS format specification (2011), table of reference types.
_TYPES: dict[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "STAT",
    "webpage": "ELEC",
}
_JOURNALS = frozenset({"JOUR", "MGZN", "NEWS"})
# Whatever a reader could take for the end of a line.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_PAGES = re.compile(r"([^\s,–-]+)\s*[-–]+\s*([^\s,–-]+)")


def export(items: Sequence[ExportedEntry]) -> str:
    """Return the works as RIS records, one after the other with a blank line between."""
    works = (item for item in items if item.entry_type not in ("xdata", "set"))
    return "\n".join(
        "".join(_line(tag, value) for tag, value in _record(item)) + "ER  - \n" for item in works
    )


def _line(tag: str, value: str) -> str:
    text = collapse_white_space(_CONTROL.sub(" ", plain(value)))
    return f"{tag}  - {text}\n" if text else ""


def _record(item: ExportedEntry) -> Iterator[tuple[str, str]]:
    work = item.work
    kind = _TYPES.get(work.type, "GEN")
    yield "TY", kind
    yield "ID", item.key
    for tag, names in (
        ("AU", work.author),
        ("A2", work.editor),
        ("A3", work.collection_editor),
        ("A4", work.translator),
    ):
        for name in names:
            yield tag, inverted(name)
    yield "TI", work.title or ""
    yield "ST", work.title_short or ""
    if work.container_title:
        if kind in _JOURNALS:
            yield "JO", work.container_title
        yield "T2", work.container_title
    yield "J2", work.container_title_short or ""
    yield "T3", work.collection_title or ""
    yield from _dates(work)
    yield "VL", work.volume or ""
    yield "IS", work.issue or work.number or ""
    yield from _pages(work)
    yield "ET", work.edition or ""
    yield "PB", work.publisher or ""
    yield "CY", work.publisher_place or ""
    yield "M3", work.genre or ""
    yield "SN", work.ISSN or work.ISBN or ""
    yield "DO", work.DOI or ""
    yield "UR", work.URL or ""
    yield "AN", work.PMID or ""
    yield "C2", work.PMCID or ""
    yield "LA", work.language or ""
    for word in (work.keyword or "").split(","):
        yield "KW", word
    yield "N1", work.note or ""
    yield "AB", work.abstract or ""


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
    """`YYYY/MM/DD`, the slashes there even where month and day are not. Source: RIS specification, tag DA."""
    assert date.start is not None, date
    month = f"{date.start.month:02d}" if date.start.month else ""
    day = f"{date.start.day:02d}" if date.start.day and month else ""
    return f"{format_year(date.start.year)}/{month}/{day}"


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    page = plain(work.page or "")
    match = _PAGES.fullmatch(page)
    if match:
        yield "SP", match[1]
        yield "EP", match[2]
    else:
        yield "SP", page
