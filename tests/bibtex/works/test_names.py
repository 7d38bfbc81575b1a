import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.values import has_balanced_braces
from litman.bibtex.works.names import format_names, parse_names, split_names
from litman.work import Name
from tests.bibtex import made_works as works


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        pytest.param("Jane Q. Doe", [Name("Doe", "Jane Q.")], id="given name first"),
        pytest.param("Doe, Jane", [Name("Doe", "Jane")], id="family name first"),
        pytest.param(
            "Vincent van Gogh", [Name("Gogh", "Vincent", non_dropping_particle="van")], id="particle between"
        ),
        pytest.param(
            "de la Cruz, Ana", [Name("Cruz", "Ana", non_dropping_particle="de la")], id="particle first"
        ),
        pytest.param("Davis, Jr., Sam", [Name("Davis", "Sam", suffix="Jr.")], id="suffix"),
        pytest.param(
            "{Doe and Sons} and Roe, R.", [Name(literal="Doe and Sons"), Name("Roe", "R.")], id="organisation"
        ),
        pytest.param("{{\\'E}cole}", [Name(literal="École")], id="organisation with an accent"),
        pytest.param("{\\O}rum, Bo", [Name("Ørum", "Bo")], id="a letter in braces is no organisation"),
        pytest.param("Doe, J. and others", [Name("Doe", "J.")], id="others are nobody"),
        pytest.param(
            "A B and \\v{C}ech, D", [Name("B", "A"), Name("Čech", "D")], id="a command begins a later name"
        ),
        pytest.param("J.~K. Doe", [Name("Doe", "J. K.")], id="a tie is a space"),
        pytest.param("Plato", [Name("Plato")], id="one name"),
        pytest.param(
            "{van der Poel}, Mia", [Name("van der Poel", "Mia")], id="braces keep a particle in the name"
        ),
        pytest.param(
            "family=Gogh, given=Vincent, prefix=van, useprefix=true",
            [Name("Gogh", "Vincent", non_dropping_particle="van")],
            id="biblatex's named parts",
        ),
        pytest.param(
            "and and Doe, J. AND Roe, R. and", [Name("Doe", "J."), Name("Roe", "R.")], id="stray ands"
        ),
        pytest.param("Anders Brandt", [Name("Brandt", "Anders")], id="and within words"),
        pytest.param("", [], id="nothing"),
        pytest.param("{Doe", [Name("Doe")], id="a brace too many"),
    ],
)
def test_names_are_read(tex: str, names: list[Name]) -> None:
    assert list(parse_names(tex)) == names


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        pytest.param(Name("Doe", "Jane"), "Doe, Jane", id="person"),
        pytest.param(Name("Gogh", "V.", non_dropping_particle="van"), "van Gogh, V.", id="particle"),
        pytest.param(Name("Davis", "Sam", suffix="Jr."), "Davis, Jr., Sam", id="suffix"),
        pytest.param(
            Name("Humboldt", "A.", dropping_particle="von"), "Humboldt, A. von", id="dropping particle"
        ),
        pytest.param(Name(literal="Doe & Sons"), "{Doe \\& Sons}", id="organisation"),
        pytest.param(Name(literal="WHO"), "{WHO}", id="organisation of one word"),
        pytest.param(Name("Plato"), "Plato", id="one name"),
        pytest.param(Name("Doe, Roe", "X and Y"), "{Doe, Roe}, {X and Y}", id="what would split the list"),
        pytest.param(Name(), "", id="nobody"),
    ],
)
def test_names_are_written(name: Name, tex: str) -> None:
    assert format_names([name]) == tex


@given(works.names)
def test_names_come_back(names: tuple[Name, ...]) -> None:
    assert parse_names(format_names(names)) == names


@given(
    st.lists(st.builds(Name, st.text(), st.text(), st.text(), st.text(), st.text(), st.text()), max_size=3)
)
def test_any_names_are_written_safely_and_keep_their_number(names: list[Name]) -> None:
    tex = format_names(names)
    assert has_balanced_braces(tex)
    written = [name for name in names if format_names([name])]
    assert len(split_names(tex)) == len(written)


@given(st.text(alphabet="{}\\, and=vonA\"'~"))
def test_any_text_is_read_as_names(tex: str) -> None:
    assert isinstance(parse_names(tex), tuple)


_WORDS = st.lists(
    st.sampled_from(
        [
            "A",
            "Al.",
            "Bo",
            "McX",
            "J.K.",
            "Jr",
            "III",
            "De",
            "É.",
            "Ødegård",
            "Jean-Luc",
            "Kane-mele",
            "J.-P.",
        ]
    ),
    min_size=1,
    max_size=3,
)


@given(_WORDS, _WORDS)
def test_a_plain_name_is_read_as_the_parser_of_all_names_reads_it(
    family: list[str], given_words: list[str]
) -> None:
    tex = f"{' '.join(family)}, {' '.join(given_words)}"
    assert parse_names(tex) == parse_names(tex.replace(", ", " , "))


def test_a_letter_for_text_or_mathematics_is_that_for_text() -> None:
    (name, other) = parse_names(r"Skibi\ifmmode \acute{n}\else \'{n}\fi{}ski, R. and Wita\l{}a, H.")
    assert (name.family, other.family) == ("Skibiński", "Witała")


def test_others_end_a_list_as_bibtex_has_it() -> None:
    others = Name(literal="others")
    assert format_names([Name("Short", "Ada"), others]) == "Short, Ada and others"
    assert format_names([others]) == "{others}"
    assert format_names([others, Name("Short", "Ada")]) == "{others} and Short, Ada"
