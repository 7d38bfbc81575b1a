from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.layout import format_entry
from litman.bibtex.file.values import compress
from litman.bibtex.file.whole_document import read_document
from litman.errors import EditRefusedError


def test_a_new_entry_has_a_field_a_line() -> None:
    fields = [("author", "Ann {Alpha}"), ("month", "jan"), ("year", "2001"), ("note", "jan")]
    assert format_entry("article", "k", fields) == (
        "@article{k,\n  author = {Ann {Alpha}},\n  month = jan,\n  year = {2001},\n  note = {jan},\n}\n"
    )


def test_line_ending_and_indent_can_be_chosen() -> None:
    assert (
        format_entry("misc", "k", [("a", "b")], newline="\r\n", indent="\t")
        == "@misc{k,\r\n\ta = {b},\r\n}\r\n"
    )


@pytest.mark.parametrize(
    ("type", "key", "name", "value"),
    [
        pytest.param("a b", "k", "t", "x", id="type with a space"),
        pytest.param("comment", "k", "t", "x", id="type that is no entry"),
        pytest.param("misc", "a,b", "t", "x", id="key with a comma"),
        pytest.param("misc", "", "t", "x", id="empty key"),
        pytest.param("misc", "k", "t=", "x", id="name with ="),
        pytest.param("misc", "k", "1t", "x", id="name that begins with a digit"),
        pytest.param("misc", "k", "t", "x}", id="brace that closes too much"),
        pytest.param("misc", "k", "t", "}, u = {", id="smuggled field"),
    ],
)
def test_what_could_not_be_read_back_is_refused(type: str, key: str, name: str, value: str) -> None:
    with pytest.raises(EditRefusedError):
        format_entry(type, key, [(name, value)])


@given(
    st.dictionaries(
        st.sampled_from(["author", "title", "note"]),
        st.text(st.characters(exclude_characters="{}", codec="utf-8")),
    )
)
def test_a_new_entry_is_read_back_as_given(fields: dict[str, str]) -> None:
    text = format_entry("misc", "k", fields.items())
    document = read_document(Path("a.bib"), text.encode())
    assert document.entry("k").values == {name: compress(value) for name, value in fields.items()}
    assert document.entry("k").parsed.problems == ()
