"""EndNote's XML, as EndNote itself exports it.

Source: EndNote 20, "RSXML.dtd" (order of elements) and its XML export.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from litman.edtf import format_edtf, format_year
from litman.formats.endnote.fields import NAMES, RICH_TEXTS, TEXTS
from litman.formats.endnote.types import NUMBERS, TYPES
from litman.formats.exported_entry import ExportedEntry, works_of
from litman.formats.one_line import CONTROL
from litman.formats.people import inverted
from litman.formats.work_kinds import IN_A_JOURNAL, NUMBERED, WHOLE
from litman.text.folding import collapse_white_space
from litman.text.plain import plain
from litman.work import Date, DateParts, Work

_TAG = re.compile(r"<(/?)(i|b|sup|sub)>")
_FACES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the works as an XML document; italics, bold, raised and lowered text are kept."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
    for number, entry in enumerate(works_of(entries), 1):
        yield f"<record>{''.join(_record(entry, number))}</record>\n"
    yield "</records></xml>\n"


def _record(entry: ExportedEntry, number: int) -> Iterator[str]:
    work = entry.work
    code, kind = TYPES.written(work.type, work.genre)
    yield '<source-app name="litman" version="1">litman</source-app>'
    yield _element("rec-number", str(number))
    yield f"<ref-type name={quoteattr(code)}>{NUMBERS[code]}</ref-type>"
    yield _group("contributors", *_contributors(entry))
    yield _group("titles", *_titles(work))
    yield _group("periodical", *_periodical(work))
    yield _element("pages", work.page)
    yield _text(work, "volume")
    is_number = work.type in NUMBERED
    yield _element("number", work.number or work.issue if is_number else work.issue)
    yield _text(work, "number_of_volumes")
    yield _text(work, "edition")
    yield _text(work, "section")
    words = (_element("keyword", word) for word in (work.keyword or "").split(","))
    yield _group("keywords", *words)
    yield _group("dates", *_dates(work.issued))
    yield _text(work, "publisher_place")
    yield _text(work, "publisher")
    yield _element("isbn", ", ".join(filter(None, (work.ISSN, work.ISBN))))
    yield _element("accession-num", work.PMID)
    yield _element("electronic-resource-num", work.DOI)
    yield _text(work, "abstract")
    yield _element("label", entry.key)
    yield _text(work, "note")
    yield _text(work, "annote")
    yield _element("work-type", kind)
    yield _text(work, "source")
    yield _element("language", work.language)
    yield _group("urls", _group("related-urls", _element("url", work.URL)))
    yield _element("access-date", format_edtf(work.accessed) if work.accessed else None)
    yield _element("custom2", work.PMCID)
    yield _element("custom7", None if is_number else work.number)


def _contributors(entry: ExportedEntry) -> Iterator[str]:
    for variable, (group, *_) in NAMES.items():
        yield _group(
            group,
            *(_element("author", inverted(name, doubles_commas=True)) for name in entry.names(variable)),
        )


def _titles(work: Work) -> Iterator[str]:
    yield _text(work, "title")
    yield _element("secondary-title", work.collection_title if work.type in WHOLE else work.container_title)
    yield _element("tertiary-title", None if work.type in WHOLE else work.collection_title)
    yield _text(work, "title_short")


def _periodical(work: Work) -> Iterator[str]:
    if work.type in IN_A_JOURNAL or work.type == "article":
        yield _element("full-title", work.container_title)
    yield _element("abbr-1", work.container_title_short)


def _dates(issued: Date | None) -> Iterator[str]:
    if issued is None:
        return
    start = issued.start
    yield _element("year", format_year(start.year) if start else issued.literal)
    if start and (words := _words_beside(issued, start)):
        yield _group("pub-dates", _element("date", words))


def _words_beside(issued: Date, start: DateParts) -> str:
    """What stands beside the year: `May 3`, `May 3-June 5`, `Spring`; ranges over years say both of them."""
    end = issued.end
    if issued.season and not start.month and not end:
        return _SEASONS[issued.season]
    if end is None or end == start:
        return _day(start)
    if end.year != start.year:
        first, last = _day(start), _day(end)
        return f"{' '.join(filter(None, (str(start.year), first)))}-{' '.join(filter(None, (str(end.year), last)))}"
    return f"{_day(start)}-{_day(end)}" if start.month and end.month else _day(start)


def _day(parts: DateParts) -> str:
    if not parts.month:
        return ""
    return _MONTHS[parts.month - 1] + (f" {parts.day}" if parts.day else "")


def _text(work: Work, variable: str) -> str:
    """The element of a variable that has one of its own."""
    path = RICH_TEXTS.get(variable) or TEXTS[variable]
    return _element(path.rpartition("/")[2], getattr(work, variable), is_rich=variable in RICH_TEXTS)


def _element(name: str, value: str | None, *, is_rich: bool = False) -> str:
    text = collapse_white_space(CONTROL.sub(" ", value or ""))
    text = "".join(_pieces(text)) if is_rich else escape(plain(text))
    return f"<{name}>{text}</{name}>" if text else ""


def _group(name: str, *elements: str) -> str:
    inside = "".join(elements)
    return f"<{name}>{inside}</{name}>" if inside else ""


def _pieces(text: str) -> Iterator[str]:
    """The text with its faces as elements `style`; mark-up that EndNote does not know is taken off."""
    parts = _TAG.split(text)
    if len(parts) == 1:
        yield escape(plain(text))
        return
    faces: list[str] = []
    for at in range(0, len(parts), 3):
        piece = escape(plain(parts[at]))
        if piece:
            face = " ".join(dict.fromkeys(faces)) or "normal"
            yield f'<style face="{face}" font="default" size="100%">{piece}</style>'
        if at + 2 < len(parts):
            closing, tag = parts[at + 1], parts[at + 2]
            if not closing:
                faces.append(_FACES[tag])
            elif _FACES[tag] in faces:
                faces.remove(_FACES[tag])
