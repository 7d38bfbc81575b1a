"""A reference that was read comes back from bytes as it was."""

from __future__ import annotations

import pytest

from litman.batch.read_strings import pack_fault, pack_query, unpack_query
from litman.matching.query import read_query
from tests.batch.made import made_works, printed

ODD = [
    "",
    "?!",
    "Ministry of Tea. Annual report. 2 vols. In: Glen A, editor. Teas of the world. Leeds: Moss; 1999/2001. p. 3-9.",
    "[12] van der Holm, A., Jr.; et al. “Bees”, Mar. 3, 2004, doi:10.1000/bees. https://example.org/x",
    "佐藤 一郎. 茶と睡眠. 夜間医学. 2001; 3: 45–50.",
    "x" * 5_000,
]


@pytest.mark.parametrize("text", [*ODD, *(printed(work, n) for n, work in enumerate(made_works(8)))])
def test_what_was_read_comes_back(text: str) -> None:
    read = read_query(text)
    assert unpack_query(pack_query(read)) == read


def test_why_a_string_could_not_be_read_comes_back() -> None:
    assert unpack_query(pack_fault(ValueError("poison"))) == "ValueError: poison"
