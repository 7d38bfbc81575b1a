"""Stretches of a post cut into runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from litman.actions.post_view.runs import Cutter
from litman.posts.post import Hint, Post
from tests.growth import grows_in_proportion

WORDS = "tea lengthens sleep by an hour in most adults "


def _post(count: int, *hints: Hint) -> Post:
    return Post(Path("tea.md"), "markdown", WORDS * count, (), hints=hints)


def test_what_overlaps_is_cut_where_either_begins_and_ends() -> None:
    post = _post(1, Hint("link", 0, 13, "https://example.org"), Hint("superscript", 10, 19))
    runs = Cutter(post, [(4, 19, "c01")], [], {}).cut(0, 19)
    assert [(run.text, run.claims, run.link, run.look) for run in runs] == [
        ("tea ", (), "https://example.org", "plain"),
        ("length", ("c01",), "https://example.org", "plain"),
        ("ens", ("c01",), "https://example.org", "raised"),
        (" sleep", ("c01",), None, "raised"),
    ]


@pytest.mark.growth
def test_a_link_around_the_whole_page_costs_what_lies_in_it() -> None:
    def prepared(count: int) -> Callable[[], object]:
        size = len(WORDS)
        wide = Hint("link", 0, count * size, "https://example.org")
        post = _post(count, wide, *(Hint("superscript", n * size, n * size + 3) for n in range(count)))
        cutter = Cutter(post, [], [], {})
        return lambda: [cutter.cut(n * size, (n + 1) * size) for n in range(count)]

    grows_in_proportion(prepared, 2_000)
