from __future__ import annotations

import pytest

from litman.text.raised import is_power, raised


@pytest.mark.parametrize(
    ("before", "plain", "after", "power"),
    [
        pytest.param("10", "9", "", True, id="a number"),
        pytest.param("4 m", "2", "", True, id="square metres"),
        pytest.param("10m", "2", "", True, id="square metres without a space"),
        pytest.param("R", "2", "", True, id="a variable"),
        pytest.param(" ", "18", "F", True, id="an isotope"),
        pytest.param("it grew.", "2", "", False, id="a sentence's end"),
        pytest.param("growth", "2", "", False, id="a word"),
        pytest.param("in 2019", "3", "", False, id="a year"),
        pytest.param("m", "7", "", False, id="a unit with what is no power"),
    ],
)
def test_powers_are_told_from_citations(before: str, plain: str, after: str, power: bool) -> None:
    assert is_power(before, plain, after) is power


def test_only_powers_stay_raised() -> None:
    assert (raised("10", "-3"), raised("it grew.", "2"), raised("10", "th")) == (
        "⁻³".replace("³", "³"),
        "2",
        "th",
    )
