from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import litman
from litman.text.years import NO_DATE, NO_YEAR, ends_with_year, find_years, is_year, years_agree

HOUSE = Path(litman.__file__).parent
# A pattern of years, however its century is put: `(?:1[5-9]|20)\d\d`, `1[0-9]\d\d|20\d\d`, `(19|20)[0-9]{2}`.
YEAR_PATTERN = re.compile(r"1\[\d-9\]|\(\??:?(?:18\||17\|)*19\|20\)|20\[\d-\d\]|\|20\\d\\d|1\\d\\d\\d")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("in 2019, and in 1998", [2019, 1998], id="two"),
        pytest.param("Moss (2019a)", [2019], id="with a letter"),
        pytest.param("1998–2003", [1998, 2003], id="a range"),
        pytest.param("2019;7(3):12", [2019], id="before a volume"),
        pytest.param("120190 cells", [], id="part of a number"),
        pytest.param("10.1000/20195", [], id="part of an identifier"),
        pytest.param("1450 mg", [], id="before printing"),
        pytest.param("2150", [], id="too late"),
    ],
)
def test_years_are_found_in_running_text(text: str, years: list[int]) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize(
    ("text", "year"),
    [("1500", True), ("2099", True), ("1499", False), ("2100", False), ("2019a", False), ("", False)],
)
def test_a_year_has_bounds(text: str, year: bool) -> None:
    assert is_year(text) is year


def test_a_year_at_the_end_is_seen() -> None:
    assert ends_with_year("in 2019")
    assert not ends_with_year("of 12019")
    assert not ends_with_year("in 2019.")


@pytest.mark.parametrize("words", ["n.d.", "n. d.", "o. J.", "in press", "in  press", "forthcoming"])
def test_words_stand_for_a_year(words: str) -> None:
    assert re.fullmatch(NO_YEAR, words)
    assert re.search(NO_DATE, words, re.IGNORECASE)


@pytest.mark.parametrize("words", ["2nd", "round", "s.d.x and"])
def test_words_that_hold_such_letters_do_not(words: str) -> None:
    assert not re.fullmatch(NO_DATE, words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param([2019], [2019], True, id="the same"),
        pytest.param([2019], [2020], True, id="online and in print"),
        pytest.param([2018], [2020], False, id="two apart"),
        pytest.param([1905, 1989], [1905], True, id="a reprint"),
        pytest.param([], [2019], True, id="nothing said"),
    ],
)
def test_years_agree_up_to_one(one: list[int], other: list[int], agree: bool) -> None:
    assert years_agree(one, other) is agree
    assert years_agree(other, one) is agree


@given(st.lists(st.integers(1500, 2099), max_size=5))
def test_every_year_is_found_again(years: list[int]) -> None:
    assert find_years(" and ".join(map(str, years))) == years


def test_the_pattern_of_a_year_stands_in_one_place() -> None:
    homes = {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if any(YEAR_PATTERN.search(line) for line in path.read_text(encoding="utf-8").splitlines())
    }
    assert homes == {"text/years.py"}
