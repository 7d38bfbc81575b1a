"""Are two records one work: every kind of pair that an import, `duplicates` or `merge` may meet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litman.library.comparison.compare import compare
from litman.work import Date, DateParts, Name, Work

MOSS = Name(family="Moss", given="Ada")
FERN = Name(family="Fern", given="Bo")
HEALTH = Name(literal="Example Health Service")


def year(*parts: int) -> Date:
    return Date(DateParts(*parts))


def article(**values: Any) -> Work:
    base = Work("article-journal", "Tea and sleep", author=(MOSS,), issued=year(2019))
    return (
        replace(base, container_title="Journal of Tea", **values)
        if "container_title" not in values
        else replace(base, **values)
    )


def of_type(kind: str, **values: Any) -> Work:
    return replace(Work(kind, "Tea and sleep", author=(MOSS,), issued=year(2019)), **values)


def page(url: str | None, **values: Any) -> Work:
    return replace(Work("webpage", "Overview", author=(HEALTH,), issued=year(2021), URL=url), **values)


DIFFERENT = [
    pytest.param(of_type("report", number="186-2"), of_type("report", number="186-4"), id="report number"),
    pytest.param(
        of_type("report", number="DMTR-412"), of_type("report", number="DMTR-471"), id="letters and number"
    ),
    pytest.param(of_type("report", number="A"), of_type("report", number="B"), id="a letter for a number"),
    pytest.param(of_type("standard", number="ISO 9"), of_type("standard", number="ISO 10"), id="standard"),
    pytest.param(of_type("patent", number="US1234567"), of_type("patent", number="US7654321"), id="patent"),
    pytest.param(article(number="e12345"), article(number="e12346"), id="article number"),
    pytest.param(article(page="e0123456"), article(page="e0123457"), id="article number for a page"),
    pytest.param(
        of_type("book", collection_number="8119"), of_type("book", collection_number="8120"), id="series"
    ),
    pytest.param(
        of_type("chapter", container_title="Ketamine"),
        of_type("chapter", container_title="Depression"),
        id="book title",
    ),
    pytest.param(
        of_type("chapter", container_title="Tea, volume 1"),
        of_type("chapter", container_title="Tea, volume 2"),
        id="volume in a book's title",
    ),
    pytest.param(
        of_type("paper-conference", container_title="Proceedings of SLEEP 2018"),
        of_type("paper-conference", container_title="Proceedings of SLEEP 2019"),
        id="year in a book's title",
    ),
    pytest.param(
        of_type("chapter", container_title="Tea, Part A"),
        of_type("chapter", container_title="Tea, Part B"),
        id="part",
    ),
    pytest.param(
        article(container_title="Physics A"), article(container_title="Physics C"), id="journal's section"
    ),
    pytest.param(
        of_type("thesis", genre="PhD thesis"), of_type("thesis", genre="Master's thesis"), id="kind of thesis"
    ),
    pytest.param(
        of_type("thesis", genre="Doctoral dissertation"),
        of_type("thesis", genre="MSc dissertation"),
        id="degree",
    ),
    pytest.param(page("https://a.example.org/depression"), page("https://a.example.org/insomnia"), id="path"),
    pytest.param(page("https://a.example.org/?id=1"), page("https://a.example.org/?id=2"), id="query"),
    pytest.param(page("https://a.example.org/#/sleep"), page("https://a.example.org/#/tea"), id="route"),
    pytest.param(page("https://a.example.org/x"), page("https://b.example.org/x"), id="host"),
    pytest.param(
        page("https://a.example.org/x", author=()), page("https://a.example.org/y", author=()), id="nobody"
    ),
    pytest.param(
        of_type("report", URL="https://a.example.org/1"),
        of_type("report", URL="https://a.example.org/2"),
        id="reports",
    ),
    pytest.param(
        of_type("report", URL="https://dmtr-4.tea.io"),
        of_type("report", URL="https://dmtr-5.tea.io"),
        id="sites",
    ),
    pytest.param(article(page="12-15"), article(page="12-19"), id="range of pages"),
    pytest.param(article(page="12-15"), article(page="30-33"), id="pages"),
    pytest.param(article(page="115"), article(page="112-119"), id="page within"),
    pytest.param(article(page="S12"), article(page="12"), id="page of a supplement"),
    pytest.param(article(volume="7"), article(volume="8"), id="volume"),
    pytest.param(article(issue="1"), article(issue="2"), id="issue"),
    pytest.param(
        article(volume="1", issue="2"), article(volume="2", issue="1"), id="volume and issue change places"
    ),
    pytest.param(article(issue="4"), article(issue="4 Suppl 1"), id="supplement"),
    pytest.param(article(issue="May"), article(issue="June"), id="month for an issue"),
    pytest.param(of_type("book", volume="1"), of_type("book", volume="2"), id="volume of a book"),
    pytest.param(
        of_type("chapter", chapter_number="3"), of_type("chapter", chapter_number="4"), id="chapter"
    ),
    pytest.param(of_type("book", part_number="1"), of_type("book", part_number="2"), id="part of a book"),
    pytest.param(article(PMID="1234"), article(PMID="1235"), id="PMID"),
    pytest.param(article(DOI="10.1000/a"), article(DOI="10.1000/b"), id="two DOIs, and nothing says where"),
    pytest.param(
        of_type("speech", event_title="SLEEP 2019"), of_type("speech", event_title="DREAMS 2019"), id="event"
    ),
    pytest.param(
        of_type("article-newspaper", issued=year(2019, 3, 1)),
        of_type("article-newspaper", issued=year(2019, 3, 8)),
        id="day of a column",
    ),
    pytest.param(
        of_type("post-weblog", issued=year(2019, 3)), of_type("post-weblog", issued=year(2019, 4)), id="month"
    ),
    pytest.param(
        of_type("personal_communication", recipient=(FERN,)),
        of_type("personal_communication", recipient=(HEALTH,)),
        id="whom a letter is to",
    ),
    pytest.param(
        of_type("document", publisher="Book A"), of_type("document", publisher="Book B"), id="howpublished"
    ),
    pytest.param(of_type("motion_picture"), of_type("book"), id="a film and a book"),
    pytest.param(of_type("dataset"), article(), id="data and a paper"),
    pytest.param(of_type("report"), of_type("report", issued=year(2021)), id="a report every other year"),
    pytest.param(article(), article(author=(FERN,)), id="author"),
    pytest.param(article(), article(author=(replace(MOSS, given="Karl"),)), id="initials"),
    pytest.param(article(), article(title="Tea and sleep: reply"), id="reply"),
    pytest.param(article(), article(issued=year(2016)), id="years apart"),
]
VERSIONS = [
    pytest.param(
        of_type("paper-conference", container_title="Proc. Sleep", page="1-9"),
        article(container_title="J Sleep", volume="3"),
        id="conference and journal",
    ),
    pytest.param(
        of_type("article", genre="Preprint", DOI="10.1101/1"), article(DOI="10.1000/a"), id="preprint"
    ),
    pytest.param(
        of_type("article", archive="arXiv", archive_location="2001.00001", issued=year(2017)),
        article(volume="7", page="1-9"),
        id="arXiv, two years before",
    ),
    pytest.param(article(status="accepted"), article(volume="7"), id="accepted"),
    pytest.param(article(status="in press"), article(volume="7", page="1-9"), id="in press"),
    pytest.param(article(genre="Author accepted manuscript"), article(volume="7"), id="author's manuscript"),
    pytest.param(of_type("manuscript", status="submitted"), article(volume="7"), id="submitted"),
    pytest.param(of_type("book", edition="1"), of_type("book", edition="2"), id="edition"),
    pytest.param(
        of_type("book", edition="2nd ed.", issued=year(2001)),
        of_type("book", edition="Third"),
        id="edition in words",
    ),
    pytest.param(of_type("book"), of_type("book", issued=year(2004)), id="a book of another year"),
    pytest.param(of_type("book", ISBN="9780306406157"), of_type("book", ISBN="9783642404764"), id="ISBN"),
    pytest.param(of_type("software", version="1.2"), of_type("software", version="1.3"), id="software"),
    pytest.param(of_type("book", language="en"), of_type("book", language="de"), id="language"),
    pytest.param(
        of_type("book"),
        of_type("book", title="Tee und Schlaf", original_title="Tea and sleep"),
        id="translation",
    ),
    pytest.param(
        of_type("book", issued=year(1905)),
        of_type("book", issued=year(1989), original_date=year(1905)),
        id="reprint",
    ),
    pytest.param(of_type("thesis"), of_type("book"), id="thesis and book"),
    pytest.param(of_type("report", genre="Working paper"), article(volume="7"), id="working paper"),
    pytest.param(of_type("speech"), article(volume="7"), id="talk and paper"),
    pytest.param(
        of_type("chapter", container_title="Readings"), article(volume="7"), id="reprinted in a book"
    ),
    pytest.param(
        article(DOI="10.1000/a", volume="7", page="1-9"),
        article(DOI="10.1000/b", volume="7", page="1-9"),
        id="two DOIs",
    ),
    pytest.param(
        page("https://a.org/x"), page("https://a.org/x", issued=year(2023)), id="a page that was revised"
    ),
    pytest.param(
        of_type("article", archive="arXiv", archive_location="2001.00001v1"),
        of_type("article", archive="arXiv", archive_location="2001.00001v2", version="2"),
        id="another version of a preprint",
    ),
]
SAME = [
    pytest.param(article(page="pp. 12-19"), article(page="12–19"), id="pp."),
    pytest.param(article(page="S. 12-19"), article(page="12--19"), id="S."),
    pytest.param(article(page="p.12"), article(page="12"), id="p."),
    pytest.param(article(page="0012--0019"), article(page="12-19"), id="zeros in front"),
    pytest.param(article(page="112-9"), article(page="112–119"), id="shortened range"),
    pytest.param(article(page="112"), article(page="112–119"), id="first page alone"),
    pytest.param(article(page="1-12"), article(page="e0123456"), id="article number beside pages"),
    pytest.param(article(volume="VII"), article(volume="07"), id="Roman volume"),
    pytest.param(article(volume="2019"), article(volume="7"), id="year for a volume"),
    pytest.param(article(issue="3-4"), article(issue="3–4"), id="double issue"),
    pytest.param(article(container_title="J. Tea"), article(), id="abbreviated journal"),
    pytest.param(article(), article(title="<i>Tea</i> and Sleep."), id="title in another print"),
    pytest.param(article(author=(replace(MOSS, given="A."),)), article(), id="initial"),
    pytest.param(article(keyword="x", note="mine", abstract="y"), article(), id="what a person adds"),
    pytest.param(
        article(URL="https://a.org/1"), article(URL="https://b.org/2"), id="one paper in two places"
    ),
    pytest.param(
        of_type("report", number="TR-186-2"), of_type("report", number="186-2"), id="number without letters"
    ),
    pytest.param(
        of_type("thesis", genre="PhD thesis"), of_type("thesis", genre="Doctoral dissertation"), id="degree"
    ),
    pytest.param(
        of_type("book", edition="2"), of_type("book", edition="2nd edition"), id="edition in two forms"
    ),
    pytest.param(
        of_type("book", publisher="Oxford University Press"), of_type("book", publisher="OUP"), id="publisher"
    ),
    pytest.param(
        of_type("book", ISBN="978-0-306-40615-7, 9783642404764"),
        of_type("book", ISBN="0306406152"),
        id="one of ISBNs",
    ),
    pytest.param(page("https://a.org/x"), page("http://www.a.org/x/#top"), id="address in two forms"),
    pytest.param(
        page("https://a.org/x", author=()), page("https://a.org/x", author=(), keyword="t"), id="nobody"
    ),
    pytest.param(
        page("https://a.org/x", issued=None),
        page("https://a.org/x", issued=None, note="n"),
        id="page without a year",
    ),
    pytest.param(Work(title="Tea"), Work(title="tea", keyword="t"), id="a title alone"),
    pytest.param(
        article(issued=None, title="A paper in press"),
        article(issued=None, title="A paper in press", note="n"),
        id="no year",
    ),
    pytest.param(article(issued=None), article(volume="7"), id="only one says the year"),
    pytest.param(
        article(volume="7", page="1-9"),
        article(volume="7", page="1-9", issued=year(2020)),
        id="online and in print",
    ),
    pytest.param(
        article(DOI="10.1000/A"), article(DOI="https://doi.org/10.1000/a", title="Other"), id="DOI and author"
    ),
    pytest.param(article(DOI="10.1000/a"), article(DOI="10.1000/a", author=(FERN,)), id="DOI and title"),
    pytest.param(article(PMID="12"), article(PMID="12", title="Tee und Schlaf"), id="PMID"),
    pytest.param(
        article(DOI="10.1000/a", page="1-9"),
        article(DOI="10.1000/a", page="11-19"),
        id="DOI, a slip in a page",
    ),
]
COPIED = [
    pytest.param({"DOI": "10.1000/a"}, {}, id="DOI"),
    pytest.param({"PMID": "1234"}, {}, id="PMID"),
    pytest.param({"DOI": "10.1000/a"}, {"issued": year(2019), "volume": "7"}, id="one year and volume"),
    pytest.param({"DOI": "10.1000/a"}, {"author": (Name(literal="Tea House"),)}, id="a person and a house"),
]
UNCLEAR = [
    pytest.param(article(), article(issued=year(2020)), id="online and in print, perhaps"),
    pytest.param(
        Work(title="Tea", issued=year(2019)), Work(title="Tea", author=(MOSS,)), id="only one says by whom"
    ),
    pytest.param(
        article(author=(MOSS, FERN)), article(author=(MOSS, Name(family="Reed", given="Cy"))), id="other team"
    ),
    pytest.param(article(), of_type("webpage", URL="https://a.org/x"), id="a page and a paper"),
    pytest.param(of_type("book", publisher="Grove"), of_type("book", publisher="Wood Hill"), id="two houses"),
]


def expect(ours: Work, theirs: Work, kind: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        verdict = compare(one, other)
        assert verdict.kind == kind, verdict
        assert compare(one, one).kind == "same"
        if kind in ("different", "version"):
            assert verdict.difference(), "what tells them apart is said"


@pytest.mark.parametrize(("ours", "theirs"), DIFFERENT)
def test_two_works_of_one_title_are_two(ours: Work, theirs: Work) -> None:
    expect(ours, theirs, "different")


@pytest.mark.parametrize(("ours", "theirs"), VERSIONS)
def test_versions_of_one_text_are_called_so(ours: Work, theirs: Work) -> None:
    expect(ours, theirs, "version")


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_one_work_in_two_prints_is_one(ours: Work, theirs: Work) -> None:
    expect(ours, theirs, "same")


@pytest.mark.parametrize(("ours", "theirs"), UNCLEAR)
def test_where_nothing_decides_a_person_does(ours: Work, theirs: Work) -> None:
    expect(ours, theirs, "unclear")


@pytest.mark.parametrize(("shared", "more"), COPIED)
def test_an_identifier_that_two_works_bear_was_copied(shared: dict[str, Any], more: dict[str, Any]) -> None:
    other = replace(
        Work("book", "Coal pits of the north", author=(FERN,), issued=year(1988)), **shared | more
    )
    expect(article(**shared), other, "different")
    assert compare(article(**shared), other).copied == next(iter(shared))


def test_chapters_under_the_doi_of_their_book_are_two() -> None:
    one, other = (
        of_type("chapter", DOI="10.1000/b", container_title="Tea", title=title, page=pages)
        for title, pages in (("Introduction", "1-9"), ("Leaves and roots", "10-30"))
    )
    expect(one, other, "different")


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        pytest.param(
            of_type("report", number="186-2"),
            of_type("report", number="186-4"),
            "another number (186-2 and 186-4)",
            id="number",
        ),
        pytest.param(
            of_type("paper-conference"), article(), "a conference paper and a journal article", id="types"
        ),
        pytest.param(
            of_type("book", edition="1"),
            of_type("book", edition="2"),
            "another edition (1 and 2)",
            id="edition",
        ),
        pytest.param(article(page="1-9"), article(page="1-5"), "other pages (1-9 and 1-5)", id="pages"),
    ],
)
def test_a_verdict_says_what_tells_two_works_apart(ours: Work, theirs: Work, said: str) -> None:
    assert compare(ours, theirs).difference() == said


def test_a_verdict_says_what_agrees() -> None:
    assert compare(article(), article(volume="7")).agreement() == "the same title, first author and year"
    assert (
        compare(article(DOI="10.1000/a"), article(DOI="10.1000/a", volume="7")).agreement() == "the same DOI"
    )
    assert compare(article(), article()).agreement() == "the same in all that describes it"


_TEXT = st.none() | st.text(max_size=12)
_NAMES = st.lists(st.builds(Name, family=_TEXT, given=_TEXT, literal=_TEXT), max_size=3).map(tuple)
_WORKS = st.builds(
    Work,
    type=st.sampled_from(["article-journal", "book", "webpage", "document", "chapter", "report", "thesis"]),
    title=st.sampled_from([None, "Tea", "tea!", "Sleep", "…"]),
    author=_NAMES,
    issued=st.none() | st.builds(Date, start=st.builds(DateParts, year=st.integers(2018, 2020))),
    volume=_TEXT,
    issue=_TEXT,
    page=_TEXT,
    number=_TEXT,
    edition=_TEXT,
    publisher=_TEXT,
    container_title=_TEXT,
    genre=_TEXT,
    ISBN=_TEXT,
    DOI=st.sampled_from([None, "10.1000/a", "10.1000/b", "x"]),
    URL=st.sampled_from([None, "https://a.org/x", "https://a.org/y", "http://["]),
)


@given(_WORKS, _WORKS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_verdict_does_not_depend_on_which_comes_first(one: Work, other: Work) -> None:
    assert compare(one, other).kind == compare(other, one).kind
    assert compare(one, one).kind == "same" or one.title is None
