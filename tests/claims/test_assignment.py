from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.claims.assignment import best_pairs
from tests.growth import takes_at_most


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param({(0, 7): 0.3}, {0: 7}, id="one pair"),
        pytest.param({(0, 7): 0.3, (1, 7): 0.4}, {1: 7}, id="the better of two who want one"),
        pytest.param(
            {(0, 0): 0.8, (0, 1): 0.9, (1, 1): 0.85},
            {0: 0, 1: 1},
            id="not the best first, but the best of all",
        ),
        pytest.param(
            {(0, 0): 0.5, (0, 1): 0.6, (1, 1): 0.6, (1, 2): 0.5, (2, 2): 0.6},
            {0: 0, 1: 1, 2: 2},
            id="a chain",
        ),
    ],
)
def test_pairs_are_the_best_together(weights: dict[tuple[int, int], float], pairs: dict[int, int]) -> None:
    assert best_pairs(weights) == pairs


_WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9).map(lambda weight: weight / 10)
)


@given(_WEIGHTS)
def test_no_other_pairs_have_a_higher_sum(weights: dict[tuple[int, int], float]) -> None:
    found = best_pairs(weights)
    assert len(set(found.values())) == len(found)
    best = max(
        sum(weights.get((one, other), 0.0) for one, other in enumerate(order))
        for order in permutations(range(4))
    )
    assert sum(weights[pair] for pair in found.items()) == pytest.approx(best)


def wanting_the_same(count: int) -> dict[tuple[int, int], float]:
    return {
        (one, one + step): 0.5 + (one * 7 + step * 3) % 10 / 20 for one in range(count) for step in range(6)
    }


def test_hundreds_that_want_the_same_are_paired() -> None:
    assert len(best_pairs(wanting_the_same(400))) > 300


@pytest.mark.growth
def test_thousands_that_want_the_same_are_paired_in_time() -> None:
    weights = wanting_the_same(4000)
    takes_at_most(2, lambda: best_pairs(weights))
