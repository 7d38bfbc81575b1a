"""PubMed's format (`.nbib`, MEDLINE): tagged lines, one citation after the other.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from litman.edtf import format_year
from litman.formats.exported_entry import ExportedEntry, works_of
from litman.formats.nbib.fields import NAMES, TEXTS
from litman.formats.nbib.types import LANGUAGES, TYPES
from litman.formats.one_line import one_line
from litman.formats.people import inverted
from litman.formats.work_kinds import NUMBERED
from litman.text.plain import plain
from litman.work import Date, DateParts, Name

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SEASONS = ("", "Spring", "Summer", "Fall", "Winter")
_INITIALS = re.compile(r"[^\W\d_]")


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give the works as PubMed's records, a blank line before each."""
    for entry in works_of(entries):
        yield "\n" + "".join(_line(tag, value) for tag, value in _record(entry))


def _line(tag: str, value: str | None) -> str:
    text = one_line(value)
    return f"{tag:<4}- {text}\n" if text else ""


def _record(entry: ExportedEntry) -> Iterator[tuple[str, str | None]]:
    work = entry.work
    is_whole = work.type in ("book", "report", "thesis") or not work.title
    yield "PMID", work.PMID
    # Every record has a line, so that the next one is not taken for a part of it.
    yield "STAT", "Publisher"
    yield "IS", work.ISSN
    yield "ISBN", work.ISBN
    yield "IP", (work.number or work.issue) if work.type in NUMBERED else (work.issue or work.number)
    yield "DP", _printed(work.issued)
    if is_whole:
        yield "BTI", work.title
    else:
        yield "TI", _with_stop(work.title or "")
    yield ("BTI" if work.type == "chapter" else "JT"), work.container_title
    yield "TA", work.container_title_short
    yield "PG", re.sub("[–—]", "-", plain(work.page or ""))
    yield "LID", f"{work.DOI} [doi]" if work.DOI else None
    for variable, (full, short) in NAMES.items():
        yield from _people(entry.names(variable), full, short)
    for variable, tag in TEXTS.items():
        yield tag, getattr(work, variable)
    yield "PL", work.publisher_place
    yield "LA", LANGUAGES.get((work.language or "").partition("-")[0], work.language)
    yield "PT", TYPES.written(work.type)[0].title()
    for word in (work.keyword or "").split(","):
        yield "OT", word


def _people(names: Sequence[Name], full: str, short: str) -> Iterator[tuple[str, str]]:
    for name in names:
        if name.is_others:
            yield full, inverted(name)
        elif name.family:
            yield full, _in_full(name)
            yield short, _initialled(name)
        elif full == "FAU":
            yield "CN", name.literal or name.given or ""


def _in_full(name: Name) -> str:
    """`Family, Given Jr`: PubMed has the suffix behind the given names."""
    if not (name.suffix and name.given):
        return inverted(name)
    return f"{inverted(replace(name, suffix=None))} {name.suffix}"


def _initialled(name: Name) -> str:
    """`Family AB Jr`."""
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    words = re.split(r"[\s.-]+", name.given or "")
    initials = "".join(found[0].upper() for word in words if (found := _INITIALS.search(word)))
    return " ".join(part for part in (family, initials, (name.suffix or "").rstrip(".")) if part)


def _with_stop(title: str) -> str:
    return title if not title or plain(title)[-1:] in ".?!" else title + "."


def _printed(date: Date | None) -> str:
    """`2019 May 3`, `2019 Spring`, `2019 Jan-Feb`."""
    if date is None or date.start is None:
        return (date.literal or "") if date else ""
    if date.season and not date.end:
        return f"{format_year(date.start.year)} {_SEASONS[date.season]}"
    first = _day(date.start)
    if date.end is None or date.end == date.start:
        return first
    last = _day(date.end)
    same_year = date.end.year == date.start.year
    return f"{first}-{last.partition(' ')[2] if same_year and ' ' in last else last}"


def _day(parts: DateParts) -> str:
    month = _MONTHS[parts.month - 1] if parts.month else ""
    return " ".join(
        str(part) for part in (format_year(parts.year), month, parts.day if month else None) if part
    )
