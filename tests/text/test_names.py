from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.names import half_keys, last_word_key, name_key, name_words, uninflected_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Müller", "MULLER", id="accent and case"),
        pytest.param("Müller", "Mueller", id="umlaut written out"),
        pytest.param("Ångström", "Angstroem", id="ring and umlaut"),
        pytest.param("Sørensen", "Soerensen", id="Danish"),
        pytest.param("García-López", "Garcia Lopez", id="hyphen"),
        pytest.param("García‐López", "García–López", id="other hyphens"),
        pytest.param("O’Brien", "O'Brien", id="apostrophes"),
        pytest.param("O’Brien", "OBrien", id="no apostrophe"),
        pytest.param("van der Berg", "Berg", id="particles in the family name"),
        pytest.param("Van der Berg", "van der Berg", id="capital particle"),
        pytest.param("de la Cruz", "Cruz", id="Spanish particles"),
        pytest.param("King, Jr.", "King", id="suffix"),
        pytest.param("King III", "King", id="number"),
        pytest.param("The World Bank", "World Bank", id="the article of an organisation"),
        pytest.param("Groß", "Gross", id="sharp s"),
        pytest.param("’t Hooft", "'t Hooft", id="a Dutch article"),
        pytest.param("'t Hooft", "Hooft", id="without it"),
        pytest.param("d’Arcy", "D'Arcy", id="an elided particle"),
        pytest.param("Saint John", "St. John", id="Saint written out"),
        pytest.param("Nguyễn", "Nguyen", id="two marks on one letter"),
        pytest.param("Ko\u0308hler", "Köhler", id="marks that are characters of their own"),
        pytest.param("王", "Wang", id="another script"),
    ],
)
def test_a_family_name_is_one_however_it_is_printed(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Berg", "Bergman", id="beginning of another"),
        pytest.param("García", "García-López", id="one of two"),
        pytest.param("World Health Organization", "World Trade Organization", id="organisations"),
        pytest.param("Le", "Li", id="a name that is a particle"),
    ],
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("in_a_case", "name"),
    [
        pytest.param("Орлова", "Орлов", id="genitive"),
        pytest.param("Орловым", "Орлов", id="instrumental"),
        pytest.param("Крамскому", "Крамской", id="an adjective"),
        pytest.param("Толстая", "Толстой", id="a woman's"),
        pytest.param("Шевченка", "Шевченко", id="Ukrainian"),
    ],
)
def test_a_cyrillic_name_is_one_in_all_its_cases(in_a_case: str, name: str) -> None:
    assert uninflected_key(in_a_case) == uninflected_key(name)


def test_names_of_other_scripts_keep_their_endings() -> None:
    assert uninflected_key("Costa") == name_key("Costa") != uninflected_key("Costo")
    assert uninflected_key("Ким") == name_key("Ким")


def test_a_name_of_small_words_only_keeps_the_last() -> None:
    assert name_key("Le") == "le"
    assert name_key("Van") == "van"
    assert name_key("Jr.") == "jr"


@pytest.mark.parametrize(
    ("name", "key"),
    [("de la Cruz", "cruz"), ("García-López", "lopez"), ("King Jr.", "king"), ("Müller", "muller"), ("", "")],
)
def test_most_sources_agree_on_the_last_word(name: str, key: str) -> None:
    assert last_word_key(name) == key


def test_words_of_a_name_are_plain() -> None:
    assert name_words("D’Angelo-Núñez") == ["dangelo", "nunez"]


@given(st.text(max_size=30))
def test_a_key_is_small_letters_and_digits(name: str) -> None:
    for key in (name_key(name), last_word_key(name)):
        assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())


@given(
    st.text(alphabet=st.sampled_from("aeouüöMr-' ’é"), max_size=12),
    st.sampled_from(["van der ", "de ", "The "]),
)
def test_particles_and_case_leave_the_key_as_it_is(name: str, front: str) -> None:
    assert name_key(f"{front}X{name}") == name_key(f"X{name}".upper())


@pytest.mark.parametrize(
    ("name", "halves"),
    [
        pytest.param("García Torres", ("garcia", "torres"), id="two words"),
        pytest.param("Souza-Santos", ("souza", "santos"), id="a hyphen"),
        pytest.param("Ortega y Gasset", ("ortega", "gasset"), id="joined"),
        pytest.param("de la Cruz Martínez", ("cruz", "martinez"), id="particles in front"),
        pytest.param("Costa da Silva Filho", ("costa", "silva"), id="a suffix"),
        pytest.param("van der Berg", (), id="one name"),
        pytest.param("Moss", (), id="one word"),
        pytest.param("Le Guin", (), id="short"),
        pytest.param("Ministry of Tea and Salt", (), id="more than two"),
    ],
)
def test_a_double_name_has_two_halves(name: str, halves: tuple[str, ...]) -> None:
    assert half_keys(name) == halves
