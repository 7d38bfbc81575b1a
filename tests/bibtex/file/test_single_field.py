"""The value of one field is what the whole entry says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.single_field import value_of_one
from litman.bibtex.file.whole_document import read_document

NAMES = ("keywords", "keyword")
PIECES = [
    b"keywords", b"keyword", b"KeyWords", b"title", b" = ", b"=", b"{", b"}", b",", b'"', b"tea, naps", b"\\", b"#",
    b"\n  ", b"(", b")", b"\xc3\xa4", b"\xe4", b"{a} ", b"keywords = {a,  b},", b"%", b"=======", b"<<<<<<< a\n",
    b"\xe2\x84\xaaeywords = {c},",
]  # fmt: skip


def entries_of(data: bytes) -> list[Entry]:
    return list(read_document(Path("works.bib"), data).entries())


def value_of_all(entry: Entry) -> str:
    return next((entry.values[name] for name in NAMES if name in entry.values), "")


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        pytest.param("title = {T}, keywords = {tea,\n  naps}", "tea, naps", id="plain"),
        pytest.param("Keyword={tea},", "tea", id="the other name"),
        pytest.param("title = {T}", "", id="none"),
        pytest.param("abstract = {x, keywords = {tea}, y}", "", id="within another value"),
        pytest.param('title = "x, keywords = {tea}, y"', "", id="within quotation marks"),
        pytest.param('keywords = "tea"', "tea", id="in quotation marks"),
        pytest.param("keywords = {{Tea} and naps}", "{Tea} and naps", id="braces in it"),
        pytest.param("keywords = tea # naps", "teanaps", id="macros"),
        pytest.param("keyword = {b}, keywords = {a}", "a", id="both"),
        pytest.param("keywords = {a}, keywords = {b}", "a", id="twice"),
        pytest.param("author-keywords = {a}", "", id="end of a longer name"),
        pytest.param("keywords-plus = {a}", "", id="beginning of a longer name"),
        pytest.param("keywords = {a} x = {b}", "a", id="no comma behind it"),
        pytest.param("title = {T}, %, keywords = {a}\\n note = {N}", "", id="behind a remark"),
    ],
)
def test_the_value_of_a_field_is_read_alone(fields: str, value: str) -> None:
    (entry,) = entries_of(f"@article{{moss2020, {fields}}}\n".encode())
    assert value_of_one(entry, *NAMES) == value == value_of_all(entry)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join))
def test_any_entry_says_the_same_when_it_is_read_whole(body: bytes) -> None:
    for entry in entries_of(b"@book{key, " + body + b"}\n"):
        assert value_of_one(entry, *NAMES) == value_of_all(entry)


def test_a_plain_entry_is_not_read_whole() -> None:
    (entry,) = entries_of(b"@article{moss2020, title = {T}, keywords = {tea}}")
    assert value_of_one(entry, *NAMES) == "tea"
    assert "parsed" not in entry.__dict__
