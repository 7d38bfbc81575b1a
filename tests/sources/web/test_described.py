"""A page of each shape becomes the right work: type, title, people, date, container, pages, identifiers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from litman.csl.to_json import item_from_work
from litman.posts.readers.html import parse_page
from litman.sources.web.described import work_of_page
from litman.sources.web.said import page_range

URL = "https://tea.example.org/p"
ADA, EVE = {"family": "Kessel", "given": "Ada B."}, {"family": "Oak", "given": "Eve"}


def read(head: str, body: str = "") -> dict[str, Any] | None:
    html = f"<!DOCTYPE html><html><head>{head}</head><body><main><p>Words.</p>{body}</main></body></html>"
    work = work_of_page(parse_page(Path("page.html"), html), URL)
    return item_from_work(work, id="") if work else None


def meta(*tags: tuple[str, str], kind: str = "name") -> str:
    return "".join(f'<meta {kind}="{name}" content="{text}">' for name, text in tags)


def linked(**item: Any) -> str:
    item = {("@" + name if name in ("type", "graph") else name): value for name, value in item.items()}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


HIGHWIRE = [
    ("citation_title", "Why tea goes cold"),
    ("citation_author", "Kessel, Ada B."),
    ("citation_author", "Eve Oak"),
    ("citation_author_institution", "Tea House"),
    ("citation_publication_date", "2015/07/01"),
    ("citation_journal_title", "Journal of Tea"),
    ("citation_volume", "7"),
    ("citation_issue", "2"),
    ("citation_firstpage", "3"),
    ("citation_lastpage", "9; discussion 10-1"),
    ("citation_issn", "1234-5678"),
    ("citation_doi", "doi:10.5555/Kettle"),
    ("citation_pmid", "123456"),
    ("citation_reference", "citation_title=Another;"),
]


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [
        pytest.param("533", "8", "533-538", id="shortened"),
        pytest.param("533", "8; discussion 538-9", "533-538", id="shortened, with more behind"),
        pytest.param("98", "112", "98-112", id="longer than the first"),
        pytest.param("e533", "e538", "e533-e538", id="letters"),
        pytest.param("533", None, "533", id="one"),
    ],
)
def test_a_last_page_is_whole(first: str, last: str | None, pages: str) -> None:
    assert page_range(first, last) == pages


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            meta(*HIGHWIRE) + meta(("DC.title", "Another title"), ("DC.date", "1999")) + linked(
                type="NewsArticle", headline="A third", author={"name": "Nobody Else"}),
            {"type": "article-journal", "title": "Why tea goes cold", "author": [ADA, EVE],
             "issued": {"date-parts": [[2015, 7, 1]]}, "container-title": "Journal of Tea", "volume": "7",
             "issue": "2", "page": "3-9", "ISSN": "1234-5678", "DOI": "10.5555/kettle", "PMID": "123456"},
            id="Highwire, before all others",
        ),
        pytest.param(
            meta(("citation_title", "Tea"), ("citation_authors", "Kessel, Ada B.; Oak, Eve"), ("citation_year", "2015"),
                 ("citation_conference_title", "Tea Days"), ("citation_isbn", "0-306-40615-2")),
            {"type": "paper-conference", "author": [ADA, EVE], "container-title": "Tea Days", "ISBN": "9780306406157",
             "issued": {"date-parts": [[2015]]}},
            id="a paper of a conference, authors in one tag",
        ),
        pytest.param(
            meta(("citation_title", "Tea"), ("citation_dissertation_institution", "Leeds"), ("DC.type", "phdthesis")),
            {"type": "thesis", "publisher": "Leeds", "genre": "PhD thesis", "container-title": None},
            id="a thesis",
        ),
        pytest.param(
            meta(("citation_title", "Tea"), ("citation_technical_report_institution", "Tea Bureau"),
                 ("citation_technical_report_number", "w7")),
            {"type": "report", "publisher": "Tea Bureau", "number": "w7"},
            id="a report",
        ),
        pytest.param(
            meta(("bepress_citation_title", "Tea"), ("bepress_citation_author", "Oak, Eve"),
                 ("bepress_citation_journal_title", "Leaves")),
            {"type": "article-journal", "title": "Tea", "author": [EVE], "container-title": "Leaves"},
            id="bepress",
        ),
        pytest.param(
            meta(("citation_title", "Tea"), ("citation_arxiv_id", "2101.00001"), ("citation_date", "2021/01/04")),
            {"type": "article", "archive": "arXiv", "archive_location": "2101.00001"},
            id="a preprint",
        ),
        pytest.param(
            linked(type="ScholarlyArticle", headline="Tea", author=[{"type": "Person", "name": "Eve Oak"}],
                   datePublished="2019-05-02T10:00:00Z", pageStart="3", pageEnd="9",
                   isPartOf={"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": {
                       "@type": ["PublicationVolume"], "volumeNumber": "7", "isPartOf": [
                           {"@type": "Periodical", "name": "Leaves", "issn": ["1234-5678"]}]}}),
            {"type": "article-journal", "author": [EVE], "container-title": "Leaves", "volume": "7", "issue": "2",
             "page": "3-9", "ISSN": "1234-5678", "issued": {"date-parts": [[2019, 5, 2]]}},
            id="JSON-LD: an article in an issue of a volume",
        ),
        pytest.param(
            meta(("og:title", "Tea helps you sleep | Eve Oak"), ("og:site_name", "News"), kind="property")
            + meta(("author", "Eve Oak"))
            + linked(graph=[
                {"@type": "WebSite", "name": "News"}, {"@type": "Dataset", "name": "tags"},
                {"@type": "NewsArticle", "headline": "Tea helps you sleep | Eve Oak", "datePublished": "2019-05-02",
                 "author": {"@type": "Person", "name": "Eve Oak"}, "publisher": {"name": "The Leaf"}}]),
            {"type": "article-newspaper", "title": "Tea helps you sleep", "container-title": "The Leaf",
             "author": [EVE], "publisher": None},
            id="JSON-LD: news among other objects; a byline in the title",
        ),
        pytest.param(
            "<title>Tea (drink) – Leafpedia</title>" + linked(
                type="Article", name="Tea (drink)", headline="hot drink made of leaves",
                author={"@type": "Organization", "name": "Contributors to Leafpedia"}),
            {"type": "webpage", "title": "Tea (drink)", "author": [{"literal": "Contributors to Leafpedia"}]},
            id="JSON-LD: a headline that describes; an organisation",
        ),
        pytest.param(
            linked(type="BlogPosting", headline="Tea", author={"name": "Eve Oak"}, publisher={"name": "Oak's"}),
            {"type": "post-weblog", "container-title": "Oak's"},
            id="JSON-LD: a blog",
        ),
        pytest.param(
            '<script type="application/ld+json">// made by hand\n{"@type": "NewsArticle", "headline": "Tea\tis cold"}'
            "</script>",
            {"type": "article-newspaper", "title": "Tea is cold"},
            id="JSON-LD with a remark and a control character",
        ),
        pytest.param(
            meta(("DC.title", "Why tea goes cold."), ("DC.creator", "Kessel, Ada B."), ("DC.Date", "2015-07-01"),
                 ("dc.source", "Leaves"), ("DC.type", "Text.Serial.Journal"), ("DC.identifier", "doi:10.5555/kettle"),
                 ("prism.volume", "7"), ("prism.startingPage", "3"), ("prism.endingPage", "9")),
            {"type": "article-journal", "title": "Why tea goes cold", "author": [ADA], "container-title": "Leaves",
             "volume": "7", "page": "3-9", "DOI": "10.5555/kettle", "issued": {"date-parts": [[2015, 7, 1]]}},
            id="Dublin Core and PRISM",
        ),
        pytest.param(
            meta(("DCTERMS:title", "Tea"), ("dcterms:creator", "Oak, Eve"), ("DCTERMS.type", "Dataset")),
            {"type": "dataset", "title": "Tea", "author": [EVE]},
            id="Dublin Core in other letters",
        ),
        pytest.param(
            meta(("prism.publicationName", "News"), ("dc.title", "Tea"), ("dc.type", "News"))
            + meta(("og:site_name", "News"), kind="property"),
            {"type": "article-journal", "container-title": "News"},
            id="a journal that is the site",
        ),
        pytest.param(
            meta(("og:title", "How tea is made"), ("og:type", "video"), ("og:site_name", "Tube"), kind="property"),
            {"type": "motion_picture", "title": "How tea is made", "container-title": "Tube"},
            id="OpenGraph: a film",
        ),
        pytest.param(
            meta(("og:title", "Tea"), ("og:type", "book"), ("book:isbn", "9780306406157"),
                 ("book:release_date", "2001-03"), kind="property"),
            {"type": "book", "ISBN": "9780306406157", "issued": {"date-parts": [[2001, 3]]}, "container-title": None},
            id="OpenGraph: a book",
        ),
        pytest.param("<title>Why tea is | Leaf</title>", {"type": "webpage", "title": "Why tea is"}, id="alone"),
        pytest.param('<meta id="DOI" content="10.5555/kettle"><title>Tea</title>', {"DOI": "10.5555/kettle"}, id="id"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_a_page_is_read(head: str, expected: dict[str, Any] | None) -> None:
    found = read(head)
    if expected is None or found is None:
        assert found == expected
        return
    assert {name: found.get(name) for name in expected} == expected
    assert found["URL"] == URL
