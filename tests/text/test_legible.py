"""Letters that a device lacks are written as the nearest that it has; nothing is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.legible import LEGIBLE, register_legible

register_legible()


@pytest.mark.parametrize(
    ("encoding", "text", "written"),
    [
        pytest.param("cp1252", "✗ no work → c01…", "x no work > c01…", id="Western Windows has the ellipsis"),
        pytest.param("cp850", "“Füße” – 5…", '"Füße" - 5...', id="the console of DOS"),
        pytest.param("latin-1", "≤ 3 €", "<= 3 EUR", id="Latin-1"),
        pytest.param("latin-1", "Dvořák, Łódź", "Dvorák, Lódz", id="accents that it lacks go, others stay"),
        pytest.param("latin-1", "e\u0301tude", "etude", id="a combining accent"),
        pytest.param("ascii", "naïve ﬁt", "naive fit", id="ASCII"),
        pytest.param("latin-1", "Пушкин", "Pushkin", id="another script, by its sound"),
        pytest.param("ascii", "a\ue000b", "a?b", id="a letter that nobody knows"),
        pytest.param("cp932", "日本語→é", "日本語→e", id="Japanese"),
    ],
)
def test_a_letter_that_is_lacking_becomes_the_nearest(encoding: str, text: str, written: str) -> None:
    assert text.encode(encoding, LEGIBLE).decode(encoding) == written


@given(st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from(["ascii", "cp850", "cp1252"]))
def test_no_text_is_refused(text: str, encoding: str) -> None:
    text.encode(encoding, LEGIBLE)
