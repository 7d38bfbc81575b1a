"""A link to a paper is a reference: what it leads to, and to which sentence it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post

A, B = "https://doi.org/10.5555/sea.1", "https://pubmed.ncbi.nlm.nih.gov/123/"
ELSEWHERE = "https://example.org/walks.pdf"


def _read(text: str, kind: str = "md") -> Analysis:
    return analyse_post(read_post(Path(f"sea.{kind}"), data=text.encode()))


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        pytest.param(f"Walks lift moods ([1]({A})).", [["10.5555/sea.1"]], id="number in brackets"),
        pytest.param(f"Walks lift moods [[2]({A})].", [["10.5555/sea.1"]], id="in square brackets"),
        pytest.param(
            f"Walks lift moods[[3]]({B}).", [["pubmed.ncbi.nlm.nih.gov/123"]], id="brackets in the link"
        ),
        pytest.param(f"Walks lift moods<sup>[4]({B})</sup>.", [["pubmed.ncbi.nlm.nih.gov/123"]], id="raised"),
        pytest.param(f"Walks lift moods ([Holm, 2011]({A})).", [["10.5555/sea.1"]], id="author and year"),
        pytest.param(
            f"[Holm et al. (2011)]({ELSEWHERE}) saw it.", [["example.org/walks.pdf"]], id="anywhere else"
        ),
        pytest.param(
            f"Walks lift moods [[1]({A}), [2]({B})].",
            [["10.5555/sea.1", "pubmed.ncbi.nlm.nih.gov/123"]],
            id="two in one bracket",
        ),
        pytest.param(
            f"Walks lift moods [1].\n\n[1]: {ELSEWHERE}", [["example.org/walks.pdf"]], id="address below"
        ),
        pytest.param(f"A [trial of walks]({A}) found it.", [["10.5555/sea.1"]], id="words"),
    ],
)
def test_a_link_is_the_reference(sentence: str, labels: list[list[str]]) -> None:
    found = _read(f"# By the sea\n\n{sentence}\n")
    assert [list(use.marker.labels) for use in found.markers] == labels
    assert found.problems == ()


def test_a_linked_number_leads_to_the_list_where_it_has_it() -> None:
    found = _read(
        f"# Sea\n\nWalks lift moods [[1]({A})].\n\n## References\n\n1. Holm P. Moods. Sea Stud. 2011;1:1-9.\n"
    )
    assert [(use.marker.kind, use.references) for use in found.markers] == [("numeric", (0,))]


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("[figures](https://journals.plos.org/x/download/fig.png)", id="a file"),
        pytest.param("[papers](https://arxiv.org/list/cs.LG/recent)", id="a list"),
        pytest.param("[ours](https://zenodo.org/communities/sea)", id="a collection"),
        pytest.param(f"[share](https://twitter.com/intent/tweet?url={A})", id="sharing"),
        pytest.param("[keep](https://www.mendeley.com/import?doi=10.5555/sea.1)", id="a reference manager"),
        pytest.param("[2](https://example.org/page/2)", id="the next page"),
    ],
)
def test_other_links_are_none(link: str) -> None:
    assert _read(f"# By the sea\n\nWe have more here, and it is long, {link}\n").markers == ()


def test_a_link_to_the_post_itself_is_no_reference() -> None:
    page = (
        '<html><head><link rel="canonical" href="/articles/12345">'
        '<meta property="og:url" content="https://elifesciences.org/articles/12345"></head><body><article>'
        '<h1>By the sea</h1><p>Walks lift moods. See <a href="https://doi.org/10.7554/eLife.12345.003">this one</a>'
        f' and <a href="{A}">that one</a>. As https://doi.org/10.7554/eLife.12345.004 shows, it is.</p>'
        "</article></body></html>"
    )
    assert [use.marker.text for use in _read(page, "html").markers] == ["that one"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param(
            f"Tea warms. [Walks lift the moods of people.]({A}) Naps help.",
            "Walks lift the moods of people.",
            id="whole",
        ),
        pytest.param(
            f"- Tea warms people.\n- [Walks lift moods]({A})\n- Naps help.",
            "Walks lift moods",
            id="list item",
        ),
        pytest.param(
            f"Tea warms people.\n\n{A}", "Tea warms people.", id="a bare address behind its sentence"
        ),
        pytest.param(
            f"Tea warms people. ([1]({A})) Naps help.", "Tea warms people.", id="a number behind its sentence"
        ),
    ],
)
def test_a_link_belongs_to_its_sentence(text: str, own: str) -> None:
    found = _read(f"# By the sea\n\n{text}\n")
    assert [[found.post.text[s.start : s.end] for s in use.covers[:1]] for use in found.markers] == [[own]]


@pytest.mark.parametrize(
    ("address", "reference"),
    [
        pytest.param(
            "https://www.sciencedirect.com/science/article/pii/S0140673697123450",
            "Holm P. Moods. Sea Stud. 2011. https://doi.org/10.1016/S0140-6736(97)12345-0",
            id="item number and DOI",
        ),
        pytest.param(
            "https://onlinelibrary.wiley.com/doi/full/10.1002/sea.1",
            "Holm P. Moods. Sea Stud. 2011. http://onlinelibrary.wiley.com/doi/10.1002/sea.1/abstract",
            id="two views",
        ),
        pytest.param(
            "https://www.ncbi.nlm.nih.gov/pubmed/123", "Holm P. Moods. Sea Stud. 2011. PMID: 123", id="PubMed"
        ),
    ],
)
def test_a_link_leads_to_the_reference_that_says_the_same(address: str, reference: str) -> None:
    items = f"- Sand R. Calm. Sea Stud. 2010;1:1-9.\n- {reference}\n"
    text = f"# Sea\n\nWalks [lift moods]({address}).\n\n## References\n\n{items}"
    found = _read(text)
    assert [use.references for use in found.markers] == [(1,)]


_PAGE = (
    '<article><p>Walks lift moods (Figure 3—figure supplement 1; <a href="#bib1">Holm et al., 2011</a>), as '
    '<a href="#bib7">Ray (2015)</a> saw <a href="#top">in May 2011</a>. They help (<a href="#bib2">Moss, 2012</a>; '
    '<a href="#bib1">Holm et al., 2011</a>).</p><h2>References</h2><ol>'
    '<li id="bib1">How walks lift moods. A Holm, B Ray (2011) Sea 2:1-9.</li>'
    '<li id="bib2">Moods of the sea. C Moss (2012) Sea 3:4-8.</li></ol></article>'
)


def test_a_name_that_is_linked_to_the_list_cites_whatever_stands_around_it() -> None:
    analysis = _read(_PAGE, "html")
    assert [(use.marker.text, use.references) for use in analysis.markers] == [
        ("(Figure 3—figure supplement 1; Holm et al., 2011)", (0,)),
        ("Ray (2015)", ()),
        ("(Moss, 2012; Holm et al., 2011)", (1, 0)),
    ]


def test_a_name_and_year_right_before_a_key_is_that_citation() -> None:
    analysis = _read("Walks lift moods, Holm et al. 2011 [@holm2011] saw.\n")
    assert [use.marker.text for use in analysis.markers] == ["[@holm2011]"]


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        pytest.param("10.5555/own.1\n\n**Abstract** Walks are long.", [], id="before the abstract"),
        pytest.param("DOI: 10.5555/own.1\n\nAda Holm\n\n## Abstract\n\nWalks are long.", [], id="a heading"),
        pytest.param("doi:10.5555/own.1\n\nRésumé : On marche.", [], id="in French"),
        pytest.param("DOI：10.5555/own.1\n\n【摘要】散步很好。", [], id="in Chinese"),
        pytest.param("Published: 3 May 2021 · DOI: 10.5555/own.1\n\nWalks are long.", [], id="with its day"),
        pytest.param(
            "https://doi.org/10.5555/own.1\n\nThis trial was long.", ["10.5555/own.1"], id="a post about it"
        ),
        pytest.param(
            "Abstract: Walks are long.\n\nThey were counted in 10.5555/own.1.",
            ["10.5555/own.1"],
            id="behind it",
        ),
    ],
)
def test_the_doi_in_the_head_of_an_article_is_its_own(head: str, labels: list[str]) -> None:
    found = _read(f"# By the sea\n\n{head}\n\nWalks lift moods.\n")
    assert [use.marker.label for use in found.markers] == labels


@pytest.mark.parametrize(
    ("shown", "address", "cites"),
    [
        pytest.param("Zenodo", "https://doi.org/10.5281/zenodo.12", False, id="an archive"),
        pytest.param("the OSF repository", "https://osf.io/abcde/", False, id="with its kind"),
        pytest.param("OSF", "https://osf.io/preprints/abcde", True, id="a preprint"),
        pytest.param("counted walks", "https://doi.org/10.5281/zenodo.12", True, id="words of the sentence"),
        pytest.param("arXiv", "https://arxiv.org/abs/1901.00001", True, id="an archive of papers"),
    ],
)
def test_a_link_that_shows_only_where_data_lie_cites_nothing(
    shown: str, address: str, *, cites: bool
) -> None:
    found = _read(f"# By the sea\n\nAll of it lies on [{shown}]({address}) for everybody.\n")
    assert bool(found.markers) == cites
