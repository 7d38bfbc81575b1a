from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from litman.sources.reading.json_fields import (
    date_of,
    day_of,
    integer_of,
    list_of,
    mapping_of,
    text_of,
    texts_of,
)
from litman.work import DateParts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"),
        (" ", None),
        (5, "5"),
        (1.5, "1.5"),
        (12.0, "12"),
        (float("nan"), None),
        (float("inf"), None),
        pytest.param(10**5000, None, id="too long a number"),
        (True, None),
        (None, None),
        ({}, None),
        (["", "b"], "b"),
        ([["a"]], None),
        ([None, 7], "7"),
    ],
)
def test_texts_are_read(value: Any, text: str | None) -> None:
    assert text_of(value) == text


def test_lists_of_texts_leave_out_what_is_none() -> None:
    assert texts_of(["a", None, " ", ["b"], 3]) == ["a", "3"]
    assert texts_of("a") == ["a"]
    assert texts_of(None) == []


@pytest.mark.parametrize(
    ("value", "number"),
    [(5, 5), ("5", 5), (" 05 ", 5), (True, None), (5.0, None), ("5a", None), ("٣", None), ("9" * 9, None)],
)
def test_whole_numbers_are_read(value: Any, number: int | None) -> None:
    assert integer_of(value) == number


def test_values_of_another_type_are_empty() -> None:
    assert (mapping_of([1]), list_of({"a": 1}), list_of("ab")) == ({}, (), ())


def test_a_day_needs_all_its_parts() -> None:
    assert day_of({"date-parts": [[2020, 5, 1]]}) == date(2020, 5, 1)
    assert day_of({"date-parts": [[2020, 5]]}) is None
    assert day_of({"date-parts": [[2021, 2, 29]]}) is None


def test_a_day_without_a_month_is_left_out() -> None:
    found = date_of({"date-parts": [[2020, None, 5]]})
    assert found is not None
    assert found.start == DateParts(2020)
