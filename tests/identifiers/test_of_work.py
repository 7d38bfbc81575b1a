from __future__ import annotations

import pytest

from litman.identifiers.identifier import Identifier
from litman.identifiers.of_work import doi_of, identifiers_of, with_identifier
from litman.work import Work


@pytest.mark.parametrize(
    ("work", "identifiers"),
    [
        pytest.param(Work(DOI="https://doi.org/10.1000/A"), ["doi:10.1000/a"], id="a DOI"),
        pytest.param(Work(URL="https://doi.org/10.1000/A"), ["doi:10.1000/a"], id="a link to a DOI"),
        pytest.param(
            Work(DOI="10.1000/a", PMID="017", PMCID="PMC17000"),
            ["doi:10.1000/a", "pmid:17", "pmcid:PMC17000"],
            id="several, the DOI first",
        ),
        pytest.param(
            Work(archive="arXiv", archive_location="2101.00001"), ["arxiv:2101.00001"], id="a preprint of arXiv"
        ),
        pytest.param(
            Work(archive="arXiv", archive_location="2101.00001v2", DOI="10.48550/ARXIV.2101.00001"),
            ["arxiv:2101.00001v2", "doi:10.48550/arxiv.2101.00001"],
            id="a preprint of arXiv with arXiv's DOI",
        ),
        pytest.param(
            Work(archive="arXiv", archive_location="2101.00001", DOI="10.1000/a"),
            ["doi:10.1000/a", "arxiv:2101.00001"],
            id="a paper that was a preprint",
        ),
        pytest.param(Work(type="book", ISBN="0-306-40615-2"), ["isbn:9780306406157"], id="a book"),
        pytest.param(Work(type="chapter", ISBN="0-306-40615-2"), [], id="a chapter's ISBN is its book's"),
        pytest.param(Work(URL="https://example.org"), [], id="an address"),
        pytest.param(Work(DOI="none", PMID="unknown", PMCID="?", ISBN="1"), [], id="what is none"),
    ],
)  # fmt: skip
def test_the_identifiers_of_a_work_are_found(work: Work, identifiers: list[str]) -> None:
    assert [str(found) for found in identifiers_of(work)] == identifiers
    assert doi_of(work) == next((name[4:] for name in identifiers if name.startswith("doi:")), None)


@pytest.mark.parametrize(
    ("work", "identifier", "field", "value"),
    [
        pytest.param(Work(), Identifier("pmid", "17"), "PMID", "17", id="it says none"),
        pytest.param(Work(PMID="18"), Identifier("pmid", "17"), "PMID", "18", id="it says another"),
        pytest.param(Work(), Identifier("arxiv", "2101.00001"), "archive_location", "2101.00001", id="arXiv"),
        pytest.param(
            Work(archive="HAL"), Identifier("arxiv", "2101.00001"), "archive", "HAL", id="elsewhere"
        ),
        pytest.param(Work(title="Moon"), Identifier("moon", "7"), "title", "Moon", id="an unknown kind"),
    ],
)
def test_a_work_takes_the_identifier_that_it_was_found_by(
    work: Work, identifier: Identifier, field: str, value: str
) -> None:
    assert getattr(with_identifier(work, identifier), field) == value
