from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litman.posts.references.names import read_names
from litman.work import Name


def person(
    family: str, given: str | None = None, particle: str | None = None, suffix: str | None = None
) -> Name:
    return Name(family=family, given=given, suffix=suffix, non_dropping_particle=particle)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Hill, M., & Marsh, A.", [person("Hill", "M."), person("Marsh", "A.")], id="APA"),
        pytest.param("Ma, G. et al.", [person("Ma", "G.")], id="a family name like a degree"),
        pytest.param("MA, G., HILL, M.", [person("MA", "G."), person("HILL", "M.")], id="one in capitals"),
        pytest.param(
            "Hill, M., MA, PhD, Marsh, A.", [person("Hill", "M."), person("Marsh", "A.")], id="degrees"
        ),
        pytest.param(
            "Hill MA, de la Torre JC.", [person("Hill", "MA"), person("Torre", "JC", "de la")], id="Vancouver"
        ),
        pytest.param(
            "M. Hill and A.-K. de Marsh,",
            [person("Hill", "M."), person("Marsh", "A.-K.", "de")],
            id="given first",
        ),
        pytest.param(
            "Hill, Mary B., and John Marsh.", [person("Hill", "Mary B."), person("Marsh", "John")], id="MLA"
        ),
        pytest.param(
            "Lund, L. L., W. E. Hill, and R. E. Marsh.",
            [person("Lund", "L. L."), person("Hill", "W. E."), person("Marsh", "R. E.")],
            id="only the first is turned round",
        ),
        pytest.param(
            "Hill, Anna; Marsh, Béla", [person("Hill", "Anna"), person("Marsh", "Béla")], id="semicolons"
        ),
        pytest.param(
            "Hill, C. Marsh, CE. Lund, E.",
            [person("Hill", "C."), person("Marsh", "CE"), person("Lund", "E.")],
            id="stops",
        ),
        pytest.param("HILL Thierry", [person("HILL", "Thierry")], id="capital family name"),
        pytest.param("Hill, B., Jr.", [person("Hill", "B.", suffix="Jr.")], id="suffix"),
        pytest.param("Hill A, et al.", [person("Hill", "A")], id="et al."),
        pytest.param("Hill, A., … Marsh, B.", [person("Hill", "A."), person("Marsh", "B.")], id="ellipsis"),
        pytest.param(
            "In M. Hill & B. Marsh (Eds.),", [person("Hill", "M."), person("Marsh", "B.")], id="editors"
        ),
        pytest.param(
            "ed. by Paola Hill and Rolf Marsh",
            [person("Hill", "Paola"), person("Marsh", "Rolf")],
            id="edited by",
        ),
        pytest.param(
            "World Health Organization.", [Name(literal="World Health Organization")], id="organisation"
        ),
        pytest.param(
            "U.S. Food and Drug Administration",
            [Name(literal="U.S. Food and Drug Administration")],
            id="organisation with and",
        ),
        pytest.param("OECD", [Name(literal="OECD")], id="acronym"),
        pytest.param("王伟, 李明", [Name(literal="王伟"), Name(literal="李明")], id="Chinese"),
        pytest.param("et al.", [], id="nobody"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names_are_split_as_their_style_writes_them(text: str, names: list[Name]) -> None:
    assert list(read_names(text)) == names


@example("*&A")
@given(st.text(max_size=200))
def test_any_text_gives_names_that_say_something(text: str) -> None:
    assert all(name.sort_name for name in read_names(text))
