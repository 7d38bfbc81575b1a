"""The table of Retraction Watch, as Crossref gives it out: notices about works by DOI and by PMID."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from litman.errors import RetractionTableError
from litman.identifiers.doi import parse_doi
from litman.identifiers.identifier import Identifier
from litman.identifiers.pmid import parse_pmid
from litman.library.registry import Notice, NoticeKind, sort_notices

SOURCE = "retraction-watch-table"
# Source: Retraction Watch Database User Guide, "Nature of Notice".
_NATURES: dict[str, tuple[NoticeKind, str]] = {
    "retraction": ("retracted", "retraction"),
    "expression of concern": ("concern", "expression_of_concern"),
    "correction": ("corrected", "correction"),
}
_REINSTATEMENT = "reinstatement"
_UNDONE: tuple[NoticeKind, ...] = ("retracted", "withdrawn", "concern")
_COLUMNS = ("OriginalPaperDOI", "RetractionDOI", "RetractionDate", "RetractionNature")
_US_DATE = re.compile(r"\s*([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})\b")
_ISO_DATE = re.compile(r"\s*([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_CENTURY = 2000  # of years in two digits: the table began in 2010, its oldest notice is of 1927
_SEPARATOR = re.compile(r"[;\s]+")


@dataclass(slots=True)
class RetractionTable:
    """What the table says, by DOI and by PMID of the work."""

    notices: dict[Identifier, list[Notice]] = field(default_factory=lambda: defaultdict(list))
    reinstated: dict[Identifier, list[date | None]] = field(default_factory=lambda: defaultdict(list))
    rows: int = 0

    def knows(self, *identifiers: Identifier) -> bool:
        """Return whether the table speaks of a work with one of these identifiers."""
        return any(name in self.notices or name in self.reinstated for name in identifiers)

    def apply(self, known: Iterable[Notice], *identifiers: Identifier) -> tuple[Notice, ...]:
        """Return the notices about a work after the table is taken in, gravest first.

        What an earlier table said is replaced. A notice that a registry also reports counts once, in the
        registry's words. A reinstatement undoes retractions and concerns up to its day, of registries too.
        """
        notices = [notice for notice in known if notice.source != SOURCE]
        for name in identifiers:
            for notice in self.notices.get(name, ()):
                if not any(_is_same(notice, other) for other in notices):
                    notices.append(notice)
        days = [day for name in identifiers for day in self.reinstated.get(name, ())]
        return sort_notices(n for n in notices if not any(_is_undone(n, day) for day in days))


def read_retraction_table(data: bytes, name: str) -> RetractionTable:
    """Return what a table of Retraction Watch says: several rows a work, DOIs in any case, dates as in the USA.

    Args:
        data: The CSV file.
        name: Of the file, for the error.

    Raises:
        RetractionTableError: columns that the table has are absent.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # as spreadsheets save it
    rows = csv.DictReader(io.StringIO(text, newline=""))
    absent = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
    if absent:
        raise RetractionTableError(name, absent)
    table = RetractionTable()
    try:
        for row in rows:
            _take(table, row)
    except csv.Error as exc:
        raise RetractionTableError(name, problem=str(exc)) from exc
    return table


def parse_us_date(text: str | None) -> date | None:
    """Return the day that `2/6/2010 0:00` (month first) or `2010-02-06` means, or None."""
    if match := _US_DATE.match(text or ""):
        month, day, year = (int(part) for part in match.groups())
        return _day(year if year > 99 else _CENTURY + year, month, day)
    if match := _ISO_DATE.match(text or ""):
        return _day(*(int(part) for part in match.groups()))
    return None


def _take(table: RetractionTable, row: dict[str, str | None]) -> None:
    nature = (row.get("RetractionNature") or "").strip().lower()
    dois = [parse_doi(part) for part in _parts(row.get("OriginalPaperDOI"))]
    pmids = [parse_pmid(part) for part in _parts(row.get("OriginalPaperPubMedID")) if part.isdigit()]
    works = [Identifier("doi", doi) for doi in dois if doi] + [
        Identifier("pmid", pmid) for pmid in pmids if pmid
    ]
    day = parse_us_date(row.get("RetractionDate"))
    table.rows += 1
    for work in works:
        if nature.startswith(_REINSTATEMENT):
            table.reinstated[work].append(day)
        elif nature in _NATURES:
            kind, type_name = _NATURES[nature]
            own = [doi for part in _parts(row.get("RetractionDOI")) if (doi := parse_doi(part))]
            notice = Notice(kind, type_name, next(iter(own), None), day, SOURCE)
            if notice not in table.notices[work]:
                table.notices[work].append(notice)


def _parts(text: str | None) -> list[str]:
    """The members of a field: several stand with `;` between them, and `unavailable` is none."""
    return [part for part in _SEPARATOR.split(text or "") if part]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_same(ours: Notice, theirs: Notice) -> bool:
    if ours.kind != theirs.kind:
        return False
    return ours.doi == theirs.doi or ours.doi is None or theirs.doi is None


def _is_undone(notice: Notice, reinstated: date | None) -> bool:
    if notice.kind not in _UNDONE:
        return False
    return reinstated is None or notice.date is None or notice.date <= reinstated
