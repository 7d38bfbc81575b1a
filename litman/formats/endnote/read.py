"""EndNote's XML, as EndNote, Zotero and our own export write it; a file that declares entities is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from litman.bibtex.works.field_values import doi_from_tex
from litman.bibtex.works.languages import language_tag
from litman.edtf import month_number, parse_date
from litman.errors import ForeignFileError
from litman.formats.endnote.types import CSL_TYPES
from litman.formats.foreign_file import ForeignFile, RecordCollector
from litman.formats.keywords import with_keywords
from litman.formats.people import name_of
from litman.text.folding import collapse_white_space
from litman.text.printed_pages import plain_pages
from litman.work import Date, DateParts, Name, Work

_NAME = "EndNote XML"
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_DOCTYPE_WITH_RULES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")


def read(path: Path, data: bytes) -> ForeignFile:
    """Return the works of an EndNote XML file.

    Raises:
        ForeignFileError: the file is no XML, declares entities, or holds no records.
    """
    root = _parse(path, data)
    records = RecordCollector(path)
    found = False
    for record in root.iter("record"):
        found = True
        records.add(work_from_record(record), _text(record, "label") or "", record.sourceline or 1)
    if not found:
        raise ForeignFileError(path, _NAME, "there is no element <record>")
    return records.file()


def _parse(path: Path, data: bytes) -> Any:
    from lxml import etree  # 20 ms that only this reader needs

    if _DOCTYPE_WITH_RULES.search(data.replace(b"\x00", b"")):
        raise ForeignFileError(path, _NAME, "it declares entities of its own, which litman does not follow")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise ForeignFileError(path, _NAME, collapse_white_space(str(exc))) from exc
    if root is None:
        raise ForeignFileError(path, _NAME, "it is empty")
    return root


def work_from_record(record: Any) -> Work:
    """Return the work that an element <record> describes."""
    csl_type = _type(record)
    serial = _text(record, "isbn") or ""
    is_issn = bool(_ISSN.match(serial)) and csl_type not in ("book", "chapter")
    number = _text(record, "number") or _text(record, "issue")
    is_number = csl_type in ("report", "patent", "standard", "dataset", "manuscript", "legislation", "bill")
    container = _text(record, "titles/secondary-title") or _text(record, "periodical/full-title")
    is_whole = csl_type in ("book", "report", "thesis", "classic", "pamphlet")
    series = _text(record, "titles/tertiary-title")
    accession = _text(record, "accession-num") or ""
    work = Work(
        type=csl_type,
        title=_rich(record, "titles/title"),
        title_short=_rich(record, "titles/short-title"),
        author=_names(record, "authors"),
        editor=_names(record, "secondary-authors") if csl_type != "thesis" else (),
        collection_editor=_names(record, "tertiary-authors") if csl_type != "thesis" else (),
        translator=_names(record, "translated-authors") or _names(record, "subsidiary-authors"),
        issued=_issued(record),
        accessed=parse_date(_text(record, "access-date") or ""),
        container_title=None if is_whole else container,
        container_title_short=_text(record, "periodical/abbr-1") or _text(record, "alt-periodical/abbr-1"),
        collection_title=series or (container if is_whole else None),
        volume=_text(record, "volume"),
        issue=None if is_number else number,
        number=number if is_number else None,
        page=plain_pages(_text(record, "pages")),
        edition=_text(record, "edition"),
        section=_text(record, "section"),
        publisher=_text(record, "publisher"),
        publisher_place=_text(record, "pub-location"),
        genre=_text(record, "work-type"),
        number_of_volumes=_text(record, "num-vols"),
        ISSN=serial if serial and is_issn else None,
        ISBN=serial if serial and not is_issn else None,
        DOI=doi_from_tex(_text(record, "electronic-resource-num") or ""),
        URL=_text(record, "urls/related-urls/url") or _text(record, "urls/web-urls/url"),
        PMID=accession if re.fullmatch(r"[0-9]{1,9}", accession) else None,
        PMCID=_text(record, "custom2") if (_text(record, "custom2") or "").startswith("PMC") else None,
        language=language_tag(_text(record, "language") or ""),
        abstract=_rich(record, "abstract"),
        note=_rich(record, "notes"),
    )
    return with_keywords(work, (_all_text(word) for word in record.iterfind("keywords/keyword")))


def _type(record: Any) -> str:
    element = record.find("ref-type")
    name = element.get("name", "") if element is not None else ""
    return CSL_TYPES.get(name.strip().lower(), "document")


def _issued(record: Any) -> Date | None:
    year = parse_date(_text(record, "dates/year") or "")
    words = _text(record, "dates/pub-dates/date") or ""
    if year is None or year.start is None:
        return parse_date(words) or year
    full = parse_date(words) if words else None
    if full and full.start and full.start.year == year.start.year:
        return full
    month = next((number for word in words.split() if (number := month_number(word.strip(",.")))), None)
    days = [int(word) for word in re.findall(r"\b[0-9]{1,2}\b", words) if 1 <= int(word) <= 31]
    if month and re.search("[A-Za-z]", words):
        return Date(DateParts(year.start.year, month, days[0] if len(days) == 1 else None))
    return year


def _names(record: Any, group: str) -> tuple[Name, ...]:
    texts = (_all_text(author) for author in record.iterfind(f"contributors/{group}/author"))
    return tuple(name for text in texts if (name := name_of(text)))


def _text(record: Any, where: str) -> str | None:
    element = record.find(where)
    return _all_text(element) or None if element is not None else None


def _all_text(element: Any) -> str:
    return collapse_white_space("".join(element.itertext(with_tail=False)))


def _rich(record: Any, where: str) -> str | None:
    """Return the text of an element with the faces of its <style> as CSL mark-up."""
    element = record.find(where)
    return collapse_white_space("".join(_pieces(element))) or None if element is not None else None


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tags = [tag for face, tag in _FACES.items() if face in child.get("face", "").split()]
        text = "".join(child.itertext(with_tail=False)) if isinstance(child.tag, str) else ""
        if text.strip():
            yield "".join(f"<{tag}>" for tag in tags) + text + "".join(f"</{tag}>" for tag in reversed(tags))
        else:
            yield text
        yield child.tail or ""
