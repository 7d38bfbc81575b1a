from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.matching.features import compare
from litman.matching.query import read_query
from litman.matching.weights import WITH_TITLE, WITHOUT_TITLE
from tests.matching.records import COFFEE, TEA, TEA_TEXT


def test_all_that_a_reference_says_is_found_in_its_work() -> None:
    found = compare(read_query(TEA_TEXT), TEA)
    same = (
        "title_whole",
        "author_first",
        "year_same",
        "volume_same",
        "issue_same",
        "page_same",
        "last_page_same",
    )
    assert all(found[name] == 1.0 for name in same)
    assert found["container_same"] == 1.0
    assert found["numbers_unexplained"] == 0.0


def test_another_work_has_nothing_in_common() -> None:
    found = compare(read_query(TEA_TEXT), COFFEE)
    assert found["author_absent"] == found["lead_other"] == found["year_other"] == 1.0
    assert found["title_words"] < 0.3
    assert found["numbers_unexplained"] == 1.0


@pytest.mark.parametrize(
    ("years", "feature"),
    [((2019,), "year_same"), ((2020,), "year_near"), ((2024, 2018), "year_near"), ((1990,), "year_other")],
)
def test_a_year_may_be_that_of_print_or_of_the_first_publication(
    years: tuple[int, ...], feature: str
) -> None:
    assert compare(read_query(TEA_TEXT), replace(TEA, years=years))[feature] == 1.0


def test_lost_spaces_do_not_hide_a_title() -> None:
    text = TEA_TEXT.replace("slow-wave sleep in", "slow-wavesle ep in")
    assert compare(read_query(text), TEA)["title_whole"] == 1.0


def test_a_correction_is_told_from_what_it_corrects() -> None:
    query = read_query(TEA_TEXT.replace("Green tea", "Erratum to: Green tea"))
    assert compare(query, TEA)["notice_other"] == 1.0


@given(st.text(max_size=300))
def test_features_of_any_text_lie_between_0_and_1_and_have_weights(text: str) -> None:
    found = compare(read_query(text), TEA)
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert found.keys() <= WITH_TITLE.keys() | WITHOUT_TITLE.keys()
