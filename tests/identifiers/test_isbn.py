from __future__ import annotations

import pytest

from litman.identifiers.isbn import find_isbns, isbn13, parse_isbn


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        pytest.param("978-0-306-40615-7", "9780306406157", id="thirteen digits"),
        pytest.param("ISBN 0-306-40615-2", "0306406152", id="ten digits"),
        pytest.param("ISBN: 0 8044 2957 x.", "080442957X", id="X as check digit"),
        pytest.param("978-0-306-40615-8", None, id="a wrong check digit"),
        pytest.param("12345", None, id="too short"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_isbn_is_read(text: str, isbn: str | None) -> None:
    assert parse_isbn(text) == isbn


def test_a_phone_number_is_no_isbn_but_a_named_one_is_found() -> None:
    text = "Call 0306406152 now. ISBN-13: 978–0–306–40615–7, 210 p."
    assert [(found.isbn, text[found.start : found.end]) for found in find_isbns(text)] == [
        ("9780306406157", "978–0–306–40615–7")
    ]


def test_ten_digits_become_thirteen() -> None:
    assert isbn13("0306406152") == "9780306406157"
    assert isbn13("9780306406157") == "9780306406157"
    assert parse_isbn(isbn13("155404295X")) == "9781554042951"
