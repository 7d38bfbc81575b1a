from typing import Any

import pytest

from litman.sources.datacite.source import papers_of_preprint

ARXIV = "10.48550/arxiv.2101.00001"


def related(relation: str, identifier: str, kind: str = "Preprint") -> dict[str, Any]:
    entry = {"relationType": relation, "relatedIdentifier": identifier, "relatedIdentifierType": "DOI"}
    return {"types": {"resourceTypeGeneral": kind}, "relatedIdentifiers": [entry, entry]}


@pytest.mark.parametrize(
    ("attributes", "doi", "papers"),
    [
        pytest.param(related("IsVersionOf", "10.5555/TEA"), ARXIV, ("10.5555/tea",), id="arXiv"),
        pytest.param(
            related("IsVersionOf", "10.5555/tea", "Text"), ARXIV, ("10.5555/tea",), id="arXiv as text"
        ),
        pytest.param(
            related("IsVersionOf", "10.5281/zenodo.1"), "10.5281/zenodo.2", (), id="a deposit's version"
        ),
        pytest.param(related("IsVersionOf", "10.5555/tea", "Dataset"), "10.5281/x", (), id="a data set"),
        pytest.param(related("IsSupplementTo", "10.5555/tea"), ARXIV, (), id="another relation"),
        pytest.param(related("IsVersionOf", "2101.00001"), ARXIV, (), id="no DOI"),
        pytest.param({"relatedIdentifiers": None, "types": []}, ARXIV, (), id="nothing"),
    ],
)
def test_the_paper_of_a_preprint_is_found(
    attributes: dict[str, Any], doi: str, papers: tuple[str, ...]
) -> None:
    assert papers_of_preprint(attributes, doi) == papers
