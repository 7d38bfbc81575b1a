from __future__ import annotations

import pytest

from litman.identifiers.arxiv import find_arxiv_ids, parse_arxiv


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        pytest.param("arXiv:2101.00001v2", "2101.00001v2", id="new, with version"),
        pytest.param("https://arxiv.org/abs/0704.0001", "0704.0001", id="a link"),
        pytest.param("https://arxiv.org/pdf/2101.00001.pdf", "2101.00001", id="a link to the file"),
        pytest.param("hep-th/9901001", "hep-th/9901001", id="old"),
        pytest.param("2113.00001", None, id="month 13"),
        pytest.param("12.5", None, id="a number"),
    ],
)
def test_identifier_is_read(text: str, identifier: str | None) -> None:
    assert parse_arxiv(text) == identifier


def test_identifiers_are_found_after_their_name_only() -> None:
    text = "arXiv preprint arXiv:1306.5364, 2013; pages 2101.00001; arXiv: math.GT/0309136."
    assert [text[found.start : found.end] for found in find_arxiv_ids(text)] == [
        "1306.5364",
        "math.GT/0309136",
    ]
