import pytest

from litman.library.comparison.names import is_others, same_name
from litman.work import Name


def person(family: str, given: str | None = None) -> Name:
    return Name(family=family, given=given)


@pytest.mark.parametrize(
    ("ours", "theirs", "sameness"),
    [
        pytest.param(person("Müller", "J."), person("Mueller", "Jörg"), "same", id="umlaut written out"),
        pytest.param(person("Müller"), person("Muller"), "same", id="umlaut lost"),
        pytest.param(person("van den Berg", "K"), Name("Berg", "Karel", non_dropping_particle="van den"), "same",
                     id="particles"),
        pytest.param(person("García Lorca"), person("García"), "same", id="second family name"),
        pytest.param(person("Чехов", "А."), person("Chekhov", "Anton"), "same", id="romanised"),
        pytest.param(person("Tchaikovsky"), person("Chaikovskii"), "same", id="two romanisations"),
        pytest.param(person("Lukasheff"), person("Lukashev"), "same", id="an older romanisation"),
        pytest.param(person("Wang", "Xiaoming"), person("Xiaoming", "Wang"), "same", id="swapped"),
        pytest.param(person("Silva E", "EA"), person("Silva", "E. A."), "same", id="initials like particles"),
        pytest.param(person("Moss", "A."), person("Moss", "Karl"), "initials", id="other initials"),
        pytest.param(person("Sedgewick"), person("Sedgwick"), "same", id="a slip"),
        pytest.param(person("Moss"), person("Voss"), "other", id="short names"),
        pytest.param(person("Lee"), person("Lea"), "other", id="shorter names"),
        pytest.param(person("Moss"), person("Reed"), "other", id="others"),
        pytest.param(Name(literal="WHO"), Name(literal="World Health Organization"), "same", id="acronym"),
        pytest.param(Name(literal="The Tea Institute, Inc."), Name(literal="Tea Institute"), "same", id="company"),
        pytest.param(Name(literal="Tea Institute"), Name(literal="Coffee Board"), "other", id="organisations"),
        pytest.param(Name(family="王芳"), person("王", "芳"), "same", id="Chinese in one piece"),
        pytest.param(Name(literal="王 芳"), person("王", "芳"), "same", id="Chinese with a space"),
        pytest.param(Name(family="王芳"), person("王", "军"), "other", id="Chinese, another given name"),
        pytest.param(Name(literal="김민수"), person("김", "민수"), "same", id="Korean"),
    ],
)  # fmt: skip
def test_names_are_told_apart_or_not(ours: Name, theirs: Name, sameness: str) -> None:
    assert same_name(ours, theirs) == sameness
    assert same_name(theirs, ours) == sameness


@pytest.mark.parametrize(
    "name", [Name(literal="others"), Name(family="al.", given="et"), Name("al.", None, None, None, "et")]
)
def test_others_are_no_name(name: Name) -> None:
    assert is_others(name)
