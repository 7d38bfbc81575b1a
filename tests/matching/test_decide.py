from __future__ import annotations

from dataclasses import replace

import pytest

from litman.matching.decide import Scored, decide
from litman.matching.record import Record
from tests.matching.records import TEA


def scored(record: Record, log_odds: float) -> Scored:
    return Scored(record, {}, log_odds, 0.99, None)


@pytest.mark.parametrize(
    ("years", "is_same"),
    [
        pytest.param((2019,), True, id="the same year"),
        pytest.param((2020,), True, id="the next year: online and in print"),
        pytest.param((2018,), True, id="the year before"),
        pytest.param((2021,), False, id="two years later"),
        pytest.param((2017,), False, id="two years before"),
        pytest.param((2021, 2020), True, id="one of two years is near"),
        pytest.param((), True, id="no year"),
    ],
)
def test_a_copy_with_another_doi_is_the_same_work_within_a_year(
    years: tuple[int, ...], is_same: bool
) -> None:
    copy = replace(TEA, doi="10.1000/copy", years=years)
    decision = decide([scored(TEA, 5.0), scored(copy, 4.9)], accept_at=0.9)
    assert [item.record.doi for item in decision.same] == (["10.1000/copy"] if is_same else [])
    assert decision.outcome == ("accepted" if is_same else "ambiguous")
