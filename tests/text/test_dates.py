from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.dates import Day, WrittenDate, is_undecided, read_written_date

DECEMBER = WrittenDate(Day(2007, 12, 2), Day(2007, 12, 7))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("2021/03", WrittenDate(Day(2021, 3)), id="year and month"),
        pytest.param("2021-3", WrittenDate(Day(2021, 3)), id="month of one digit"),
        pytest.param("1981/82", WrittenDate(Day(1981), Day(1982)), id="two years"),
        pytest.param("1999/00", WrittenDate(Day(1999), Day(2000)), id="over the century"),
        pytest.param("1998–2001", WrittenDate(Day(1998), Day(2001)), id="years with a dash"),
        pytest.param("2010–present", WrittenDate(Day(2010)), id="until today"),
        pytest.param("30-Mar-2020", WrittenDate(Day(2020, 3, 30)), id="hyphens"),
        pytest.param("2021-Mar-15", WrittenDate(Day(2021, 3, 15)), id="hyphens, the year first"),
        pytest.param("Mar.15,2021", WrittenDate(Day(2021, 3, 15)), id="no spaces"),
        pytest.param("15Mar2021", WrittenDate(Day(2021, 3, 15)), id="in one piece"),
        pytest.param("22.08.2000", WrittenDate(Day(2000, 8, 22)), id="German in figures"),
        pytest.param("5.6.2013", WrittenDate(Day(2013, 6, 5)), id="a day before points"),
        pytest.param("03/15/2021", WrittenDate(Day(2021, 3, 15)), id="American"),
        pytest.param("15/03/2021", WrittenDate(Day(2021, 3, 15)), id="British"),
        pytest.param("04/05/2013", WrittenDate(Day(2013)), id="American or British"),
        pytest.param("2021/03/15", WrittenDate(Day(2021, 3, 15)), id="slashes"),
        pytest.param("20210315", WrittenDate(Day(2021, 3, 15)), id="eight digits"),
        pytest.param("202103", WrittenDate(Day(2021, 3)), id="six digits"),
        pytest.param("Jan./1992", WrittenDate(Day(1992, 1)), id="month before a slash"),
        pytest.param("2021 Mar 15", WrittenDate(Day(2021, 3, 15)), id="as PubMed"),
        pytest.param("2-7 December 2007", DECEMBER, id="days of a meeting"),
        pytest.param("December 2–7, 2007", DECEMBER, id="the month first"),
        pytest.param("2007 December 2-7", DECEMBER, id="the year before them"),
        pytest.param("2.–7. Dezember 2007", DECEMBER, id="ordinals"),
        pytest.param("2.-7.12.2007", DECEMBER, id="days in figures"),
        pytest.param(
            "28 Feb - 3 March 2020", WrittenDate(Day(2020, 2, 28), Day(2020, 3, 3)), id="two months"
        ),
        pytest.param("1998 Dec-1999 Jan", WrittenDate(Day(1998, 12), Day(1999, 1)), id="two years of PubMed"),
        pytest.param("May/June 2021", WrittenDate(Day(2021, 5), Day(2021, 6)), id="two months with a slash"),
        pytest.param("März 2021", WrittenDate(Day(2021, 3)), id="German"),
        pytest.param("1er janvier 2020", WrittenDate(Day(2020, 1, 1)), id="French"),
        pytest.param("3 de mayo de 2019", WrittenDate(Day(2019, 5, 3)), id="Spanish"),
        pytest.param("5 мая 2019", WrittenDate(Day(2019, 5, 5)), id="Russian"),
        pytest.param("2021年3月15日", WrittenDate(Day(2021, 3, 15)), id="Chinese"),
        pytest.param("२०२१", WrittenDate(Day(2021)), id="other digits"),
        pytest.param("MCMLXXXV", WrittenDate(Day(1985)), id="Roman"),
        pytest.param("©2015", WrittenDate(Day(2015)), id="copyright"),
        pytest.param("Published online 12 May 2011", WrittenDate(Day(2011, 5, 12)), id="words before it"),
        pytest.param("Mon, 15 Mar 2021 10:22:00 GMT", WrittenDate(Day(2021, 3, 15)), id="weekday and time"),
        pytest.param("ca. 1850", WrittenDate(Day(1850), circa=True), id="circa"),
        pytest.param("44 B.C.", WrittenDate(Day(-44)), id="before our era"),
        pytest.param("AD 79", WrittenDate(Day(79)), id="of our era"),
        pytest.param("Winter 2019/20", WrittenDate(Day(2019), season=4), id="winter of two years"),
        pytest.param("2019 Herbst", WrittenDate(Day(2019), season=3), id="season behind"),
        pytest.param("99/2020", None, id="no month"),
        pytest.param("2021/13", None, id="neither month nor year"),
        pytest.param("31-30 May 2020", None, id="the end before the beginning"),
        pytest.param("in press", None, id="words"),
        pytest.param("", None, id="nothing"),
        pytest.param("1" * 81, None, id="long"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, date: WrittenDate | None) -> None:
    assert read_written_date(text) == date


@given(st.text(alphabet="0123456789-/. ,mayJunspring") | st.text())
def test_what_is_read_is_a_date(text: str) -> None:
    found = read_written_date(text)
    if found:
        for day in filter(None, (found.start, found.end)):
            assert 1 <= (day.month or 1) <= 12
            assert 1 <= (day.day or 1) <= 31
            assert day.month or not day.day


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("04/05/2013", True),
        ("4-5-2013", True),
        ("[04 / 05 / 2013]", True),
        ("24/05/2013", False),
        ("05/24/2013", False),
        ("05/05/2013", False),
        ("04.05.2013", False),
        ("2013/04/05", False),
        ("05/2013", False),
        ("4 May 2013", False),
        ("", False),
    ],
)
def test_a_day_that_may_be_the_month_is_undecided(text: str, is_open: bool) -> None:
    assert is_undecided(text) == is_open
