from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.text.printed_pages import join_pages, plain_pages


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        pytest.param("pp. 12–19", "12-19", id="a word and a dash"),
        pytest.param("S. 12 – S. 19", "12-19", id="a word at both ends"),
        pytest.param("S12--S19", "S12-S19", id="a supplement"),
        pytest.param("0012–0019", "0012-0019", id="zeros stay"),
        pytest.param("112-9", "112-9", id="a short end stays"),
        pytest.param("１２－１９", "12-19", id="full-width digits"),
        pytest.param("in press", "in press", id="words"),
        pytest.param(" ", None, id="nothing"),
        pytest.param(None, None, id="no field"),
    ],
)
def test_a_record_keeps_pages_as_printed_without_the_word(printed: str | None, pages: str | None) -> None:
    assert plain_pages(printed) == pages


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [
        pytest.param("p. 12", "p. 19", "12-19", id="words"),
        pytest.param("12", "12", "12", id="one page"),
        pytest.param("12-19", "19", "12-19", id="a range in the first field"),
        pytest.param("12", None, "12", id="no last page"),
        pytest.param(None, "19", "19", id="no first page"),
        pytest.param(None, None, None, id="neither"),
    ],
)
def test_two_fields_give_a_range(first: str | None, last: str | None, pages: str | None) -> None:
    assert join_pages(first, last) == pages


@given(st.text(max_size=20))
def test_plain_pages_stay_as_they_are(printed: str) -> None:
    once = plain_pages(printed)
    assert plain_pages(once) == once
