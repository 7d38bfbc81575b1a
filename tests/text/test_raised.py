from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import litman
from litman.text.raised import is_power, lowered, raised


@pytest.mark.parametrize(
    ("before", "plain", "after", "power"),
    [
        pytest.param("10", "9", "", True, id="a number"),
        pytest.param("about 10", "9", " cells", True, id="ten"),
        pytest.param("2×10", "23", "", True, id="ten after a times sign"),
        pytest.param("3x10", "9", "", True, id="ten after an x"),
        pytest.param("10⁻", "9", "", True, id="a raised minus"),
        pytest.param("10", "-9", "", True, id="a negative power"),
        pytest.param("10", "3-5", " copies", True, id="a range of powers of ten"),
        pytest.param("per 1.73", "2", "", True, id="a decimal"),
        pytest.param("4 m", "2", "", True, id="square metres"),
        pytest.param("10m", "2", "", True, id="square metres without a space"),
        pytest.param("30 kg/m", "2", "", True, id="body mass"),
        pytest.param("5 mi", "2", "", True, id="square miles"),
        pytest.param("5 min", "-1", "", True, id="a negative number is never a label"),
        pytest.param("R", "2", "", True, id="a variable"),
        pytest.param("η", "2", "", True, id="a Greek variable"),
        pytest.param("x", "5", "", True, id="a higher power of a variable"),
        pytest.param("E = mc", "2", "", True, id="energy"),
        pytest.param(" ", "18", "F", True, id="an isotope"),
        pytest.param("(", "13", "C", True, id="an isotope in brackets"),
        pytest.param("Ca", "2", "⁺ ions", True, id="an ion"),
        pytest.param("SO₄", "2", "⁻", True, id="an ion with a number"),
        pytest.param("it grew.", "2", "", False, id="a sentence's end"),
        pytest.param("growth", "2", "", False, id="a word"),
        pytest.param("in", "12", " we", False, id="a unit's letters with what is no power"),
        pytest.param("vitamin C", "2", "", False, id="a vitamin"),
        pytest.param("vitamin C", "12", "", False, id="a vitamin and two digits"),
        pytest.param("m", "7", "", False, id="a unit with what is no power"),
        pytest.param("COVID-19", "3", "", False, id="a name's number"),
        pytest.param("with IL-6", "4", ".", False, id="a molecule's number"),
        pytest.param("of CD4", "2", " cells", False, id="a number glued to its name"),
        pytest.param("15 of 20", "3,4", "", False, id="a list behind a number"),
        pytest.param("15 of 20", "3", "", True, id="one number behind a number"),
    ],
)
def test_powers_are_told_from_citations(before: str, plain: str, after: str, power: bool) -> None:
    assert is_power(before, plain, after) is power


@pytest.mark.parametrize(
    ("before", "plain", "after", "power"),
    [
        pytest.param("in 2019", "3", "", False, id="a year"),
        pytest.param("in 2019", "2", " the", False, id="a year and what may be a square"),
        pytest.param("since 1998", "12", ".", False, id="a year and a longer number"),
        pytest.param("(2019", "3", ")", False, id="a year in brackets"),
        pytest.param("2015–2019", "3,4", "", False, id="a range of years and a list"),
        pytest.param("May 2019", "3", ", cells", False, id="a month and a year"),
        pytest.param("on a 2048", "2", " grid", True, id="a size after its article"),
        pytest.param("1920", "2", " pixels", True, id="pixels"),
        pytest.param("x = 1600", "2", "", True, id="after an equals sign"),
        pytest.param("1800", "2", " = 3,240,000", True, id="before an equals sign"),
        pytest.param("3.1800", "2", "", True, id="digits of a decimal"),
        pytest.param("12019", "3", "", True, id="a longer number"),
        pytest.param("a 2019", "7", " report", False, id="no power of a size"),
    ],
)
def test_a_year_cites_unless_it_is_a_quantity(before: str, plain: str, after: str, power: bool) -> None:
    assert is_power(before, plain, after) is power


def test_only_powers_stay_raised() -> None:
    assert raised("10", "-3") == "⁻³"
    assert raised("it grew.", "2") == "2"
    assert raised("in 2019", "3") == "3"
    assert raised("10", "th") == "th"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("³", "3"), ("¹²", "12"), ("³⁻⁵", "3-5"), ("³,⁴", "3,4"), ("⁻¹", "-1"), ("2–4", "2-4")],
)
def test_raised_digits_are_read_as_plain_ones(printed: str, plain: str) -> None:
    assert lowered(printed) == plain


@given(st.text(max_size=12))
def test_lowering_twice_is_lowering_once(printed: str) -> None:
    assert lowered(lowered(printed)) == lowered(printed)


def test_the_digits_that_are_raised_stand_in_one_place() -> None:
    house = Path(litman.__file__).parent
    homes = {
        path.relative_to(house).as_posix() for path in house.rglob("*.py") if "⁴-⁹" in path.read_text("utf-8")
    }
    assert homes == {"text/raised.py"}
