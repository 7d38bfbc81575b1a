from __future__ import annotations

from typing import Any

import pytest

from litman.sources.openalex.work import work_from_openalex
from litman.work import Date, DateParts, Name
from tests.sources.openalex.records import JOURNAL, OPEN, author, openalex_work


def test_a_record_becomes_a_work() -> None:
    work = work_from_openalex(openalex_work())
    assert (work.type, work.title, work.container_title) == (
        "article-journal",
        "Why tea goes cold",
        "Annals of Kettles",
    )
    assert work.author == (Name("Kessel", "Ada B."), Name("Urn", "Bo"))
    assert (work.volume, work.issue, work.page) == ("12", "3", "101-109")
    assert work.issued == Date(DateParts(2015, 3, 12))
    assert (work.DOI, work.PMID, work.abstract) == ("10.5555/tea", "31000001", "Tea cools, and cools.")


def place(**changes: Any) -> dict[str, Any]:
    return {**OPEN, **changes}


SCHOOL = "Teapot University"
PLATFORM = {**JOURNAL, "type": "ebook platform", "display_name": "Teapot eBooks"}
REPOSITORY = {"display_name": "KettleRxiv (Teapot University)", "type": "repository"}


@pytest.mark.parametrize(
    ("changes", "kind", "container", "publisher"),
    [
        pytest.param({"type": "book", "primary_location": place(source=PLATFORM)},
                     "book", None, "Teapot Press", id="book"),
        pytest.param({"type": "book-chapter", "primary_location": place(source=PLATFORM, raw_source_name="All on Tea")},
                     "chapter", "All on Tea", None, id="chapter, not of the platform"),
        pytest.param({"type": "preprint", "primary_location": place(source=REPOSITORY)},
                     "article", None, "KettleRxiv", id="preprint"),
        pytest.param({"type": "dissertation", "primary_location": place(source=None, raw_source_name=SCHOOL)},
                     "thesis", None, SCHOOL, id="thesis"),
        pytest.param({"type": "article", "primary_location": place(source={**JOURNAL, "type": "conference"})},
                     "paper-conference", "Ann. Kettles", None, id="at a conference"),
        pytest.param({"type": "article", "primary_location": place(source=None, raw_type="proceedings-article")},
                     "paper-conference", "Ann. Kettles", None, id="in proceedings"),
        pytest.param({"type": "article", "primary_location": None}, "article-journal", None, None, id="nowhere"),
        pytest.param({"type": "dataset", "primary_location": place(source=REPOSITORY)}, "dataset", None, None,
                     id="data"),
        pytest.param({"type": "other", "primary_location": place(raw_type="posted-content")}, "article", None, None,
                     id="posted"),
        pytest.param({"type": "other", "primary_location": place(raw_type="Image")}, "document", None, None,
                     id="image"),
        pytest.param({"type": "letter"}, "article-journal", "Annals of Kettles", None, id="kind of article"),
    ],
)  # fmt: skip
def test_a_type_has_its_own_fields(
    changes: dict[str, Any], kind: str, container: str | None, publisher: str | None
) -> None:
    work = work_from_openalex(openalex_work(**changes))
    assert (work.type, work.container_title, work.publisher) == (kind, container, publisher)


@pytest.mark.parametrize(
    ("member", "name"),
    [
        pytest.param(author("Kessel, Ada (15649)"), Name("Kessel", "Ada"), id="number of a profile"),
        pytest.param(author(None, "Ada‐May Kessel"), Name("Kessel", "Ada-May"), id="as the person is known"),
        pytest.param(author("Teapot University"), Name(literal="Teapot University"), id="organisation"),
        pytest.param({"author": None}, None, id="nobody"),
        pytest.param(
            author("Lab of Tea, Teapot University, Cupford, T-69003"), None, id="where somebody works"
        ),
    ],
)
def test_authors_are_as_the_work_prints_them(member: dict[str, Any], name: Name | None) -> None:
    assert work_from_openalex(openalex_work(authorships=[member])).author == ((name,) if name else ())


@pytest.mark.parametrize(
    ("day", "year", "issued"),
    [
        ("2015-01-01", 2015, Date(DateParts(2015))),
        (None, 1936, Date(DateParts(1936))),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_a_first_of_january_is_a_year(day: str | None, year: int | None, issued: Date | None) -> None:
    work = work_from_openalex(openalex_work(publication_date=day, publication_year=year))
    assert work.issued == issued


@pytest.mark.parametrize(
    ("first", "last", "page"),
    [("e30", "e30", "e30"), ("15", None, "15"), (None, None, None), ("1", "11", "1-11")],
)
def test_one_page_is_printed_once(first: str | None, last: str | None, page: str | None) -> None:
    work = work_from_openalex(openalex_work(biblio={"first_page": first, "last_page": last}))
    assert work.page == page


def test_no_value_breaks_it() -> None:
    for name in openalex_work():
        for value in (None, 7, "x", [], {}, [None], {"a": [1, "b", None]}, True):
            work_from_openalex(openalex_work(**{name: value}))
