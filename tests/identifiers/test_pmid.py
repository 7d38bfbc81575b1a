from __future__ import annotations

import pytest

from litman.identifiers.pmid import find_pmcids, find_pmids, parse_pmcid, parse_pmid


@pytest.mark.parametrize(
    ("text", "pmid"),
    [
        pytest.param("31256000", "31256000", id="the number alone"),
        pytest.param("PMID: 31256000.", "31256000", id="with its name"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/31256000/", "31256000", id="a link"),
        pytest.param("https://www.ncbi.nlm.nih.gov/pubmed/31256000", "31256000", id="an old link"),
        pytest.param("00017", "17", id="leading zeros"),
        pytest.param("123456789", None, id="nine digits"),
        pytest.param("٣١٢٥", None, id="digits of another script"),
        pytest.param("0", None, id="zero"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_pmid_is_read(text: str, pmid: str | None) -> None:
    assert parse_pmid(text) == pmid


@pytest.mark.parametrize(
    ("text", "pmcid"),
    [
        pytest.param("PMCID: PMC3536657", "PMC3536657", id="with its name"),
        pytest.param(
            "https://pmc.ncbi.nlm.nih.gov/articles/pmc3536657/", "PMC3536657", id="a link in small letters"
        ),
        pytest.param("3536657", None, id="the number alone"),
    ],
)
def test_pmcid_is_read(text: str, pmcid: str | None) -> None:
    assert parse_pmcid(text) == pmcid


def test_only_named_numbers_are_found_in_running_text() -> None:
    text = "Vol. 12345678. PMID: 31256000; PMCID: PMC3536657. PubMed 17."
    assert [text[found.start : found.end] for found in find_pmids(text)] == ["31256000", "17"]
    assert [text[found.start : found.end] for found in find_pmcids(text)] == ["PMC3536657"]
