from __future__ import annotations

from pathlib import Path

import pytest

from litman.finding import Place


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        pytest.param(Place(Path("p"), 12, 3), "p:12:3", id="line and column"),
        pytest.param(Place(Path("p"), 12, 3, heading="Methods"), "p, under “Methods”", id="heading"),
        pytest.param(Place(Path("p"), 12, 3, heading=""), "p, at the beginning", id="above all headings"),
        pytest.param(Place(Path("p"), 12, 3, part="note 3"), "p, in note 3", id="note"),
        pytest.param(Place(Path("p"), 12, 3, part="cell 3, line 5"), "p, in cell 3, line 5", id="cell"),
        pytest.param(Place(Path("p"), 12, 3, part="page 3"), "p, on page 3", id="page"),
        pytest.param(
            Place(Path("p"), 12, 3, heading="Tea", part="two.xhtml"),
            "p, in two.xhtml, under “Tea”",
            id="chapter",
        ),
        pytest.param(
            Place(Path("p"), 12, 3, heading="", part="two.xhtml"), "p, in two.xhtml", id="top of it"
        ),
    ],
)
def test_a_place_prints_as_a_person_would_look_it_up(place: Place, printed: str) -> None:
    assert str(place) == printed
