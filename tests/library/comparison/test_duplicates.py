"""Works that a library has more than once."""

from __future__ import annotations

from typing import Any

import pytest

from litman.library.comparison.duplicates import DuplicateSet, find_duplicates
from litman.work import Date, DateParts, Name, Work
from tests.growth import takes_at_most

MOSS = Name(family="Moss", given="Ada")
FERN = Name(family="Fern", given="Bo")


def article(**values: Any) -> Work:
    parts: dict[str, Any] = {
        "type": "article-journal",
        "title": "Tea and sleep",
        "author": (MOSS,),
        "issued": Date(DateParts(2019)),
    }
    return Work(**(parts | values))


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        pytest.param(
            {"DOI": "10.1000/A"}, {"DOI": "10.1000/a", "title": "Other", "author": ()}, ("doi",), id="one DOI"
        ),
        pytest.param({}, {"title": "TEA and  Sleep."}, ("title",), id="a title in another print"),
        pytest.param({}, {"issued": Date(DateParts(2020))}, ("title",), id="online and in print"),
        pytest.param({}, {"issued": Date(DateParts(2022))}, None, id="years apart"),
        pytest.param({}, {"author": (FERN, MOSS)}, ("title",), id="one shared author"),
        pytest.param({}, {"author": (FERN,)}, None, id="no shared author"),
        pytest.param({}, {"author": (Name(family="Moss", given="A. B."),)}, ("title",), id="an initial"),
        pytest.param({"author": ()}, {"author": ()}, ("title",), id="no author at all"),
        pytest.param({"DOI": "10.1000/a"}, {"DOI": "10.1000/b"}, None, id="two DOIs"),
        pytest.param({"DOI": "10.1000/a"}, {}, ("title",), id="a DOI on one side"),
        pytest.param({"volume": "7"}, {"volume": "8"}, None, id="a column in two volumes"),
        pytest.param({"volume": "7", "page": "12-19"}, {"page": "12"}, ("title",), id="pages shortened"),
        pytest.param({"title": None}, {"title": None}, ("fields",), id="no title, and all fields alike"),
        pytest.param({"title": None}, {"title": None, "volume": "7"}, None, id="no title"),
        pytest.param(
            {"DOI": "10.1000/a"},
            {"DOI": "10.1000/a", "title": "Coal pits", "author": (FERN,)},
            None,
            id="a copied DOI",
        ),
        pytest.param({"page": "pp. 12-19"}, {"page": "0012--19"}, ("title",), id="pages in two forms"),
        pytest.param({"page": "12-19"}, {"page": "12-15"}, None, id="other ranges of pages"),
        pytest.param(
            {"type": "book", "ISBN": "978-0-306-40615-7"},
            {"type": "book", "ISBN": "0306406152", "title": "Tea, sleep and more", "author": (FERN,)},
            ("isbn",),
            id="one ISBN in two lengths",
        ),
        pytest.param(
            {"type": "chapter", "ISBN": "9780306406157", "title": "One", "container_title": "Tea"},
            {"type": "chapter", "ISBN": "9780306406157", "title": "Two", "container_title": "Tea"},
            None,
            id="two chapters of a book",
        ),
        pytest.param(
            {"type": "chapter", "title": "Introduction", "container_title": "Tea"},
            {"type": "chapter", "title": "Introduction", "container_title": "Coffee"},
            None,
            id="chapters of one title in two books",
        ),
    ],
)
def test_two_works_are_one_or_two(one: Any, other: Any, reasons: tuple[str, ...] | None) -> None:
    found = find_duplicates([("a", article(**one)), ("b", article(**other))])
    assert found == ([DuplicateSet(("a", "b"), reasons)] if reasons else [])  # type: ignore[arg-type]


def test_what_a_person_called_different_stays_so() -> None:
    works = [("a", article()), ("b", article()), ("c", article())]
    assert find_duplicates(works, are_apart=lambda one, other: True) == []
    found = find_duplicates(works, are_apart=lambda one, other: {one, other} == {"a", "b"})
    assert [item.keys for item in found] == [("b", "c")]


def test_an_entry_without_a_doi_does_not_join_two_works() -> None:
    works = [("a", article(DOI="10.1000/a")), ("b", article()), ("c", article(DOI="10.1000/c"))]
    assert [found.keys for found in find_duplicates(works)] == [("a", "b")]


def test_sets_come_in_the_order_of_the_library() -> None:
    works = [("d", article(title="X")), ("c", article()), ("b", article(title="X")), ("a", article())]
    assert [found.keys for found in find_duplicates(works)] == [("d", "b"), ("c", "a")]


def of_one_title(count: int) -> list[tuple[str, Work]]:
    return [
        (f"k{number}", article(volume=str(number % 50), page=str(number % 40))) for number in range(count)
    ]


def test_of_many_works_of_one_title_none_is_left_out() -> None:
    found = find_duplicates(of_one_title(400))
    assert sum(len(item.keys) for item in found) == 400


@pytest.mark.growth
def test_many_works_of_one_title_take_time_in_proportion() -> None:
    works = of_one_title(4000)
    takes_at_most(20, lambda: find_duplicates(works))  # 16 million pairs would take minutes
