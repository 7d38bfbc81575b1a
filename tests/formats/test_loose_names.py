from __future__ import annotations

from pathlib import Path

import pytest

from litman.formats.loose_names import names_of
from litman.formats.people import name_of
from litman.formats.table import ADDED
from litman.work import OTHERS, Name

DOE, ROE, POE = Name("Doe", "Jane"), Name("Roe", "Rick"), Name("Poe", "Sam")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("P. Okafor", [Name("Okafor", "P.")], id="initial first"),
        pytest.param("L. M. Brandt", [Name("Brandt", "L. M.")], id="two initials"),
        pytest.param("J.-P. Serre", [Name("Serre", "J.-P.")], id="hyphened initials"),
        pytest.param("R. van der Meer", [Name("Meer", "R.", None, None, "van der")], id="particles"),
        pytest.param("Jane Doe", [DOE], id="in full"),
        pytest.param("Jane Q. Public", [Name("Public", "Jane Q.")], id="a family name that is a word"),
        pytest.param(
            "Ludwig van Beethoven", [Name("Beethoven", "Ludwig", None, None, "van")], id="in full, van"
        ),
        pytest.param("Martin King Jr.", [Name("King", "Martin", None, "Jr.")], id="suffix"),
        pytest.param("Doe J", [Name("Doe", "J.")], id="initial last"),
        pytest.param("García Márquez GJ", [Name("García Márquez", "G. J.")], id="initials last"),
        pytest.param("Lee KH Jr", [Name("Lee", "K. H.", None, "Jr")], id="initials and suffix"),
        pytest.param("Doe, Jane; Roe, Rick; Poe, Sam", [DOE, ROE, POE], id="semicolons"),
        pytest.param("Jane Doe; Rick Roe", [DOE, ROE], id="semicolons, no commas"),
        pytest.param("Jane Doe, Rick Roe and Sam Poe", [DOE, ROE, POE], id="commas and `and`"),
        pytest.param("Doe J, Roe R", [Name("Doe", "J."), Name("Roe", "R.")], id="as PubMed prints them"),
        pytest.param("Doe, Jane and Roe, Rick", [DOE, ROE], id="and"),
        pytest.param("Doe, Jane, Jr.", [Name("Doe", "Jane", None, "Jr.")], id="a comma before the suffix"),
        pytest.param(
            "García Márquez, María José", [Name("García Márquez", "María José")], id="two names each"
        ),
        pytest.param("van Roe, J. K.", [Name("Roe", "J. K.", None, None, "van")], id="a particle, initials"),
        pytest.param(
            "Doe, J., Roe, R. and Poe, S.",
            [Name("Doe", "J."), Name("Roe", "R."), Name("Poe", "S.")],
            id="initials behind commas",
        ),
        pytest.param("Doe, Jane, et al.", [DOE, OTHERS], id="et al."),
        pytest.param(
            "World Health Organization", [Name(literal="World Health Organization")], id="organisation"
        ),
        pytest.param("HPX Study Group", [Name(literal="HPX Study Group")], id="group"),
        pytest.param("Smith & Co", [Name(literal="Smith & Co")], id="firm"),
        pytest.param("UNESCO", [Name(literal="UNESCO")], id="acronym"),
        pytest.param(
            "Food and Agriculture Organization", [Name(literal="Food and Agriculture Organization")], id="of"
        ),
        pytest.param("Green Earth,", [Name(literal="Green Earth")], id="a comma that says so"),
        pytest.param("王小明", [Name(literal="王小明")], id="in one piece"),
        pytest.param(" ", [], id="blank"),
    ],
)
def test_names_are_told_from_organisations(text: str, names: list[Name]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "World Bank",
        "Red Cross",
        "Cruz Roja",
        "Banque Mondiale",
        "Robert Koch Institut",
        "Max Planck Gesellschaft",
        "Deutsche Forschungsgemeinschaft",
        "Bundesministerium Gesundheit",
        "Médecins Sans Frontières",
        "Fundação Calouste",
        "Associazione Italiana",
        "Nederlandse Vereniging",
        "Statistisches Bundesamt",
        "Mayo Clinic",
        "Carter Center",
        "Maria Hospital",
        "Robert Reed Hospital",
        "Simon Reed School",
        "Wesley Publishing",
        "Victoria Press",
        "Grace Church",
        "Iris House",
        "Christian School",
    ],
)
def test_organisations_of_two_words_stay_whole(name: str) -> None:
    assert names_of(name) == [Name(literal=name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tea University,, Elmham", Name(literal="Tea University, Elmham")),
        ("Department of Tea,, Rain, and Sleep", Name(literal="Department of Tea, Rain, and Sleep")),
        ("Roe,, Jr.", Name("Roe", suffix="Jr.")),
        ("Roe, Jane, Jr.", Name("Roe", "Jane", suffix="Jr.")),
    ],
)
def test_two_commas_stand_for_one_in_an_organisation(text: str, name: Name) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "name",
    [
        "Peter Cross",
        "Maria Cruz",
        "Karl Bank",
        "Sofia Banco",
        "Thomas Church",
        "Erin House",
        "Rita Club",
        "Seth Press",
        "Frank Press",
        "Carlo Consiglio",
    ],
)
def test_family_names_that_are_words_of_organisations_are_people(name: str) -> None:
    given, family = name.split()
    assert names_of(name) == [Name(family, given)]


@pytest.mark.parametrize("name", ["ris", "endnote", "zotero", "csl"])
def test_a_day_that_may_be_the_month_is_said(name: str) -> None:
    files = {
        "ris": "TY  - JOUR\nTI  - Tea\nPY  - 04/05/2013\nER  - \n",
        "endnote": '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>Tea</title></titles>'
        "<dates><year>04/05/2013</year></dates></record></records></xml>",
        "zotero": '[{"itemType": "book", "title": "Tea", "date": "04/05/2013"}]',
        "csl": '[{"type": "book", "title": "Tea", "issued": {"raw": "04/05/2013"}}]',
    }
    file = ADDED[name].read(Path("works"), files[name].encode())
    assert [record.work.year for record in file.records] == [2013]
    assert ["two ways" in finding.message for finding in file.findings] == [True]
