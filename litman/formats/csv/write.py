"""CSV for spreadsheets: one row a work; a cell that a spreadsheet would take for a formula begins with an apostrophe.

Source: OWASP, "CSV Injection"; RFC 4180 (quotes, line ends).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from litman.edtf import format_edtf
from litman.formats.exported_entry import ExportedEntry, works_of
from litman.formats.one_line import one_line
from litman.work import Date, Name, Work

COLUMNS = (
    "key type author editor year date title container_title volume issue page number edition publisher publisher_place "
    "genre DOI PMID PMCID ISBN ISSN URL accessed language keyword note abstract"
).split()
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(entries: Iterable[ExportedEntry]) -> Iterator[str]:
    """Give a table with a head row; names are joined by `; `, dates are EDTF, mark-up is taken off."""
    yield _row(COLUMNS)
    for entry in works_of(entries):
        yield _row([defused(cell) for cell in _cells(entry)])


def _row(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def defused(cell: str) -> str:
    """Return the cell as no spreadsheet takes it for a formula."""
    return "'" + cell if cell.startswith(_FORMULA_BEGINS) else cell


def _cells(entry: ExportedEntry) -> list[str]:
    work = entry.work
    special = {
        "key": entry.key,
        "year": str(work.year) if work.year is not None else "",
        "date": _date(work.issued),
        "accessed": _date(work.accessed),
        "author": _people(work.author),
        "editor": _people(work.editor),
    }
    return [_cell(special[name] if name in special else _value(work, name)) for name in COLUMNS]


def _value(work: Work, name: str) -> str:
    return getattr(work, name) or ""


def _cell(text: str) -> str:
    # What is cut off a formula's front could uncover it, so the cell is looked at as it will stand.
    return one_line(text)


def _people(names: Sequence[Name]) -> str:
    return "; ".join(_person(name) for name in names)


def _person(name: Name) -> str:
    if not name.family:
        return name.literal or name.given or ""
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    return format_edtf(date) or date.literal or ""
