"""Shares that are written in words."""

from __future__ import annotations

import pytest

from litman.text.shares import shares


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell by about a sixth.", {"a sixth": "16.67"}),
        ("Two fifths, or almost half", {"Two fifths": "40", "half": "50"}),
        ("one in six, 3 out of 10, one out of every four", {"one in six": "16.67", "3 out of 10": "30",
                                                            "one out of every four": "25"}),
        ("the fifth patient of the third day", {}),
        ("a half-life of a quarter year", {}),
        ("ten in five", {}),
    ],
)  # fmt: skip
def test_shares_in_words_are_read_in_per_cent(text: str, found: dict[str, str]) -> None:
    assert {one.text: next(iter(one.values)) for one in shares(text)} == found
