"""Conflicts of git in a file: where they are, and what our version is."""

from __future__ import annotations

from functools import partial

import pytest

from litman.text.merge_conflicts import merge_conflicts, our_side
from tests.growth import grows_in_proportion

TWO = b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n"
TWO += b"<<<<<<< HEAD\r\ne\r\n||||||| 12ab\r\nf\r\n=======\r\n>>>>>>> x\r\n"


def test_conflicts_are_told_by_their_lines_with_the_base_and_without() -> None:
    assert [str(conflict) for conflict in merge_conflicts(TWO)] == ["2–6", "8–13"]


def test_our_version_stands_where_it_stood() -> None:
    settled = our_side(TWO)
    assert len(settled) == len(TWO)
    assert settled.split() == [b"a", b"b", b"d", b"e"]
    assert (settled.index(b"b"), settled.index(b"d"), settled.index(b"e")) == tuple(
        map(TWO.index, (b"b", b"d\n", b"e\r"))
    )


@pytest.mark.parametrize(
    "data",
    [b"<<<<<<< a\nb\n", b"=======\n>>>>>>> a\n", b"x <<<<<<< a\n=======\n>>>>>>> b\n"],
    ids=["never ends", "never begins", "within a line"],
)
def test_marks_that_make_no_conflict_are_text(data: bytes) -> None:
    assert merge_conflicts(data) == []
    assert our_side(data) == data


@pytest.mark.parametrize(
    ("line", "conflicts"), [(b"<<<<<<< a\n", 0), (b"=======\n", 0), (b">>>>>>> a\n<<<<<<< a\n", 2_000)]
)
def test_of_many_marks_those_that_end_are_conflicts(line: bytes, conflicts: int) -> None:
    assert len(merge_conflicts(b"<<<<<<< a\n" + line * 2_000)) == conflicts


@pytest.mark.growth
@pytest.mark.parametrize("line", [b"<<<<<<< a\n", b"=======\n", b">>>>>>> a\n<<<<<<< a\n"])
def test_many_marks_cost_no_more_than_their_number(line: bytes) -> None:
    grows_in_proportion(lambda count: partial(merge_conflicts, b"<<<<<<< a\n" + line * count), 20_000)
