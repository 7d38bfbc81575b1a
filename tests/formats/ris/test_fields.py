"""What the lines of a RIS record say of a work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from litman.formats.foreign_file import ForeignFile
from litman.formats.ris.write import write
from litman.formats.table import ADDED
from litman.work import OTHERS, Date, DateParts, Name, Work
from tests.formats.entries import item_of


def read(*lines: str, code: str = "JOUR") -> ForeignFile:
    text = "\n".join([f"TY  - {code}", "TI  - T", *lines, "ER  - ", ""])
    return ADDED["ris"].read(Path("works.ris"), text.encode())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["M3  - 10.1000/x"], {"DOI": "10.1000/x", "genre": None}, id="a DOI where the kind stands"),
        pytest.param(["UR  - https://doi.org/10.1000/X"], {"DOI": "10.1000/x"}, id="a DOI as address"),
        pytest.param(["DO  - doi:10.1000/X", "M3  - Letter"], {"DOI": "10.1000/X", "genre": "Letter"}, id="both"),
        pytest.param(
            ["UR  - https://a.example/1", "UR  - https://b.example/2", "DO  - 10.1000/x", "UR  - https://doi.org/10.1000/x"],
            {"URL": "https://a.example/1", "annote": "Also at https://b.example/2"},
            id="several addresses",
        ),
        pytest.param(["RN  - mine", "N1  - said", "N1  - more"], {"annote": "mine", "note": "said. more"}, id="notes"),
        pytest.param(["SN  - 01234560 (ISSN)"], {"ISSN": "0123-4560", "ISBN": None}, id="ISSN with its name"),
        pytest.param(["SN  - 9783161484100"], {"ISSN": None, "ISBN": "9783161484100"}, id="an ISBN of an article"),
        pytest.param(
            ["SN  - 978-3-16-148410-0", "SN  - 1234-567X"],
            {"ISSN": "1234-567X", "ISBN": "978-3-16-148410-0"},
            id="ISBN and ISSN in two lines",
        ),
        pytest.param(
            ["SN  - 1234-567X; 978 3 16 148410 0"], {"ISSN": "1234-567X", "ISBN": "978 3 16 148410 0"}, id="one line"
        ),
        pytest.param(["SN  - 0033-3085(PRINT),1520-6807"], {"ISSN": "0033-3085, 1520-6807"}, id="two ISSN"),
        pytest.param(["SN  - US 7,123,456"], {"ISBN": "US 7,123,456"}, id="neither"),
        pytest.param(["IS  - 3", "C7  - e12", "SP  - 1"], {"issue": "3", "number": "e12"}, id="article number"),
        pytest.param(["C7  - e12"], {"number": None, "page": "e12"}, id="article number for pages"),
        pytest.param(["PY  - 2019", "DA  - 2019///Spring"], {"issued": Date(DateParts(2019), season=1)}, id="a season"),
        pytest.param(["PY  - n.d."], {"issued": Date(literal="n.d.")}, id="no date"),
        pytest.param(["DB  - PubMed", "AV  - Shelf 3"], {"source": "PubMed", "archive_location": "Shelf 3"}, id="at"),
        pytest.param(["AB  - One", "two", "", "three"], {"abstract": "One two three"}, id="lines of an abstract"),
        pytest.param(["ET  - 2nd", "SE  - 4", "NV  - 3"], {"edition": "2nd", "number_of_volumes": "3"}, id="parts"),
        pytest.param(
            ["AU  - King, Martin, Jr", "AU  - de la Fuente, Juan", "AU  - World Health Organization", "AU  - Plato,"],
            {
                "author": (
                    Name("King", "Martin", None, "Jr"),
                    Name("Fuente", "Juan", None, None, "de la"),
                    Name(literal="World Health Organization"),
                    Name("Plato"),
                )
            },
            id="people",
        ),
    ],
)  # fmt: skip
def test_lines_are_read(lines: list[str], expected: dict[str, Any]) -> None:
    (record,) = read(*lines).records
    assert {name: getattr(record.work, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("code", "lines", "names"),
    [
        pytest.param(
            "JOUR", ["AD  - A street", "AD  - B street", "L1  - a.pdf"], "AD (2), L1 (1)", id="no place"
        ),
        pytest.param("THES", ["A2  - Advisor, A."], "A2 (1)", id="who advised a thesis"),
        pytest.param("JOUR", ["JF  - The Journal", "T2  - Another"], "T2 (1)", id="a second container"),
    ],
)
def test_lines_without_a_place_are_said_once_a_file(code: str, lines: list[str], names: str) -> None:
    (finding,) = read(*lines, code=code).findings
    assert (finding.code, finding.severity) == ("IMP003", "info")
    assert finding.message == f"a work has no place for these fields, which were left out: {names}"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["T1  - T", "JF  - J", "JO  - J", "T2  - J", "ID  - 4"], id="the same twice"),
        pytest.param(
            ["DO  - 10.1000/x", "M3  - 10.1000/x", "UR  - https://doi.org/10.1000/x"], id="a DOI thrice"
        ),
        pytest.param(["PY  - 2019", "Y1  - 2019/05/03", "DA  - 2019/05/03"], id="dates"),
    ],
)
def test_what_is_said_elsewhere_is_not_said_to_be_left_out(lines: list[str]) -> None:
    assert read(*lines).findings == ()


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        pytest.param("12-19", ["SP  - 12", "EP  - 19"], id="a range"),
        pytest.param("pp. 12–19", ["SP  - 12", "EP  - 19"], id="a word in front"),
        pytest.param("S. 12", ["SP  - 12"], id="one page with a word"),
        pytest.param("S12-S15", ["SP  - S12", "EP  - S15"], id="a supplement"),
    ],
)
def test_pages_are_written_without_the_word_for_them(page: str, lines: list[str]) -> None:
    written = "".join(write([item_of("a", Work(type="article-journal", title="T", page=page))]))
    assert [line for line in written.splitlines() if line[:2] in ("SP", "EP")] == lines


def test_a_record_behind_a_type_without_its_blank_is_a_record_of_its_own() -> None:
    text = "TY  - JOUR\nTI  - One\nTY  -JOUR\nTI  - Two\nER  -\nTY - BOOK\nTI  - Three\nER-\n"
    file = ADDED["ris"].read(Path("works.ris"), text.encode())
    assert [record.work.title for record in file.records] == ["One", "Two", "Three"]


def test_a_paper_says_where_it_was_published_and_where_the_meeting_was() -> None:
    (record,) = read("T2  - Meeting", "C1  - Lisbon", "CY  - Porto", code="CONF").records
    work = record.work
    assert (work.type, work.container_title) == ("paper-conference", "Meeting")
    assert (work.publisher_place, work.event_place) == ("Lisbon", "Porto")


def test_the_proceedings_have_a_title_beside_the_meetings() -> None:
    (record,) = read("T2  - Meeting on Tea", "C3  - Advances in Tea", code="CPAPER").records
    assert (record.work.container_title, record.work.event_title) == ("Advances in Tea", "Meeting on Tea")


def test_a_page_was_read_when_its_volume_says() -> None:
    (record,) = read("VL  - 2021", "M1  - 5 May", code="ELEC").records
    assert record.work.accessed == Date(DateParts(2021, 5, 5))
    assert (record.work.volume, record.work.number) == (None, None)


def test_day_and_month_beside_a_year_are_read() -> None:
    (record,) = read("PY  - 2018", "DA  - Mar 5").records
    assert record.work.issued == Date(DateParts(2018, 3, 5))


def test_a_date_that_cannot_be_read_is_kept_and_said() -> None:
    file = read("PY  - long ago")
    assert file.records[0].work.issued == Date(literal="long ago")
    assert "'long ago' is no date that litman can read" in file.findings[0].message


def test_raised_numbers_stay_raised_and_others_stay_others() -> None:
    work = Work(type="book", title="At 10<sup>−6</sup> of H<sub>2</sub>O", author=(Name("Roe", "J"),))
    entry = replace(item_of("k", work), fields={"author": "Roe, J and others"})
    text = "".join(write([entry]))
    assert "At 10⁻⁶ of H₂O" in text
    assert "AU  - Roe, J\nAU  - et al.\n" in text
    (record,) = ADDED["ris"].read(Path("works.ris"), text.encode()).records
    assert record.work.author == (Name("Roe", "J"), OTHERS)


def test_an_organisation_that_could_be_a_person_comes_back() -> None:
    work = Work(type="book", title="T", author=(Name(literal="Green Earth"), Name(literal="Tea Society")))
    text = "".join(write([item_of("k", work)]))
    assert "AU  - Green Earth,\nAU  - Tea Society\n" in text
    (record,) = ADDED["ris"].read(Path("works.ris"), text.encode()).records
    assert record.work.author == work.author
