"""What is alike by the thousand, or long beyond any title, is compared in steps in proportion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from litman.library.comparison.packed_works import PackedWorks
from litman.library.comparison.same_work import KnownWorks
from litman.library.comparison.titles import compare_titles
from litman.work import Date, Work
from tests.growth import Act, steps_in_proportion


def _works(count: int) -> Iterator[tuple[str, Work]]:
    """One title and no year, and each of another date: so they agree in all that crowds are told apart by."""
    for number in range(count):
        yield f"k{number}", Work("book", title="Tea", issued=Date(literal=f"in the reign of {number}"))


def _known(count: int) -> Act:
    def look() -> None:
        known = KnownWorks()
        for key, work in _works(count):
            list(known.alike(work))
            known.add(key, work)

    return look


def _packed(count: int) -> Act:
    def look() -> None:
        known = PackedWorks()
        for key, work in _works(count):
            list(known.alike(work))
            known.add(key, work, "book", {"title": "Tea", "date": work.issued.literal or ""})  # type: ignore[union-attr]

    return look


@pytest.mark.parametrize("prepared", [_known, _packed], ids=["works", "packed works"])
def test_a_crowd_of_one_title_is_compared_in_steps_in_proportion(prepared: Callable[[int], Act]) -> None:
    steps_in_proportion(prepared, 150)


@pytest.mark.parametrize("unit", ["Tea: ", "Tea (", "tea ", "tea? leaf - "])
def test_long_titles_are_compared_in_steps_in_proportion(unit: str) -> None:
    steps_in_proportion(lambda count: lambda: compare_titles("Tea and sleep", unit * count), 500)
    steps_in_proportion(lambda count: lambda: compare_titles(unit * count, "a " + unit * count), 2000)
