"""Texts are split at marks that stand in no brackets."""

from __future__ import annotations

import pytest

from litman.text.split_outside import split_outside


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("", [""], id="nothing"),
        pytest.param("moss, fern", ["moss", " fern"], id="two"),
        pytest.param("moss;", ["moss", ""], id="a mark at the end"),
        pytest.param(
            "{see, too}moss,fern{p. 3, 4}", ["{see, too}moss", "fern{p. 3, 4}"], id="marks in brackets"
        ),
        pytest.param("moss{p. 3,fern", ["moss{p. 3", "fern"], id="a bracket that is never closed"),
        pytest.param("moss, 3},fern", ["moss, 3}", "fern"], id="a bracket that is never opened"),
    ],
)
def test_a_text_is_split_at_marks_outside_brackets(text: str, parts: list[str]) -> None:
    assert split_outside(text, ",;", "{}") == parts
