"""Numbers that no program could print are refused before they are read."""

from __future__ import annotations

import pytest

from litman.text.long_numbers import refuse_long_numbers
from tests.growth import grows_in_proportion


@pytest.mark.parametrize(
    "number", ["0x" + "f" * 4000, "0b" + "01" * 8000, "0o" + "7_" * 3000, "1" + ":59" * 3000]
)
def test_a_number_of_thousands_of_digits_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="thousands of digits"):
        refuse_long_numbers(f"volume: {number}\n")


@pytest.mark.parametrize("text", ["0xff", "12:30 " * 2000, "0x" + "g" * 4000, "1234 " * 4000, "5" * 4000])
def test_other_texts_are_not(text: str) -> None:
    refuse_long_numbers(text)


@pytest.mark.growth
def test_runs_are_gone_through_once() -> None:
    grows_in_proportion(
        lambda count: lambda: refuse_long_numbers("0b0x " * count + "0b" * 1700 * 100), 100_000
    )
