"""What the lines of a PubMed record say of a work."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED
from litman.work import Name


def read(*lines: str) -> ForeignFile:
    text = "\n".join(["PMID- 1", "TI  - T", "JT  - J", *lines, ""])
    return ADDED["nbib"].read(Path("works.nbib"), text.encode())


def test_groups_stand_among_people_where_the_record_has_them() -> None:
    (record,) = read(
        "FAU - Roe, Jane", "AU  - Roe J", "CN  - Tea Society", "FAU - Poe, P", "AU  - Poe P"
    ).records
    assert record.work.author == (Name("Roe", "Jane"), Name(literal="Tea Society"), Name("Poe", "P"))


def test_groups_stand_among_people_in_short_form() -> None:
    (record,) = read("AU  - Roe J", "CN  - Tea Society", "AU  - Poe P").records
    assert record.work.author == (Name("Roe", "J."), Name(literal="Tea Society"), Name("Poe", "P."))


def test_lines_without_a_place_are_said_and_bookkeeping_is_not() -> None:
    (finding,) = read("OWN - NLM", "DCOM- 20190101", "MH  - Tea", "MH  - Sleep", "GR  - 5/NIH/US").findings
    assert finding.message.endswith("left out: MH (2), GR (1)")


@pytest.mark.parametrize(
    ("lines", "status", "annote"),
    [
        pytest.param(("PT  - Retracted Publication",), "retracted", None, id="a type"),
        pytest.param(("RIN - Sleep. 2023;46:9. PMID: 7",), "retracted", "Retraction in: Sleep. 2023;46:9. PMID: 7",
                     id="where it was retracted"),
        pytest.param(("ECI - Sleep. 2021;44:2",), None, "Expression of concern in: Sleep. 2021;44:2", id="a concern"),
        pytest.param(("PT  - Retraction of Publication", "ROF - Sleep. 2020;43:1"), None,
                     "Retraction of: Sleep. 2020;43:1", id="a notice"),
        pytest.param(("PT  - Journal Article", "EIN - Sleep. 2021;44:2"), None, None, id="an erratum"),
    ],
)  # fmt: skip
def test_what_a_record_says_of_notices_stays_with_the_work(
    lines: tuple[str, ...], status: str | None, annote: str | None
) -> None:
    (record,) = read(*lines).records
    assert (record.work.status, record.work.annote) == (status, annote)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("King, Martin L Jr", Name("King", "Martin L", None, "Jr"), id="Jr"),
        pytest.param("Doe, John 3rd", Name("Doe", "John", None, "3rd"), id="3rd"),
        pytest.param("Windsor, Charles III", Name("Windsor", "Charles", None, "III"), id="III"),
        pytest.param("Sr, Ada", Name("Sr", "Ada"), id="a family name"),
        pytest.param("Roe, Jane V", Name("Roe", "Jane V"), id="an initial"),
    ],
)
def test_a_suffix_stands_behind_the_given_names(line: str, name: Name) -> None:
    (record,) = read(f"FAU - {line}").records
    assert record.work.author == (name,)


@pytest.mark.parametrize(
    ("lines", "genre", "status"),
    [
        pytest.param(["PT  - Retraction of Publication"], "Retraction notice", None, id="a notice"),
        pytest.param(["PT  - Retraction Notice"], "Retraction notice", None, id="its newer name"),
        pytest.param(
            ["PT  - Journal Article", "PT  - Expression of Concern"],
            "Expression of concern",
            None,
            id="doubt",
        ),
        pytest.param(
            ["PT  - Journal Article", "PT  - Retracted Publication"], None, "retracted", id="taken back"
        ),
        pytest.param(["RPI - Tea. 2021;1:2"], None, "retracted", id="taken back and printed again"),
    ],
)
def test_what_a_publication_does_to_another_is_read(
    lines: list[str], genre: str | None, status: str | None
) -> None:
    (record,) = read(*lines).records
    assert (record.work.genre, record.work.status) == (genre, status)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        pytest.param("Tea in winter.", "Tea in winter", id="PubMed's own"),
        pytest.param("Mould of Camellia spp.", "Mould of Camellia spp.", id="species"),
        pytest.param("Tea in the U.S.", "Tea in the U.S.", id="a country"),
        pytest.param("Tea by Kettle Inc.", "Tea by Kettle Inc.", id="a firm"),
        pytest.param("Milk, sugar, etc.", "Milk, sugar, etc.", id="and so on"),
        pytest.param("A theory of vitamin C.", "A theory of vitamin C", id="a letter"),
    ],
)
def test_a_full_stop_of_an_abbreviation_stays_in_the_title(printed: str, title: str) -> None:
    text = f"PMID- 1\nTI  - {printed}\nJT  - J\n"
    (record,) = ADDED["nbib"].read(Path("works.nbib"), text.encode()).records
    assert record.work.title == title
