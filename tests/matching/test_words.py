from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.matching.words import weight_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "<i>Escherichia coli</i> &amp; Co", ["escherichia", "coli", "co"], id="tags and entities"
        ),
        pytest.param("van 't Hoff’s Müller", ["van", "t", "hoffs", "muller"], id="apostrophes and accents"),
        pytest.param("ketam-\nine", ["ketamine"], id="broken at a line end"),
        pytest.param("e0122", ["e", "0122"], id="letters and digits"),
        pytest.param("Кетамин", ["ketamin"], id="another script"),
        pytest.param(
            "p < 0.05 and q > 3", ["p", "0", "05", "and", "q", "3"], id="a less-than sign is no tag"
        ),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_stop_word_weighs_less_than_any_other() -> None:
    assert weight_of("the") < weight_of("sleep") < weight_of("ketamine")


@given(st.text(max_size=200))
def test_words_of_any_text_are_ascii(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in words_of(text))
