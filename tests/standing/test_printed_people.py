from __future__ import annotations

import pytest

from litman.standing.printed_people import is_like


@pytest.mark.parametrize(
    ("one", "other", "are_like"),
    [
        pytest.param("kessel", "kessel", True, id="the same"),
        pytest.param("kessels", "kessel", True, id="a letter lost"),
        pytest.param("smith", "smithson", True, id="the whole of it in the other"),
        pytest.param("shah", "shaojie", False, id="three letters of four begin the other"),
        pytest.param("roe", "rowe", False, id="too short for a slip"),
        pytest.param("kessel", "brandvold", False, id="another"),
        pytest.param("kell", "skell", False, id="four letters that end another"),
        pytest.param("kels", "kles", False, id="four letters in another order"),
        pytest.param("moss", "mosss", True, id="four letters and a slip"),
    ],
)
def test_names_that_differ_by_a_slip_are_like(one: str, other: str, are_like: bool) -> None:
    assert is_like(one, other) == are_like
    assert is_like(other, one) == are_like
