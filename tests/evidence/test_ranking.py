"""Of works on one subject the one that says what the claim says comes first, and none where none speaks of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from litman.evidence.claimed import claimed
from litman.evidence.ranking import Weights, is_beside, rank_works, speaks
from litman.index.query.candidate_works import FoundWork, FoundWorks
from litman.index.query.work_lines import WorkLine


def work(key: str, abstract: str, *, score: float = 1.0, year: int = 2019) -> FoundWork:
    return FoundWork(WorkLine(1, key, year, "Moss", "Tea and sleep", 0, None), score, abstract, "", ())


def order(claim: str, *works: FoundWork) -> list[str]:
    said = claimed(claim)
    return [one.work.line.key for one in rank_works(said, FoundWorks(works, (3,) * len(said.words), 100))]


@pytest.mark.parametrize(
    ("claim", "first"),
    [
        pytest.param("Tea shortens sleep by a third.", "less", id="the way it went and the number"),
        pytest.param("Tea makes sleep longer.", "more", id="the other way"),
        pytest.param("Tea does nothing to sleep.", "none", id="no way"),
    ],
)
def test_a_sentence_that_went_the_claims_way_brings_its_work_to_the_front(claim: str, first: str) -> None:
    works = (
        work("none", "Tea left sleep unchanged.", score=1.2),
        work("more", "Sleep increased by 20% with tea.", score=1.1),
        work("less", "Sleep decreased by 33% with tea."),
    )
    assert order(claim, *works)[0] == first


def test_words_and_meaning_are_fused_by_their_ranks() -> None:
    said = (("words", 9.0, 0.1), ("both", 8.0, 0.9), ("meaning", 0.0, 0.8), ("none", 0.0, 0.0))
    works = [replace(work(key, "", score=score), nearness=near) for key, score, near in said]
    assert order("Tea helps.", *works) == ["both", "words", "meaning", "none"]


def test_the_year_that_a_claim_names_counts() -> None:
    assert order("Moss said in 2020 that tea helps.", work("a", ""), work("b", "", year=2020)) == ["b", "a"]


@pytest.mark.parametrize(
    ("shared", "speaks_of_it", "stands_beside"),
    [
        pytest.param({0, 1, 2}, True, True, id="all"),
        pytest.param({0, 1}, True, True, id="two that tell something"),
        pytest.param({0}, False, True, id="one alone"),
        pytest.param({3, 4}, False, False, id="two that everybody has"),
        pytest.param(set(), False, False, id="none"),
    ],
)
def test_a_work_speaks_of_a_claim_with_two_words_that_tell_something(
    shared: set[int], speaks_of_it: bool, stands_beside: bool
) -> None:
    weights = Weights((2, 2, 0, 99, 99), 100)
    assert speaks(weights, 5, frozenset(shared)) is speaks_of_it
    assert is_beside(weights, frozenset(shared)) is stands_beside


@pytest.mark.parametrize(
    ("shared", "speaks_of_it"),
    [
        pytest.param({0, 1}, False, id="two of seven words are soon found"),
        pytest.param({0, 1, 2}, True, id="three say more"),
        pytest.param({0, 6}, True, id="two that tell most"),
    ],
)
def test_a_title_speaks_of_a_claim_with_more_of_its_words_than_a_text(
    shared: set[int], speaks_of_it: bool
) -> None:
    weights = Weights((20, 20, 20, 20, 20, 20, 1), 100)
    assert speaks(weights, 7, frozenset(shared), has_text=False) is speaks_of_it
    assert speaks(weights, 7, frozenset(shared))
    assert is_beside(weights, frozenset({6}))
    assert not is_beside(weights, frozenset({6}), has_text=False)
