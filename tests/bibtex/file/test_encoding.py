from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.encoding import Lines, encoding_of, wide_encoding

PATH = Path("a.bib")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(b"abc", "utf-8", id="ASCII"),
        pytest.param("é".encode(), "utf-8", id="UTF-8"),
        pytest.param("é".encode("latin-1"), "cp1252", id="Latin-1, of which Windows-1252 has all letters"),
        pytest.param("„é“ – 5 €".encode("cp1252"), "cp1252", id="Windows-1252"),
        pytest.param(b"\xe9 \x81", "latin-1", id="what Windows-1252 lacks"),
    ],
)
def test_encoding_is_told_from_the_bytes(data: bytes, encoding: str) -> None:
    assert encoding_of(data) == encoding


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("@a{k}".encode("utf-16"), "UTF-16", id="UTF-16 with mark"),
        pytest.param("@a{k}".encode("utf-16-be"), "UTF-16", id="UTF-16 without mark"),
        pytest.param("@a{k}".encode("utf-32"), "UTF-32", id="UTF-32 with mark"),
        pytest.param("@a{k}".encode("utf-32-le"), "UTF-32", id="UTF-32 without mark"),
        pytest.param(b"@a{k}", None, id="ASCII"),
        pytest.param(b"@a{\x00}  some text", None, id="a single zero byte"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_wide_encodings_are_recognised(data: bytes, name: str | None) -> None:
    assert wide_encoding(data) == name


@pytest.mark.parametrize(
    ("data", "offset", "line", "column"),
    [
        pytest.param(b"ab\ncd", 4, 2, 2, id="LF"),
        pytest.param(b"ab\r\ncd", 4, 2, 1, id="CRLF"),
        pytest.param(b"ab\r\ncd", 3, 1, 4, id="between CR and LF"),
        pytest.param(b"ab\rcd\r", 6, 3, 1, id="CR"),
        pytest.param("éé x".encode(), 5, 1, 4, id="code points of UTF-8"),
        pytest.param("éé x".encode("latin-1"), 3, 1, 4, id="code points of Latin-1"),
        pytest.param(b"\xef\xbb\xbf@", 3, 1, 1, id="byte order mark"),
        pytest.param(b"", 0, 1, 1, id="nothing"),
    ],
)
def test_places_are_lines_and_columns(data: bytes, offset: int, line: int, column: int) -> None:
    lines = Lines(PATH, data)
    for _ in range(10):  # counted at first, looked up in a table later
        place = lines.place(offset)
        assert (place.line, place.column) == (line, column)


def test_places_on_one_line_can_be_asked_in_any_order() -> None:
    lines = Lines(PATH, "a é é é x\n".encode())
    assert [lines.place(offset).column for offset in (12, 2, 3, 4, 8, 5, 12, 0)] == [10, 3, 3, 4, 7, 5, 10, 1]


def test_places_are_right_on_more_lines_than_are_remembered() -> None:
    lines = Lines(PATH, "é x\n".encode() * 2_500)
    for _ in range(2):
        assert [lines.place(5 * line + 3).column for line in range(2_500)] == [3] * 2_500


@given(
    st.binary(max_size=400) | st.text("\r\nab\x0b\x0c\x85é", max_size=200).map(str.encode),
    st.integers(0, 400),
)
def test_many_places_and_a_few_are_counted_alike(data: bytes, offset: int) -> None:
    many, offset = Lines(PATH, data), min(offset, len(data))
    for _ in range(10):  # from so many on lines are kept
        many.place(0)
    assert many.place(offset) == Lines(PATH, data).place(offset)
