from __future__ import annotations

import pytest

from litman.library.comparison.doi_journal import other_journal_in


@pytest.mark.parametrize(
    ("doi", "printed", "other"),
    [
        pytest.param("10.1371/journal.pone.9000999", "Journal of Tea", "PLOS ONE", id="another journal"),
        pytest.param("10.1371/journal.pone.9000999", "PLoS One", None, id="that journal"),
        pytest.param("10.1073/pnas.9000999", "Proc Natl Acad Sci U S A", None, id="cut short"),
        pytest.param("10.1073/pnas.9000999", "PNAS", None, id="its letters"),
        pytest.param(
            "10.1371/journal.pone.9000999", "a cohort study. PLoS ONE", None, id="behind the end of a title"
        ),
        pytest.param(
            "10.1371/journal.pmed.9099", "PLoS Med. Public Library (PL)", None, id="before a publisher"
        ),
        pytest.param("10.1038/nature90099", "Nature Tea", None, id="a name that holds the other"),
        pytest.param("10.1038/ng.9099", "Nature", "Nature Genetics", id="a sister of it"),
        pytest.param(
            "10.7717/peerj-cs.9099", "Journal of Tea", None, id="letters that go on behind a hyphen"
        ),
        pytest.param("10.4321/pnas.9000999", "Journal of Tea", None, id="letters under another prefix"),
        pytest.param("10.1073/pnas.9000999", None, None, id="no journal printed"),
        pytest.param("10.1073/", "Journal of Tea", None, id="half a DOI"),
    ],
)
def test_a_doi_names_its_journal(doi: str, printed: str | None, other: str | None) -> None:
    assert other_journal_in(doi, printed) == other
