from __future__ import annotations

import pytest

from litman.identifiers.arxiv import arxiv_doi, find_arxiv_ids, is_arxiv_doi, parse_arxiv, without_version


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        pytest.param("arXiv:2101.00001v2", "2101.00001v2", id="new, with version"),
        pytest.param("https://arxiv.org/abs/0704.0001", "0704.0001", id="a link"),
        pytest.param("https://arxiv.org/pdf/2101.00001.pdf", "2101.00001", id="a link to the file"),
        pytest.param(
            "https://arxiv.org/abs/2101.00001v2?context=cs#x", "2101.00001v2", id="a link with more"
        ),
        pytest.param("https://doi.org/10.48550/arXiv.2101.00001", "2101.00001", id="its DOI"),
        pytest.param("hep-th/9901001", "hep-th/9901001", id="old"),
        pytest.param("arXiv:math.GT/0309136v1", "math/0309136v1", id="old, with the subject class"),
        pytest.param("HEP-TH/9901001V2", "hep-th/9901001v2", id="in capitals"),
        pytest.param("https://arxiv.org/list/hep-th/new", None, id="a list"),
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


def test_all_versions_of_a_paper_share_its_doi() -> None:
    assert without_version("solv-int/9901001v12") == "solv-int/9901001"
    assert arxiv_doi("2101.00001v2") == arxiv_doi("2101.00001") == "10.48550/arxiv.2101.00001"
    assert is_arxiv_doi(arxiv_doi("hep-th/9901001"))
    assert not is_arxiv_doi("10.48550/other")
