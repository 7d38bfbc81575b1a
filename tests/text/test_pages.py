from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.page import is_article_number, whole_last
from litman.text.pages import (
    compare_pages,
    first_page,
    normal_pages,
    page_numbers,
    read_pages,
)

# Each prints pages 12 to 19.
SAME_PAGES = [
    pytest.param("12-19", id="hyphen"),
    pytest.param("12--19", id="two hyphens"),
    pytest.param("12–19", id="en dash"),
    pytest.param("12 — 19", id="em dash with spaces"),
    pytest.param("12−19", id="minus"),
    pytest.param("12~19", id="tilde"),
    pytest.param("12～19", id="full-width tilde"),
    pytest.param("１２－１９", id="full-width digits"),
    pytest.param("١٢-١٩", id="Arabic digits"),
    pytest.param("12/19", id="slash"),
    pytest.param("12–9", id="shortened"),
    pytest.param("0012--0019", id="zeros in front"),
    pytest.param("012-9", id="zeros in front of the first"),
    pytest.param("{12--19}", id="braces"),
    pytest.param("(12-19)", id="brackets"),
    pytest.param("12-19.", id="full stop"),
    pytest.param("<i>12–19</i>", id="mark-up"),
    pytest.param("pp. 12-19", id="English"),
    pytest.param("pp12-19", id="English without a space"),
    pytest.param("Pages 12 to 19", id="English in words"),
    pytest.param("pgs. 12-19", id="English pgs"),
    pytest.param("pp.~12--19", id="tie of TeX"),
    pytest.param("p. 12–p. 19", id="a word at both ends"),
    pytest.param("12-19 pp.", id="the word behind"),
    pytest.param("S. 12-19", id="German"),
    pytest.param("S 12–19", id="German without a stop"),
    pytest.param("S. 12–S. 19", id="German at both ends"),
    pytest.param("Seiten 12 bis 19", id="German in words"),
    pytest.param("págs. 12-19", id="Spanish"),
    pytest.param("pp. 12 a 19", id="Spanish in words"),
    pytest.param("pag. 12-19", id="Italian"),
    pytest.param("pagg. 12-19", id="Italian plural"),
    pytest.param("blz. 12-19", id="Dutch"),
    pytest.param("sid. 12–19", id="Swedish"),
    pytest.param("str. 12–19", id="Polish"),
    pytest.param("с. 12–19", id="Russian"),
    pytest.param("С. 12–19", id="Russian capital"),
    pytest.param("C. 12–19", id="Russian typed in Latin letters"),
    pytest.param("стр. 12-19", id="Russian in full"),
    pytest.param("σσ. 12-19", id="Greek"),
    pytest.param("12–19页", id="Chinese"),
    pytest.param("第12-19页", id="Chinese in full"),
    pytest.param("12-19. old.", id="Hungarian"),
    pytest.param("Bd. 3, S. 12-19", id="after the volume"),
    pytest.param("33(4), pp. 12–19", id="after volume and issue"),
    pytest.param("12-19 (suppl 1)", id="a bracket behind"),
]


