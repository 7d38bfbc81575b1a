from __future__ import annotations

import pytest

from litman.posts.references.identify import identify


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Rivers. doi: 10.1000/S2(17)3-9.", [("DOI", "10.1000/s2(17)3-9")], id="DOI with brackets"
        ),
        pytest.param(
            "Rivers. https://doi.org/10.1000/a", [("DOI", "10.1000/a")], id="a DOI link is no address"
        ),
        pytest.param(
            "<www.example.org/releases/1.htm>.",
            [("URL", "https://www.example.org/releases/1.htm")],
            id="no scheme",
        ),
        pytest.param(
            "Retrieved November 18, 2020 from www.example.org/a",
            [("accessed", "November 18, 2020"), ("URL", "https://www.example.org/a")],
            id="Retrieved from",
        ),
        pytest.param("[cited 2012 Mar 4]", [("accessed", "2012 Mar 4")], id="cited"),
        pytest.param("Accessed: 3 May 2021.", [("accessed", "3 May 2021")], id="Accessed:"),
        pytest.param(
            "PMID: 12345678; PMCID: PMC7654321", [("PMID", "12345678"), ("PMCID", "PMC7654321")], id="PubMed"
        ),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/12345678/", [("PMID", "12345678")], id="a PubMed link"),
        pytest.param("ISBN 978-0-306-40615-7", [("ISBN", "9780306406157")], id="ISBN"),
        pytest.param("arXiv preprint arXiv:2101.00001v2", [("arxiv", "2101.00001v2")], id="arXiv"),
        pytest.param("(n.d.). Rivers", [("issued", "n.d.")], id="no date"),
        pytest.param("Hill A. Rivers. 2001;3(4):5-6.", [], id="nothing of it"),
    ],
)
def test_identifiers_are_read_by_rule(text: str, found: list[tuple[str, str]]) -> None:
    assert [(item.name, item.value) for item in identify(text)] == found


def test_the_words_that_introduce_an_identifier_are_cut_with_it() -> None:
    text = "Rivers. Retrieved May 3, 2021, from: https://example.org/a doi: 10.1000/a."
    cuts = [text[item.cut_start : item.cut_end] for item in identify(text)]
    assert cuts == ["Retrieved May 3, 2021, from:", " https://example.org/a", "doi: 10.1000/a"]


@pytest.mark.parametrize(
    "words",
    (
        "retrieved on, last accessed, access date:, date of access, cited, viewed, last visited, downloaded,"
        " abgerufen am, Zugriff, aufgerufen am, consulté le, consulte le, consultée le, accès le, acces le,"
        " consultado el, accedido el, visitato il, geraadpleegd op, дата обращения:"
    ).split(", "),
)
def test_a_day_of_access_is_found_behind_any_of_its_words(words: str) -> None:
    for said in (words.strip(), words.strip().upper()):
        text = f"Moss A. Tea and sleep. {said} 3.5.2021"
        assert [(item.name, item.value) for item in identify(text)] == [("accessed", "3.5.2021")]
