from __future__ import annotations

from typing import Any

import pytest

from litman.sources.reading.people import OTHERS, person_in_one, person_of, registered_people
from litman.work import Name

KEYS = {"family": "family", "given": "given", "name": "name", "suffix": "suffix"}
ADA = {"family": "Kessel", "given": "Ada"}


@pytest.mark.parametrize(
    ("members", "names"),
    [
        pytest.param([ADA, {"name": "et al."}], (Name("Kessel", "Ada"), OTHERS), id="et al. as a name"),
        pytest.param([{"name": "[et al.]"}, ADA], (Name("Kessel", "Ada"), OTHERS), id="in front"),
        pytest.param([ADA, {"family": "al", "given": "et"}], (Name("Kessel", "Ada"), OTHERS), id="in two"),
        pytest.param([{"name": "et al"}], (), id="of nobody"),
        pytest.param(
            [{"family": "Tea Task Force", "given": "for the"}], (Name(literal="Tea Task Force"),), id="for a group"
        ),
        pytest.param(
            [{"family": "Tea Group", "given": "on behalf of the"}], (Name(literal="Tea Group"),), id="on behalf"
        ),
        pytest.param([{"family": "Mo, Jr.", "given": "Ed"}], (Name("Mo", "Ed", suffix="Jr."),), id="suffix"),
        pytest.param([{"family": "Mo", "given": "Ed, III"}], (Name("Mo", "Ed", suffix="III"),), id="behind given"),
        pytest.param([{"family": "Mo, PhD", "given": "Ed"}], (Name("Mo", "Ed"),), id="degree"),
        pytest.param([{"family": "Mo", "given": "Ed (Ed.)"}], (Name("Mo", "Ed"),), id="a role in brackets"),
        pytest.param([{"family": "Mo1,2", "given": "Ed*"}], (Name("Mo", "Ed"),), id="signs of notes"),
        pytest.param(
            [ADA, {"family": "Bea Potts"}], (Name("Kessel", "Ada"), Name("Potts", "Bea")), id="whole among people"
        ),
        pytest.param([{"family": "Bea P. Potts"}], (Name("Potts", "Bea P."),), id="whole, with an initial"),
        pytest.param([{"family": "B. W.Potts"}], (Name("Potts", "B. W."),), id="glued initial"),
        pytest.param([{"family": "B. Van den Pot"}], (Name("Van den Pot", "B."),), id="particles"),
        pytest.param([{"family": "Potts B"}, ADA], (Name("Potts", "B"), Name("Kessel", "Ada")), id="initial last"),
        pytest.param(
            [{"family": "Bea P. Potts, Cy D. Mugg"}], (Name("Potts", "Bea P."), Name("Mugg", "Cy D.")), id="two"
        ),
        pytest.param(
            [{"family": "B. Potts and C. Mugg"}], (Name("Potts", "B."), Name("Mugg", "C.")), id="two with and"
        ),
        pytest.param(
            [{"family": "Bea Potts"}, {"family": "Cy Mugg"}], (Name("Potts", "Bea"), Name("Mugg", "Cy")), id="all"
        ),
        pytest.param([{"family": "-", "given": "Bea Potts"}], (Name("Potts", "Bea"),), id="a dash for the family"),
        pytest.param([{"family": "Bea Potts"}], (Name("Bea Potts"),), id="alone: nothing tells"),
        pytest.param([{"family": "The Teapot"}, ADA], (Name("The Teapot"), Name("Kessel", "Ada")), id="a journal"),
        pytest.param([{"family": "World Bank"}, {"family": "United Nations"}],
                     (Name("World Bank"), Name("United Nations")), id="organisations"),
        pytest.param([ADA, {"family": "van Dyck"}], (Name("Kessel", "Ada"), Name("van Dyck")), id="a particle"),
        pytest.param([{"family": "Plato"}, ADA], (Name("Plato"), Name("Kessel", "Ada")), id="one word"),
        pytest.param([{"name": "Tea Group 1"}], (Name(literal="Tea Group 1"),), id="a number of a group"),
        pytest.param([None, 5, {}, {"family": " ,"}], (), id="none of them a name"),
    ],
)  # fmt: skip
def test_names_are_those_of_people(members: list[Any], names: tuple[Name, ...]) -> None:
    assert registered_people(members, keys=KEYS) == names


@pytest.mark.parametrize(
    ("whole", "is_person", "name"),
    [
        pytest.param("Kessel, Ada", False, Name("Kessel", "Ada"), id="comma"),
        pytest.param("Ada Kessel", True, Name("Kessel", "Ada"), id="said to be a person"),
        pytest.param("Ada Kessel", False, None, id="not said"),
        pytest.param("University of Tea, Cupford", False, None, id="a place behind the comma"),
        pytest.param("Tea, Milk, Sugar", False, None, id="two commas"),
        pytest.param("Kessel,", False, None, id="nothing behind the comma"),
    ],
)
def test_a_name_in_one_piece_is_a_person_where_that_is_sure(
    whole: str, is_person: bool, name: Name | None
) -> None:
    assert person_in_one(whole, is_person=is_person) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ada B. Kessel", Name("Kessel", "Ada B."), id="given name first"),
        pytest.param("Kessel, Ada B.", Name("Kessel", "Ada B."), id="family name first"),
        pytest.param("Kessel AB", Name("Kessel", "AB"), id="initials behind"),
        pytest.param("Farrokhi ET", Name("Farrokhi", "ET"), id="initials that are a word"),
        pytest.param("Joost van der Moss", Name("van der Moss", "Joost"), id="particles"),
        pytest.param("Erik Van De Moss", Name("Van De Moss", "Erik"), id="particles with capitals"),
        pytest.param("Martin Luther King Jr.", Name("King", "Martin Luther", None, "Jr."), id="junior"),
        pytest.param("King, Martin, Jr.", Name("King", "Martin", None, "Jr."), id="junior behind a comma"),
        pytest.param("Kessel, Ada, PhD", Name("Kessel", "Ada"), id="a degree"),
        pytest.param("ATLAS Collaboration", Name(literal="ATLAS Collaboration"), id="a collaboration"),
        pytest.param("Office for Tea, London", Name(literal="Office for Tea, London"), id="an office"),
        pytest.param("Emily Post", Name("Post", "Emily"), id="a name that is a word, too"),
        pytest.param("Чайников Пётр Ильич", Name("Чайников", "Пётр Ильич"), id="a father's name last"),
        pytest.param(
            "Анна Петровна Чайникова", Name("Чайникова", "Анна Петровна"), id="a father's name amid"
        ),
        pytest.param("Пётр Ильич Чайкевич", Name("Чайкевич", "Пётр Ильич"), id="a family name like one"),
        pytest.param("John Peter Popovich", Name("Popovich", "John Peter"), id="one in Latin letters"),
        pytest.param("夏目 漱石", Name(literal="夏目 漱石"), id="Japanese"),
        pytest.param("Plato", Name(literal="Plato"), id="one word"),
        pytest.param("Pl\u00c3\u00a4to B\u00c3\u00bch", Name("Büh", "Pläto"), id="encoded twice"),
        pytest.param("  ", None, id="blank"),
        pytest.param(",;", None, id="signs"),
    ],
)
def test_a_name_in_one_piece_is_read(text: str, name: Name | None) -> None:
    assert person_of(text) == name
