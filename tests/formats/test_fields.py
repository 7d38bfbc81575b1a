"""Fields of works in the formats that are read and written: what one direction says the other understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import FORMATS
from litman.work import Date, DateParts, Name, Work
from tests.formats.entries import written

PEOPLE = (
    Name("Roe", "Jane"),
    Name(literal="World Health Organization"),
    Name("Beethoven", "Ludwig", None, None, "van"),
    Name("King", "Martin Luther", None, "Jr."),
    Name("Plato"),
)
EVERYWHERE: dict[str, Any] = {
    "title": "A title",
    "author": PEOPLE,
    "editor": (Name("Ed", "E."),),
    "container_title": "What it stands in",
    "container_title_short": "Wh. it st. in",
    "collection_title": "A series",
    "volume": "3",
    "page": "12-19",
    "edition": "2",
    "publisher": "Press",
    "language": "de",
    "abstract": "In a few words.",
    "keyword": "alpha, beta gamma",
    "note": "A note",
    "DOI": "10.1000/x",
    "URL": "https://a.example/x?y=1&z",
    "ISBN": "978-3-16-148410-0",
    "ISSN": "1234-567X",
    "PMID": "123",
    "PMCID": "PMC12",
}
IN_MANAGERS = EVERYWHERE | {
    "title_short": "Short",
    "translator": (Name("Tra", "T."),),
    "collection_editor": (Name("Ser", "S."),),
    "accessed": Date(DateParts(2020, 1, 2)),
    "issue": "4",
    "number": "e12",
    "number_of_volumes": "7",
    "section": "5",
    "publisher_place": "Ghent",
    "genre": "A kind",
    "annote": "Mine",
    "source": "PubMed",
}
FIELDS = {
    "csl-json": IN_MANAGERS,
    "ris": IN_MANAGERS | {"archive_location": "Shelf 3"},
    "endnote": IN_MANAGERS,
    "nbib": EVERYWHERE | {"issue": "4"},
}


def back(name: str, work: Work) -> Work:
    text = written(name, [ExportedEntry("k", "misc", {}, work)])
    file = FORMATS[name].read(Path("works"), text.encode())
    assert file.findings == ()
    return file.records[0].work


@pytest.mark.parametrize("name", list(FIELDS))
@pytest.mark.parametrize(
    "csl_type", ["article-journal", "chapter", "webpage", "broadcast", "paper-conference"]
)
def test_fields_come_back(name: str, csl_type: str) -> None:
    work = Work(type=csl_type, **FIELDS[name])
    assert back(name, work) == work


@pytest.mark.parametrize("name", list(FIELDS))
@pytest.mark.parametrize("csl_type", ["report", "patent", "manuscript", "dataset"])
def test_a_number_of_the_work_is_no_issue(name: str, csl_type: str) -> None:
    assert back(name, Work(type=csl_type, title="T", number="12")).number == "12"


@pytest.mark.parametrize("name", list(FIELDS))
@pytest.mark.parametrize(
    "date",
    [
        Date(DateParts(2019)),
        Date(DateParts(2019, 5)),
        Date(DateParts(2019, 5, 3)),
        Date(DateParts(2019), season=1),
        Date(DateParts(2019), season=3),
        Date(DateParts(800)),
        Date(literal="in press"),
        Date(literal="n.d."),
    ],
    ids=lambda date: str(date.literal or date.season or date.start),
)
def test_dates_come_back(name: str, date: Date) -> None:
    assert back(name, Work(type="book", title="T", issued=date)).issued == date


@pytest.mark.parametrize("name", list(FIELDS))
@pytest.mark.parametrize("page", ["12", "12-19", "S12-S19", "e123", "xii-xv", "1-3, 7"])
def test_pages_come_back(name: str, page: str) -> None:
    assert back(name, Work(type="article-journal", title="T", page=page)).page == page


@pytest.mark.parametrize("name", ["ris", "endnote"])
@pytest.mark.parametrize("csl_type", ["article", "review-book", "broadcast", "treaty", "book", "post"])
@pytest.mark.parametrize("genre", [None, "Preprint", "Book review", "Oral history; in parts"])
def test_a_kind_of_work_comes_back_beside_the_type(name: str, csl_type: str, genre: str | None) -> None:
    work = Work(type=csl_type, title="T", genre=genre)
    assert (back(name, work).type, back(name, work).genre) == (csl_type, genre)
