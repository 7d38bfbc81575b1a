"""An entry's own fields in the other dialect; what a person typed stays, only names, types and dates change.

Source: biblatex manual, sections 2.1 and 2.2 (types, fields, aliases); btxdoc, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from litman.bibtex.file.values import MONTHS
from litman.bibtex.tex.latex import decode_latex, encode_verbatim
from litman.bibtex.works.entry_types import DEFAULT_GENRES, GENRES, SUBTYPE_NAMES, csl_type_of
from litman.bibtex.works.field_values import ordinal_word, url_only
from litman.edtf import format_edtf, parse_edtf
from litman.formats.bib.types import TO_BIBLATEX, TO_CLASSIC
from litman.text.months import month_number
from litman.text.plain import plain

_TO_CLASSIC_NAMES = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
}
_TO_BIBLATEX_NAMES = {
    **{classic: modern for modern, classic in _TO_CLASSIC_NAMES.items()},
    "school": "institution",
}
_GENRE_KEYS = {"phdthesis": "phdthesis", "mastersthesis": "mathesis", "techreport": "techreport"}
# They are resolved, and the entries that they name need not be in the export.
_RESOLVED = frozenset({"crossref", "xdata", "xref"})
_MASTER = re.compile(r"master|m\.?\s?sc|m\.?a\.|mathesis|diplom", re.IGNORECASE)


def to_classic(entry_type: str, fields: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """Return the entry type and fields as BibTeX's standard styles know them."""
    kept = {name: value for name, value in fields.items() if name not in _RESOLVED}
    classic = _classic_type(entry_type, kept)
    _classic_titles(kept)
    _classic_date(kept)
    _classic_edition(kept)
    if entry_type == "thesis" and "institution" in kept:
        _rename(kept, "institution", "school")
    if "type" in kept and kept["type"] in GENRES:
        genre = GENRES[kept["type"]]
        kept["type"] = genre
        if DEFAULT_GENRES.get(classic) == genre:
            del kept["type"]
    if classic == "article" and "number" not in kept and "issue" in kept:
        _rename(kept, "issue", "number")
    if classic == "misc":
        _classic_misc(entry_type, kept)
    for modern, name in _TO_CLASSIC_NAMES.items():
        _rename(kept, modern, name)
    meant = csl_type_of(entry_type, fields)
    if csl_type_of(classic, kept) != meant:
        # BibTeX passes it over; whoever reads it knows the type
        kept["entrysubtype"] = SUBTYPE_NAMES.get(meant, meant)
    return classic, list(kept.items())


def to_biblatex(entry_type: str, fields: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """Return the entry type and fields under biblatex's own names."""
    kept = {name: value for name, value in fields.items() if name not in _RESOLVED}
    for classic, name in _TO_BIBLATEX_NAMES.items():
        _rename(kept, classic, name)
    _biblatex_date(kept)
    url = url_only(kept.get("howpublished", ""))
    if url and "url" not in kept:
        _rename(kept, "howpublished", "url")
        kept["url"] = encode_verbatim(url)
    if entry_type in _GENRE_KEYS and not kept.get("type", "").strip():
        kept["type"] = _GENRE_KEYS[entry_type]
    if kept.get("eprinttype", "") == "arXiv":
        kept["eprinttype"] = "arxiv"
    return TO_BIBLATEX.get(entry_type, entry_type), list(kept.items())


def _rename(fields: dict[str, str], old: str, new: str) -> None:
    """Give a field another name in its place, unless there is one of that name."""
    if old not in fields or fields.get(new, "").strip():
        return
    items = [(new if name == old else name, value) for name, value in fields.items() if name != new]
    fields.clear()
    fields.update(items)


def _classic_type(entry_type: str, fields: Mapping[str, str]) -> str:
    if entry_type == "thesis":
        return "mastersthesis" if _MASTER.search(fields.get("type", "")) else "phdthesis"
    return TO_CLASSIC.get(entry_type, entry_type)


def _classic_titles(fields: dict[str, str]) -> None:
    """Join subtitles to their titles: standard styles print `title`, `booktitle` and `journal` only."""
    for main, sub in (
        ("title", "subtitle"),
        ("booktitle", "booksubtitle"),
        ("journaltitle", "journalsubtitle"),
    ):
        if fields.get(main, "").strip() and (subtitle := fields.pop(sub, "").strip()):
            separator = " " if fields[main].rstrip("} ").endswith(("?", "!", ":")) else ": "
            fields[main] += separator + subtitle


def _classic_date(fields: dict[str, str]) -> None:
    """`date` as `year` and `month`; what these cannot say stays in `date`, which BibTeX passes over."""
    date = parse_edtf(fields.get("date", ""))
    if date is None or date.start is None:
        if "date" in fields and not fields.get("year", "").strip():
            _rename(fields, "date", "year")
        return
    start = date.start
    parts = {"year": str(start.year)}
    if start.month:
        parts["month"] = MONTHS[start.month - 1]
    if start.day:
        parts["day"] = str(start.day)
    keep = {"date": fields["date"]} if date.end or date.season or date.circa else {}
    items: list[tuple[str, str]] = []
    for name, value in fields.items():
        if name == "date":
            items += [*keep.items(), *parts.items()]
        elif name not in parts and name not in ("month", "day"):
            items.append((name, value))
    fields.clear()
    fields.update(items)


def _classic_edition(fields: dict[str, str]) -> None:
    """An ordinal word for biblatex's whole number: styles print `edition` as it is before "edition"."""
    edition = fields.get("edition", "").strip()
    if edition.isascii() and edition.isdigit() and len(edition) <= 3:
        fields["edition"] = ordinal_word(int(edition))


def _classic_misc(entry_type: str, fields: dict[str, str]) -> None:
    """What only biblatex prints of a web page or data set goes to `howpublished` and `note`."""
    if entry_type == "misc":
        return
    url = fields.get("url", "").strip()
    if url and not fields.get("howpublished", "").strip():
        fields["howpublished"] = f"\\url{{{encode_verbatim(plain(url))}}}"
    accessed = parse_edtf(fields.get("urldate", ""))
    if accessed and accessed.start and not fields.get("note", "").strip():
        fields["note"] = f"Accessed: {format_edtf(accessed)}"


def _biblatex_date(fields: dict[str, str]) -> None:
    """`year`, `month` and `day` as `date` where they make one; other years (`in press`) stay."""
    year = fields.get("year", "").strip()
    if fields.get("date", "").strip() or not (year.isascii() and year.isdigit() and len(year) == 4):
        if parse_edtf(fields.get("date", "")):
            for name in ("year", "month", "day"):
                fields.pop(name, None)  # biber warns of them beside `date`, which goes first
        return
    text = plain(decode_latex(fields.get("month", "")))
    month, day = month_number(text), fields.get("day", "").strip()
    if text and month is None:
        return
    date = year + (f"-{month:02d}" if month else "")
    if month and day.isascii() and day.isdigit() and 1 <= int(day[:3]) <= 31:
        date += f"-{int(day):02d}"
        fields.pop("day")
    fields.pop("month", None)
    _rename(fields, "year", "date")
    fields["date"] = date
