from __future__ import annotations

from datetime import date

import pytest

from litman.library.registry import Notice
from litman.sources.arxiv.feed import FeedEntry, read_feed
from litman.sources.arxiv.work import notices_of, published_as, work_of
from litman.sources.http.session import Answer
from litman.text.plain import plain
from tests.sources.arxiv.feeds import entry, feed

UPDATED = date(2021, 2, 5)


def read(text: str) -> FeedEntry:
    answer = Answer(200, {}, feed(text), "https://arxiv.example.org/", False, date(2026, 11, 20))
    (found,) = read_feed(answer).entries
    return found


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        pytest.param("0", "0", id="a title that is a nought"),
        pytest.param("$\\pi$-mesons in H$_2$O", "π-mesons in H<sub>2</sub>O", id="formulas"),
        pytest.param("Erd\\H{o}s \\& R\\'enyi: 50% of it", "Erdős & Rényi: 50% of it", id="accents of TeX"),
        pytest.param("Cats & dogs: <b for a> b", "Cats & dogs: <b for a> b", id="signs"),
        pytest.param("Tea at 3--5 degrees", "Tea at 3–5 degrees", id="a dash of TeX"),
        pytest.param("A title\n   on two lines", "A title on two lines", id="line ends"),
        pytest.param("W\u00c3\u00bcbben\u00e2\u0080\u0099s tea", "Wübben’s tea", id="encoded twice"),
    ],
)
def test_titles_are_read(title: str, read_as: str) -> None:
    assert work_of(read(entry("2101.00001v1", title)), "2101.00001").title == read_as


def test_authors_are_people_and_collaborations() -> None:
    names = ["Ada B. Kessel", "Peter H. N. de With", "Pascale Le Gall", "The Kettle Collaboration", "Plato"]
    found = work_of(read(entry("hep-th/9901001v1", authors=names)), "hep-th/9901001").author
    assert [(name.family, name.given, name.literal) for name in found] == [
        ("Kessel", "Ada B.", None),
        ("de With", "Peter H. N.", None),
        ("Le Gall", "Pascale", None),
        (None, None, "The Kettle Collaboration"),
        (None, None, "Plato"),
    ]


@pytest.mark.parametrize(
    ("doi", "papers"),
    [
        pytest.param("10.5555/A", ("10.5555/a",), id="one"),
        pytest.param("10.5555/a, 10.5555/b;10.5555/c", ("10.5555/a", "10.5555/b", "10.5555/c"), id="several"),
        pytest.param("10.5555/(a)1,2;3", ("10.5555/(a)1,2;3",), id="one with commas in it"),
        pytest.param("10.48550/arXiv.2101.00001", (), id="its own"),
        pytest.param("to appear", (), id="none"),
    ],
)
def test_the_published_paper_is_named(doi: str, papers: tuple[str, ...]) -> None:
    found = read(entry("2101.00001v1", doi=doi))
    assert published_as(found, "2101.00001") == papers
    assert work_of(found, "2101.00001").DOI == "10.48550/arxiv.2101.00001"


@pytest.mark.parametrize(
    ("comment", "summary", "kind"),
    [
        pytest.param(
            "This paper has been withdrawn by the author due to an error", "", "withdrawn", id="comment"
        ),
        pytest.param("12 pages. Paper withdrawn", "", "withdrawn", id="at the end of a comment"),
        pytest.param("Withdrawn", "", "withdrawn", id="one word"),
        pytest.param("withdrawn by arXiv admins; see text", "", "withdrawn", id="by the archive"),
        pytest.param("", "The submission is withdrawn because of eq. 7.", "withdrawn", id="no abstract left"),
        pytest.param("This manuscript has been retracted by the authors", "", "retracted", id="retracted"),
        pytest.param("Superseded by arXiv:2202.00002", "", "replaced", id="another paper took its place"),
        pytest.param("An earlier version was withdrawn", "", None, id="another version"),
        pytest.param("", "We count papers that were withdrawn by their authors.", None, id="its subject"),
        pytest.param("", "Withdrawn kettles cool. " + "Tea. " * 100, None, id="an abstract"),
        pytest.param("We study withdrawn papers", "Withdrawn consent matters.", None, id="a subject again"),
        pytest.param("This paper supersedes arXiv:2001.00001", "", None, id="it took another's place"),
    ],
)
def test_a_paper_that_was_taken_back_is_known(comment: str, summary: str, kind: str | None) -> None:
    found = read(entry("2101.00001v2", comment=comment, summary=summary))
    assert [notice.kind for notice in notices_of(found, found)] == ([kind] if kind else [])


def test_a_newer_version_is_a_notice_about_the_older_one() -> None:
    old, new = read(entry("2101.00001v1")), read(entry("2101.00001v2"))
    assert notices_of(old, new) == (Notice("replaced", "new_version", None, UPDATED, "arxiv"),)
    assert notices_of(new, new) == ()


def test_what_is_not_there_stays_unknown() -> None:
    bare = "<entry><id>http://arxiv.org/abs/2101.00001v1</id><title>Tea</title></entry>"
    work = work_of(read(bare), "2101.00001")
    assert (work.issued, work.author, work.abstract, work.annote) == (None, (), None, None)
    assert plain(work.title or "") == "Tea"
