from __future__ import annotations

import pytest

from litman.claims.likeness import WordIndex, likeness, likeness_of_texts, words_of


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        pytest.param("Naps help.", "Naps help.", 1, 1, id="equal"),
        pytest.param("", "", 1, 1, id="both empty"),
        pytest.param("Naps help.", "", 0, 0, id="one empty"),
        pytest.param("Short naps help most adults.", "Short naps help few adults.", 0.7, 0.95, id="one word"),
        pytest.param("Short naps help most adults.", "Coffee is grown in Peru.", 0, 0.35, id="nothing alike"),
    ],
)
def test_likeness_grows_with_shared_wording(one: str, other: str, low: float, high: float) -> None:
    assert low <= likeness(words_of(one), words_of(other), one, other) <= high


def test_texts_are_compared_by_letters() -> None:
    assert likeness_of_texts("abcd", "abxd") == pytest.approx(0.75)


def test_sentences_with_the_rarest_words_come_first_and_taken_ones_not_at_all() -> None:
    index = WordIndex([words_of(s) for s in ("naps help adults", "naps help mice", "naps help", "coffee")])
    assert index.likely(words_of("Naps in mice"), [True] * 4) == [1, 0, 2]
    assert index.likely(words_of("Naps in mice"), [True, False, True, True]) == [0, 2]
    assert index.likely(words_of("tea"), [True] * 4) == []
