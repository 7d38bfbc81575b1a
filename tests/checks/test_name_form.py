"""Names that are written as most are need not be looked at from all sides."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litman.checks.rules.bib.name_form import USUAL, problem_of


@given(st.from_regex(USUAL, fullmatch=True))
@example("Et, Albert")
@example("Moss, M. D.")
@example("Moss, Mary D. O.")
def test_a_usual_name_has_no_problem(person: str) -> None:
    assert problem_of(person) is None


@pytest.mark.parametrize(
    "person",
    [
        pytest.param("Moss, Jr.", id="a suffix"),
        pytest.param("Moss, Pharm D.", id="a degree"),
        pytest.param("Moss, Prof.", id="a title"),
        pytest.param("Moss, Ada, Fern, Bo", id="two people"),
        pytest.param("Moss Ada, Fern Bo", id="two people, family names first"),
        pytest.param("Moss, Ada et al.", id="others"),
    ],
)
def test_what_may_be_misread_is_no_usual_name(person: str) -> None:
    assert USUAL.fullmatch(person) is None
