import pytest

from litman.library.comparison.numbers import (
    cites_within,
    same_issue,
    same_pages,
    same_volume,
    same_year,
)
from litman.work import Date, DateParts, Work


def year(start: int, end: int | None = None) -> Work:
    return Work(issued=Date(DateParts(start), DateParts(end) if end else None))


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        pytest.param("112–119", "112-9", True, id="shortened"),
        pytest.param("pp. 112--119", "112", True, id="first page"),
        pytest.param("S12–S19", "S12", True, id="letter"),
        pytest.param("S12", "12", False, id="supplement against main part"),
        pytest.param("xii–xx", "xii", True, id="Roman"),
        pytest.param("112–119", "e0123456", True, id="article number for pages"),
        pytest.param("e0123456", "123456", True, id="article number with letter"),
        pytest.param("e0123456", "e0123457", False, id="two article numbers"),
        pytest.param("112–119", "212–219", False, id="other pages"),
        pytest.param("in press", "112", True, id="no page"),
    ],
)
def test_first_pages_decide(ours: str, theirs: str, same: bool) -> None:
    assert same_pages(Work(page=ours), Work(page=theirs)) == same
    assert same_pages(Work(page=theirs), Work(page=ours)) == same


def test_a_single_page_may_lie_within_a_range() -> None:
    assert cites_within(Work(page="115"), Work(page="112-9"))
    assert not cites_within(Work(page="115–117"), Work(page="112–119"))
    assert not cites_within(Work(page="120"), Work(page="112-9"))


def test_volumes_agree_across_notations() -> None:
    assert same_volume(Work(volume="Vol. VII"), Work(volume="07"))
    assert same_volume(Work(volume="2019"), Work(volume="7", issued=Date(DateParts(2019))))
    assert same_volume(Work(volume="3"), Work(volume="7", issue="3"))
    assert not same_volume(Work(volume="7"), Work(volume="8"))


def test_double_issues_agree_by_either_number() -> None:
    assert same_issue(Work(issue="3-4"), Work(issue="04"))
    assert not same_issue(Work(issue="3"), Work(issue="4"))


def test_years_may_lie_one_apart_and_reprints_have_two() -> None:
    assert same_year(year(2019), year(2020))
    assert not same_year(year(2018), year(2020))
    assert same_year(year(1998, 2003), year(2003))
    assert same_year(Work(original_date=Date(DateParts(1905)), issued=Date(DateParts(1989))), year(1905))
    assert same_year(Work(), year(2020))
