from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.posts.references.dates import read_date
from litman.work import Date, DateParts


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("(2019).", Date(DateParts(2019)), id="year"),
        pytest.param("2018a", Date(DateParts(2018)), id="year with a letter"),
        pytest.param("(2019, July 31).", Date(DateParts(2019, 7, 31)), id="APA day"),
        pytest.param("31 May 2020", Date(DateParts(2020, 5, 31)), id="day first"),
        pytest.param("November 18, 2020", Date(DateParts(2020, 11, 18)), id="month first"),
        pytest.param("2012 Mar 4", Date(DateParts(2012, 3, 4)), id="Vancouver day"),
        pytest.param("Sept. 1998", Date(DateParts(1998, 9)), id="month"),
        pytest.param("2020-05-31", Date(DateParts(2020, 5, 31)), id="ISO"),
        pytest.param("18/10/2013", Date(DateParts(2013, 10, 18)), id="only one reading"),
        pytest.param("04/05/2013", Date(DateParts(2013)), id="two readings"),
        pytest.param("3 décembre 2005", Date(DateParts(2005, 12, 3)), id="French"),
        pytest.param("Spring 1992", Date(DateParts(1992), season=1), id="season"),
        pytest.param("1998–99", Date(DateParts(1998), DateParts(1999)), id="two years"),
        pytest.param("c. 1920", Date(DateParts(1920), circa=True), id="about"),
        pytest.param("(in press)", Date(literal="in press"), id="in press"),
        pytest.param("n.d.", Date(literal="n.d."), id="no date"),
        pytest.param("2020-13-45", Date(DateParts(2020)), id="no such day"),
        pytest.param("12(3)", None, id="no date at all"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_date_is_read(text: str, date: Date | None) -> None:
    assert read_date(text) == date


@given(st.text(alphabet="0123456789/-. ()MayJunen.d–", max_size=30))
def test_a_date_has_months_and_days_that_exist(text: str) -> None:
    date = read_date(text)
    for part in (date.start, date.end) if date else ():
        if part:
            assert 1000 <= part.year <= 2099
            assert part.month is None or 1 <= part.month <= 12
            assert part.day is None or 1 <= part.day <= 31
