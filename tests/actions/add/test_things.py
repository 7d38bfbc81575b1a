from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.add.things import guess_thing

ENDINGS = {".bib", ".ris", ".pdf", ".json"}


@pytest.mark.parametrize(
    ("text", "kind", "identifier"),
    [
        pytest.param("10.5555/kettle", "identifier", "doi:10.5555/kettle", id="DOI"),
        pytest.param("https://doi.org/10.5555/Kettle", "identifier", "doi:10.5555/kettle", id="DOI as a link"),
        pytest.param("pmid:31256000", "identifier", "pmid:31256000", id="PMID"),
        pytest.param("PMID: 31256000", "identifier", "pmid:31256000", id="PMID as people write it"),
        pytest.param("31256000", "unknown", None, id="digits alone"),
        pytest.param("PMC6610000", "identifier", "pmcid:PMC6610000", id="PMCID"),
        pytest.param("2101.00001v2", "identifier", "arxiv:2101.00001v2", id="arXiv"),
        pytest.param("hep-th/9901001", "identifier", "arxiv:hep-th/9901001", id="arXiv, old"),
        pytest.param("978-0-306-40615-7", "identifier", "isbn:9780306406157", id="ISBN"),
        pytest.param("0306406152", "identifier", "isbn:9780306406157", id="ISBN-10"),
        pytest.param("978-0-306-40615-8", "unknown", None, id="ISBN with a wrong digit"),
        pytest.param("https://arxiv.org/pdf/2101.00001.pdf", "identifier", "arxiv:2101.00001", id="a file of arXiv"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/31256000/", "identifier", "pmid:31256000", id="PubMed"),
        pytest.param(
            "https://journals.example.org/doi/full/10.5555/kettle", "identifier", "doi:10.5555/kettle", id="publisher"
        ),
        pytest.param("https://example.org/news/1", "address", None, id="a page"),
        pytest.param("www.example.org/news", "address", None, id="a page without a scheme"),
        pytest.param("https://example.org/paper.pdf", "address", None, id="a file elsewhere"),
        pytest.param("thesis.bib", "file", None, id="a file by its ending"),
        pytest.param("2101.00001.pdf", "file", None, id="a file that is named like a preprint"),
        pytest.param("notes", "file", None, id="a file that is there"),
        pytest.param(
            "Kessel A. Why tea goes cold. Tea. 2015;7(2):3-9.", "reference", None, id="a reference"
        ),
        pytest.param("dio", "unknown", None, id="a word"),
        pytest.param("", "unknown", None, id="nothing"),
        pytest.param("x" * 5000, "unknown", None, id="a long word"),
    ],
)  # fmt: skip
def test_things_are_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, kind: str, identifier: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes").write_text("x")
    thing = guess_thing(text, endings=ENDINGS)
    assert (thing.kind, str(thing.identifier) if thing.identifier else None) == (kind, identifier)
