"""EVD104: what is said beside a quotation that the source does not hold."""

from __future__ import annotations

import pytest

from litman.checks.rules.evidence.quotation_not_found import _nearly

SOURCE = "Tea did not lengthen sleep in old sailors. The pulse fell by 9.8% in 40 men."


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        pytest.param(
            "tea did lengthen sleep in old sailors", "left out: not (a denial is dropped)", id="a denial"
        ),
        pytest.param("the pulse fell by 8.9% in 40 men", "changed: 9.8% → 8.9%", id="a number"),
    ],
)
def test_what_differs_is_said_where_the_source_has_nearly_the_words(quotation: str, said: str) -> None:
    assert _nearly(quotation, SOURCE) == f"; it has nearly these words ({said})"


def test_nothing_is_said_of_words_that_stand_nowhere() -> None:
    assert _nearly("wolves howl at the full moon of the year", SOURCE) == ""
