import json
from pathlib import Path
from typing import Any

import pytest

from litman.posts.readers.html import parse_page
from litman.sources.web.about import paper_of_page, papers_about

DAILY = "https://www.sciencedaily.com/releases/2019/05/190502.htm"
ALERT = "https://www.eurekalert.org/news-releases/123"


def root(body: str = "", head: str = "") -> Any:
    return parse_page(
        Path("page.html"), f"<!DOCTYPE html><html><head>{head}</head><body>{body}<p>x</p></body></html>"
    )


def linked(document: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(document)}</script>'


@pytest.mark.parametrize(
    ("head", "doi"),
    [
        pytest.param('<meta name="citation_doi" content="10.5555/Tea">', "10.5555/tea", id="Highwire"),
        pytest.param(
            '<meta name="DC.Identifier" content="doi:10.5555/tea">', "10.5555/tea", id="Dublin Core"
        ),
        pytest.param('<meta name="prism.doi" content="10.5555/tea">', "10.5555/tea", id="PRISM"),
        pytest.param(
            linked({"@type": "ScholarlyArticle", "sameAs": "https://doi.org/10.5555/tea"}),
            "10.5555/tea",
            id="JSON-LD",
        ),
        pytest.param('<meta name="DC.Identifier" content="issn 1234-5679">', None, id="another identifier"),
        pytest.param(linked({"@type": "NewsArticle", "url": "https://doi.org/10.5555/tea"}), None, id="news"),
    ],
)
def test_a_page_that_is_a_paper_says_so(head: str, doi: str | None) -> None:
    assert paper_of_page(root(head=head)) == doi


@pytest.mark.parametrize(
    ("url", "body", "dois"),
    [
        pytest.param(
            DAILY,
            '<p><a href="https://doi.org/10.5555/advert">ad</a></p><div id="journal_references"><ol><li>'
            'A. Moss. <b>Tea</b>. DOI: <a href="http://dx.doi.org/10.5555/TEA">10.5555/TEA</a></li></ol></div>',
            ("10.5555/tea",),
            id="ScienceDaily",
        ),
        pytest.param(
            DAILY,
            '<div id="journal_references">1. Tea. DOI: <a href="https://x.example/out?1">10.5555/one</a> '
            "2. Sleep. DOI: <a>10.5555/two</a></div>",
            ("10.5555/one", "10.5555/two"),
            id="ScienceDaily, two papers",
        ),
        pytest.param(
            ALERT,
            '<a href="https://doi.org/10.5555/other">x</a><table><tr><td>Journal</td><td>Tea</td></tr><tr><td>DOI</td>'
            '<td><a href="http://dx.doi.org/10.5555/tea">10.5555/tea</a></td></tr></table>',
            ("10.5555/tea",),
            id="EurekAlert, table",
        ),
        pytest.param(
            ALERT,
            '<p>More: <a href="https://doi.org/10.5555/tea">paper</a></p>',
            ("10.5555/tea",),
            id="EurekAlert, link",
        ),
        pytest.param(
            "https://example.org/news",
            linked({"@type": "NewsArticle", "isBasedOn": {"@id": "https://doi.org/10.5555/tea"}}),
            ("10.5555/tea",),
            id="JSON-LD",
        ),
        pytest.param(
            "https://example.org/news",
            linked({"@type": "Article", "citation": ["https://doi.org/10.5555/a", "https://doi.org/10.5555/b"]}),
            (),
            id="a list of citations is no subject",
        ),
        pytest.param(
            "https://example.org/news",
            '<a href="https://doi.org/10.5555/tea">x</a>',
            (),
            id="a link alone says nothing",
        ),
    ],
)  # fmt: skip
def test_a_release_names_its_paper(url: str, body: str, dois: tuple[str, ...]) -> None:
    assert papers_about(root(body), url) == dois


def test_what_a_paper_cites_is_not_what_it_is_about() -> None:
    head = '<meta name="citation_doi" content="10.5555/tea">'
    head += linked({"@type": "ScholarlyArticle", "citation": "https://doi.org/10.5555/old"})
    assert papers_about(root(head=head), "https://example.org/paper") == ()


def test_a_block_nested_deeply_costs_nothing() -> None:
    text = '{"isBasedOn":[' * 400 + '"10.5555/tea"' + "]}" * 400
    head = f'<script type="application/ld+json">{text}</script>'
    assert papers_about(root(head=head), "https://example.org/news") == ("10.5555/tea",)
