"""EndNote's XML, as EndNote itself exports it.

Source: EndNote 20, "RSXML.dtd" (order of elements) and its XML export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from litman.edtf import format_edtf, format_year
from litman.formats.endnote.types import OTHER_TYPE, REFERENCE_TYPES
from litman.formats.exported_entry import ExportedEntry
from litman.formats.people import inverted
from litman.text.folding import collapse_white_space
from litman.text.plain import plain
from litman.work import Date, Name, Work

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_TAG = re.compile(r"<(/?)(i|b|sup|sub)>")
_FACES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
_MONTHS = "January February March April May June July August September October November December".split()
_WHOLE = frozenset({"book", "report", "thesis", "classic", "pamphlet"})


def export(items: Sequence[ExportedEntry]) -> str:
    """Return the works as an XML document; italics, bold, raised and lowered text are kept."""
    works = [item for item in items if item.entry_type not in ("xdata", "set")]
    records = "".join(
        f"<record>{''.join(_record(item, number))}</record>\n" for number, item in enumerate(works, 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n{records}</records></xml>\n'


def _record(item: ExportedEntry, number: int) -> Iterator[str]:
    work = item.work
    name, code = REFERENCE_TYPES.get(work.type, OTHER_TYPE)
    yield '<source-app name="litman" version="1">litman</source-app>'
    yield _element("rec-number", str(number))
    yield f"<ref-type name={quoteattr(name)}>{code}</ref-type>"
    yield _group("contributors", *_contributors(work))
    yield _group("titles", *_titles(work))
    yield _group("periodical", *_periodical(work))
    yield _element("pages", work.page)
    yield _element("volume", work.volume)
    yield _element("number", work.issue or work.number)
    yield _element("num-vols", work.number_of_volumes)
    yield _element("edition", work.edition)
    yield _element("section", work.section)
    words = (_element("keyword", word) for word in (work.keyword or "").split(","))
    yield _group("keywords", *words)
    yield _group("dates", *_dates(work.issued))
    yield _element("pub-location", work.publisher_place)
    yield _element("publisher", work.publisher)
    yield _element("isbn", work.ISSN or work.ISBN)
    yield _element("accession-num", work.PMID)
    yield _element("electronic-resource-num", work.DOI)
    yield _element("abstract", work.abstract, is_rich=True)
    yield _element("label", item.key)
    yield _element("notes", work.note, is_rich=True)
    yield _element("work-type", work.genre)
    yield _group("urls", _group("related-urls", _element("url", work.URL)))
    yield _element("custom2", work.PMCID)
    yield _element("access-date", format_edtf(work.accessed) if work.accessed else None)
    yield _element("language", work.language)


def _contributors(work: Work) -> Iterator[str]:
    groups: tuple[tuple[str, tuple[Name, ...]], ...] = (
        ("authors", work.author),
        ("secondary-authors", work.editor),
        ("tertiary-authors", work.collection_editor),
        ("translated-authors", work.translator),
    )
    for group, names in groups:
        yield _group(group, *(_element("author", inverted(name)) for name in names))


def _titles(work: Work) -> Iterator[str]:
    yield _element("title", work.title, is_rich=True)
    yield _element("secondary-title", work.collection_title if work.type in _WHOLE else work.container_title)
    yield _element("tertiary-title", None if work.type in _WHOLE else work.collection_title)
    yield _element("short-title", work.title_short, is_rich=True)


def _periodical(work: Work) -> Iterator[str]:
    if work.type.startswith("article"):
        yield _element("full-title", work.container_title)
    yield _element("abbr-1", work.container_title_short)


def _dates(issued: Date | None) -> Iterator[str]:
    if issued is None:
        return
    start = issued.start
    yield _element("year", format_year(start.year) if start else issued.literal)
    if start and start.month:
        day = f" {start.day}" if start.day else ""
        yield _group("pub-dates", _element("date", f"{_MONTHS[start.month - 1]}{day}"))


def _element(name: str, value: str | None, *, is_rich: bool = False) -> str:
    text = collapse_white_space(_CONTROL.sub(" ", value or ""))
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
