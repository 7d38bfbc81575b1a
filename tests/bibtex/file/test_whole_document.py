from pathlib import Path

import pytest
from hypothesis import given, settings

from litman.bibtex.file.check import check_document
from litman.bibtex.file.whole_document import WholeDocument, read_document
from tests.bibtex.strategies import scraps
from tests.trials import trials

PATH = Path("works.bib")
SAMPLE = b"""% made for the tests
@string{jot = "Journal of " # {Tests}}
@Article{first2001,
  Author = {Ann Alpha and Bo Beta},
  title  = "A {T}itle",
  journal = jot # ", B",
  month = jan,
  title = {another},
  ids = {old1999, older:1990},
}
@book{Second, crossref = {first2001}}
@misc{second, note = 1}
@misc{first2001, note = {a later one}}
"""


@pytest.fixture
def sample() -> WholeDocument:
    return read_document(PATH, SAMPLE)


def test_keys_are_in_file_order_and_given_once(sample: WholeDocument) -> None:
    assert sample.keys() == ["first2001", "Second", "second"]
    assert [entry.key for entry in sample.entries()] == ["first2001", "Second", "second", "first2001"]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        pytest.param("second", "second", id="exact"),
        pytest.param("Second", "Second", id="exact, other case"),
        pytest.param("SECOND", "Second", id="case ignored: the first"),
        pytest.param("third", None, id="absent"),
        pytest.param("", None, id="empty"),
        pytest.param("jot", None, id="a macro is no entry"),
    ],
)
def test_entries_are_found_exactly_then_without_case(
    sample: WholeDocument, key: str, found: str | None
) -> None:
    entry = sample.find(key)
    assert (entry.key if entry else None) == found
    assert (key in sample) is (key == found)


def test_an_absent_entry_is_a_key_error(sample: WholeDocument) -> None:
    with pytest.raises(KeyError):
        sample.entry("third")


def test_values_have_macros_resolved_and_the_first_of_duplicates(sample: WholeDocument) -> None:
    entry = sample.entry("first2001")
    assert entry.type == "article"
    assert entry.values == {
        "author": "Ann Alpha and Bo Beta",
        "title": "A {T}itle",
        "journal": "Journal of Tests, B",
        "month": "jan",
        "ids": "old1999, older:1990",
    }
    assert sample.macros == {"jot": "Journal of Tests"}


def test_fields_give_their_bytes_and_spans(sample: WholeDocument) -> None:
    field = sample.entry("first2001").fields[1]
    assert (field.name, field.raw_value, field.raw) == ("title", b'"A {T}itle"', b'title  = "A {T}itle"')
    assert SAMPLE[slice(*field.name_span)] == b"title"
    assert SAMPLE[slice(*field.value_span)] == field.raw_value
    assert SAMPLE[slice(*field.span)] == field.raw


def test_places_are_those_of_key_and_field(sample: WholeDocument) -> None:
    entry = sample.entry("first2001")
    assert str(entry.place()) == "works.bib:3:10"
    assert str(entry.place("AUTHOR")) == "works.bib:4:3"
    assert str(entry.place("absent")) == "works.bib:3:10"


@pytest.mark.parametrize(
    ("key", "stands_for"),
    [
        pytest.param("second", "second", id="key"),
        pytest.param("FIRST2001", "first2001", id="case"),
        pytest.param("older:1990", "first2001", id="old key"),
        pytest.param("OLD1999", "first2001", id="old key in another case"),
        pytest.param("none", None, id="unknown"),
    ],
)
def test_old_keys_stand_for_their_entry(sample: WholeDocument, key: str, stands_for: str | None) -> None:
    assert sample.resolve(key) == stands_for


def test_latin_1_entries_are_read_beside_utf_8(sample: WholeDocument) -> None:
    data = "@misc{a, note = {é}}\n".encode() + "@misc{b, note = {é}}".encode("latin-1")
    assert [entry.values["note"] for entry in read_document(PATH, data).entries()] == ["é", "é"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_wide_encodings_give_no_entries_and_one_finding(encoding: str) -> None:
    document = read_document(PATH, "@misc{a, note = {x}}".encode(encoding))
    assert list(document.entries()) == []
    assert document.find("a") is None
    assert [finding.code for finding in check_document(document)] == ["BIB008"]


def test_pieces_are_joined_to_the_file() -> None:
    document = WholeDocument(PATH, [b"@misc{a, ", memoryview(b"note = {x}}")])
    assert document.data == b"@misc{a, note = {x}}"


@given(scraps)
@settings(max_examples=trials(200), deadline=None)
def test_any_bytes_can_be_read_and_checked(data: bytes) -> None:
    document = read_document(PATH, data)
    for entry in document.entries():
        assert set(entry.values) == {field.name.lower() for field in entry.fields}
    assert all(finding.place.line >= 1 for finding in check_document(document))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(b"@ Book\n{%}", "", id="a mark of remarks and no more"),
        pytest.param(b"@book{%,\n k1, title={A}}", "k1", id="the key after a remark"),
        pytest.param(b"@book{ % k0,\n k1}", "k1", id="a key in a remark"),
        pytest.param(b"@book{k%1, title={A}}", "k%1", id="the mark inside a key"),
    ],
)
def test_a_list_of_keys_has_the_key_that_the_entry_has(data: bytes, key: str) -> None:
    document = read_document(Path("a.bib"), data)
    assert [entry.key for entry in document.entries()] == [key]
    assert [found for found, _ in document.key_tiles] == [key]
    assert document.keys() == ([key] if key else [])


@given(scraps)
def test_of_any_bytes_the_keys_are_those_of_the_entries(data: bytes) -> None:
    document = read_document(Path("a.bib"), data)
    assert [entry.key for entry in document.entries()] == [found for found, _ in document.key_tiles]
