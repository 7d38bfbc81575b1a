from __future__ import annotations

import pytest

from litman.library.comparison.number_words import edition_number, means, number_of, with_digits


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3", 3), ("3rd", 3), ("Third", 3), ("third edition", 3), ("dritte", 3), ("zweiten", 2), ("2e", 2),
        ("segunda", 2), ("twenty-first", 21), ("12th ed.", 12), ("revised", None), ("", None),
    ],
)  # fmt: skip
def test_an_edition_has_a_number(words: str, number: int | None) -> None:
    assert edition_number(words) == number


def test_words_that_mean_something_else_elsewhere_are_numbers_beside_digits_only() -> None:
    assert number_of("dos") is None
    assert means("dos", "2")
    assert not means("dos", "3")
    assert means("iii", "3")
    assert not means("mix", "1009")


def test_ordinals_become_digits() -> None:
    assert with_digits("the 21st, the thirty-second and the 3ª") == "the 21, the 32 and the 3"
    assert with_digits("beauty one") == "beauty one"