@pytest.mark.parametrize("printed", SAME_PAGES)
def test_a_range_of_pages_is_read_whatever_its_form(printed: str) -> None:
    assert normal_pages(printed) == "12-19"
    assert first_page(printed) == "12"
    assert page_numbers(printed) == ("12", "19")
    assert compare_pages(printed, "12-19") == "same"


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        pytest.param("p.12", "12", id="one page"),
        pytest.param("P12", "12", id="one page in capitals"),
        pytest.param("12-12", "12", id="a range of one page"),
        pytest.param("12ff.", "12", id="and the following"),
        pytest.param("S. 12 f.", "12", id="and the next"),
        pytest.param("12+", "12", id="and further on"),
        pytest.param("12-", "12", id="an open range"),
        pytest.param("S12-S15", "s12-s15", id="pages of a supplement"),
        pytest.param("S12–5", "s12-s15", id="pages of a supplement, shortened"),
        pytest.param("pp. S12–S15", "s12-s15", id="pages of a supplement with a word"),
        pytest.param("A-12-A-19", "a12-a19", id="hyphens in page numbers"),
        pytest.param("7-1–7-9", "7.1-7.9", id="page of a chapter"),
        pytest.param("12:1–12:18", "12.1-12.18", id="page of an article"),
        pytest.param("129.e1-129.e5", "129.e1-129.e5", id="electronic pages"),
        pytest.param("12, 15-18", "12, 15-18", id="several"),
        pytest.param("pp. 12–9, 25 and 27", "12-19, 25, 27", id="several with and"),
        pytest.param("1,234–1,239", "1234-1239", id="commas in thousands"),
        pytest.param("XII–xv", "xii-xv", id="Roman"),
        pytest.param("pp. Ⅻ", "xii", id="a Roman letter of its own"),
        pytest.param("e0193972", "e193972", id="article number"),
        pytest.param("Article No. e12", "e12", id="article number with a word"),
        pytest.param("12a–12c", "12a-12c", id="letters behind"),
        pytest.param("front cover", "front cover", id="words"),
        pytest.param("in press", "", id="not yet"),
        pytest.param("n/a", "", id="no pages"),
        pytest.param("n. pag.", "", id="no pages, in words"),
        pytest.param("–", "", id="a dash"),
        pytest.param("?–19", "", id="an unknown beginning"),
        pytest.param("", "", id="nothing"),
        pytest.param("9" * 5000, "", id="no page has so many digits"),
    ],
)
def test_pages_have_one_form(printed: str, normal: str) -> None:
    assert normal_pages(printed) == normal


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param("pp. 12-19", "12", "same", id="the first page alone"),
        pytest.param("112–119", "112-9", "same", id="shortened"),
        pytest.param("e0193972", "193972", "same", id="article number with and without its letter"),
        pytest.param("12-19", "12-25", "other", id="another last page"),
        pytest.param("12-19", "21-29", "other", id="another range"),
        pytest.param("S12", "12", "other", id="supplement against main part"),
        pytest.param("S12", "S. 12", "other", id="supplement against Seite"),
        pytest.param("S76", "S106", "other", id="supplements of two and three digits"),
        pytest.param("12:1", "121", "other", id="page of an article against page"),
        pytest.param("xii", "12", "other", id="Roman against Arabic"),
        pytest.param("15", "12-9", "within", id="a page of the range"),
        pytest.param("15-17", "12-19", "other", id="a range of the range"),
        pytest.param("12-19", "e0193972", "unknown", id="an article number for pages"),
        pytest.param("e0193972", "e0193973", "other", id="two article numbers"),
        pytest.param("in press", "12", "unknown", id="no page"),
        pytest.param(None, "12", "unknown", id="nothing said"),
    ],
)
def test_pages_are_compared_by_what_they_mean(one: str, other: str, verdict: str) -> None:
    assert compare_pages(one, other) == verdict
    assert compare_pages(other, one) == verdict


@pytest.mark.parametrize(
    ("printed", "article"),
    [
        pytest.param("e0193972", True, id="letter in front"),
        pytest.param("104512", True, id="six digits"),
        pytest.param("Article 12", True, id="a word"),
        pytest.param("12", False, id="a page"),
        pytest.param("S12", False, id="a page of a supplement"),
        pytest.param("10451-10459", False, id="a range"),
    ],
)
def test_article_numbers_are_told_from_pages(printed: str, article: bool) -> None:
    assert [pages.is_article for pages in read_pages(printed)] == [article]


def test_the_form_of_an_article_number_is_no_page() -> None:
    assert is_article_number("e0193972")
    assert not is_article_number("S12")
    assert not is_article_number("12-19")


def test_digits_left_out_are_those_of_the_first_page() -> None:
    assert whole_last("112", "9") == "119"
    assert whole_last("112", "119") == "119"


PIECES = st.sampled_from(
    [
        "pp. ",
        "S. ",
        "S",
        "p",
        "e",
        "12",
        "019",
        "9",
        "-",
        "--",
        "–",
        ", ",
        " ",
        ".",
        ":",
        "xii",
        "f.",
        "ff",
        "（",
        "a",
    ]
)


@given(st.text(max_size=30) | st.lists(PIECES, max_size=9).map("".join))
def test_normalising_twice_is_normalising_once(printed: str) -> None:
    once = normal_pages(printed)
    assert normal_pages(once) == once


@given(st.text(max_size=30) | st.lists(PIECES, max_size=9).map("".join))
def test_pages_agree_with_themselves(printed: str) -> None:
    assert compare_pages(printed, printed) in ("same", "unknown")
    assert first_page(printed) == (str(read_pages(printed)[0].first) if read_pages(printed) else "")


@given(st.integers(1, 9999), st.integers(1, 99))
def test_a_range_keeps_its_ends_in_any_form(first: int, more: int) -> None:
    last = first + more
    for printed in (f"pp. {first}–{last}", f"S. {first:04}--{last:05}", f"{first}-{last} pp."):
        assert normal_pages(printed) == f"{first}-{last}"
