"""Which works are looked into for a quotation."""

from __future__ import annotations

from collections import Counter

import pytest

from litman.index.query.quoted_works import _chosen, _runs


def chosen(votes: Counter[int], *, most: int) -> dict[int, float]:
    return _chosen(votes, most=most, issued=lambda _: {})[0]


@pytest.mark.parametrize(
    ("pieces", "runs"),
    [
        pytest.param(
            [["tea", "is", "hot", "now"]],
            ["tea is hot", "is hot now", "tea is hot now"],
            id="all of a short one",
        ),
        pytest.param([["tea", "is"]], ["tea is"], id="two words"),
        pytest.param([["tea"], ["is", "hot"]], ["is hot"], id="no word alone"),
        pytest.param([], [], id="none"),
    ],
)
def test_runs_of_words_stand_for_a_quotation(pieces: list[list[str]], runs: list[str]) -> None:
    assert list(_runs(pieces)) == runs


def test_a_whole_piece_tells_as_much_as_all_runs() -> None:
    assert _runs([["tea", "is", "hot", "now"]]) == {"tea is hot": 1, "is hot now": 1, "tea is hot now": 2}


def test_a_long_quotation_is_known_by_runs_from_all_of_it() -> None:
    runs = list(_runs([[f"w{at}" for at in range(500)]]))
    assert len(runs) <= 40
    assert int(runs[-1].split()[0][1:]) > 450


def test_all_works_with_most_of_the_runs_are_looked_into_and_few_others() -> None:
    votes = Counter({**dict.fromkeys(range(20), 10), **dict.fromkeys(range(20, 60), 3), 99: 1})
    found = list(chosen(votes, most=12))
    assert found[:20] == list(range(20))
    assert len(found) == 26
    assert chosen(Counter(), most=0) == {}


def test_fewer_of_those_that_nearly_have_it_are_looked_into_where_others_have_it_whole() -> None:
    nearly = dict.fromkeys(range(30), 8)
    assert len(chosen(Counter(nearly), most=10)) == 30
    assert len(chosen(Counter({**nearly, 99: 20}), most=10)) == 9
    assert next(iter(chosen(Counter({**nearly, 99: 20}), most=10))) == 99
