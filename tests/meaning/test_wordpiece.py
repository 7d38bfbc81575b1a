"""Texts are cut into the pieces that the model knows, as it was taught."""

from __future__ import annotations

import pytest

from litman.meaning.wordpiece import piece_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Hello, world!", [7592, 1010, 2088, 999], id="words and marks"),
        pytest.param("naïve", [15743], id="accents are dropped"),
        pytest.param("5-HT1B.", [1019, 1011, 1044, 2102, 2487, 2497, 1012], id="letters and digits"),
        pytest.param(
            "electroencephalography", [16175, 10127, 21890, 21197, 26228], id="a long word in pieces"
        ),
        pytest.param("a" * 200, [100], id="what is no word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_cut_into_known_pieces(text: str, numbers: list[int]) -> None:
    assert piece_numbers(text) == [101, *numbers, 102]


def test_of_a_long_text_its_beginning_is_read() -> None:
    assert len(piece_numbers("tea " * 1000, most=128)) == 128
