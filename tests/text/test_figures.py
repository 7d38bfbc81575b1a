from __future__ import annotations

import pytest

from litman.text.figures import figures, values_said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("1,204 people", [{"1204", "1.204"}], id="a comma between thousands, or before decimals"),
        pytest.param("1.204 Personen", [{"1204", "1.204"}], id="a point likewise"),
        pytest.param("1 204 and 1\u202f204", [{"1204"}, {"1204"}], id="spaces between thousands"),
        pytest.param("12,5 %", [{"12.5"}], id="a comma before decimals"),
        pytest.param("1,234.50 and 1.234,5", [{"1234.5"}, {"1234.5"}], id="both"),
        pytest.param("on 12.5.2020", [set()], id="a date says no number"),
        pytest.param("B12, 5-HT and x7", [], id="names"),
        pytest.param("3, 4 and 5.", [{"3"}, {"4"}, {"5"}], id="a list"),
    ],
)
def test_figures_say_what_people_mean_by_them(text: str, values: list[set[str]]) -> None:
    assert [set(figure.values) for figure in figures(text)] == values


def test_figures_in_words_are_said() -> None:
    assert {"40", "0.5", "50", "2", "12", "17"} <= values_said("Forty of a dozen, a half, twice; Seventeen")
