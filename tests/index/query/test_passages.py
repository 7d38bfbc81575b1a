"""A passage of a text is found wherever its words stand, however long the text is."""

from __future__ import annotations

from functools import partial

import pytest

from litman.index.query.nodes import Words
from litman.index.query.passages import Source, mark_sources
from tests.growth import grows_in_proportion


@pytest.mark.parametrize("before", [0, 19_990, 300_000])
def test_words_are_found_at_any_place_of_a_long_text(before: int) -> None:
    text = "oak elm " * (before // 8) + "green tea" + " elm oak" * 10_000
    (found,) = mark_sources([Source("abstract", text)], [Words("green"), Words("tea")])
    assert found is not None
    assert [found.text[start:end] for start, end in found.marks] == ["green", "tea"]


def test_a_word_without_end_is_looked_through() -> None:
    text = "a" * 50_000 + " tea"
    (found,) = mark_sources([Source("title", text)], [Words("tea")], is_whole=True)
    assert found is not None
    assert (found.text, found.marks) == (text, ((50_001, 50_004),))


@pytest.mark.growth
def test_four_times_as_long_a_text_takes_a_linear_share() -> None:
    def look(count: int) -> None:
        mark_sources([Source("abstract", "green tea. " * count)], [Words("tea")])

    grows_in_proportion(lambda count: partial(look, count), 10_000)
