import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.edtf import format_edtf, parse_date, parse_edtf
from litman.text.months import month_number, season_number
from litman.work import Date, DateParts


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("2019", Date(DateParts(2019)), id="year"),
        pytest.param("2019-05-31", Date(DateParts(2019, 5, 31)), id="day"),
        pytest.param("2019-05-31T10:00:00Z", Date(DateParts(2019, 5, 31)), id="time is left out"),
        pytest.param("2019-5-3", Date(DateParts(2019, 5, 3)), id="single digits"),
        pytest.param("2001-03/2002-04", Date(DateParts(2001, 3), DateParts(2002, 4)), id="range"),
        pytest.param("2003/", Date(DateParts(2003)), id="open end"),
        pytest.param("../2003", Date(DateParts(2003)), id="open start"),
        pytest.param("1850?", Date(DateParts(1850), circa=True), id="uncertain"),
        pytest.param("2003-24", Date(DateParts(2003), season=4), id="season"),
        pytest.param("199X", Date(literal="1990s"), id="unknown digit"),
        pytest.param("1999-XX", Date(DateParts(1999)), id="unknown month"),
        pytest.param("-0044", Date(DateParts(-45)), id="before our era, counted with a year 0"),
        pytest.param("2019-13", Date(DateParts(2019)), id="no such month"),
        pytest.param("14 July 2023", Date(DateParts(2023, 7, 14)), id="day in words"),
        pytest.param("July 14th, 2023", Date(DateParts(2023, 7, 14)), id="American"),
        pytest.param("Sept. 2020", Date(DateParts(2020, 9)), id="abbreviated"),
        pytest.param("05/2019", Date(DateParts(2019, 5)), id="month and year in figures"),
        pytest.param("Spring 2019", Date(DateParts(2019), season=1), id="season in words"),
        pytest.param("1990s", Date(literal="1990s"), id="decade"),
        pytest.param("n.d.", Date(literal="n.d."), id="no date"),
        pytest.param(" ", None, id="blank"),
    ],
)
def test_dates_are_read(text: str, date: Date | None) -> None:
    assert parse_date(text) == date


_parts = st.builds(DateParts, st.integers(-999, 9999).filter(bool)) | st.builds(
    DateParts, st.integers(1, 9999), st.integers(1, 12), st.none() | st.integers(1, 28)
)


@given(st.builds(Date, start=_parts, end=st.none() | _parts, circa=st.booleans()))
def test_a_date_comes_back_from_edtf(date: Date) -> None:
    assert parse_edtf(format_edtf(date) or "") == date


@given(st.text(alphabet="0123456789-/~?XuTy. ") | st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    date = parse_date(text)
    assert date is None or date.start or date.literal


@pytest.mark.parametrize(
    ("text", "number"), [("jan", 1), ("Sept.", 9), ("December", 12), ("7", 7), ("13", None), ("ma", None)]
)
def test_months_have_numbers(text: str, number: int | None) -> None:
    assert month_number(text) == number


@pytest.mark.parametrize(("text", "number"), [("Spring", 1), ("fall", 3), ("Lent", None)])
def test_seasons_have_numbers(text: str, number: int | None) -> None:
    assert season_number(text) == number
