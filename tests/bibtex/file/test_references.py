from pathlib import Path

import pytest

from litman.bibtex.file.references import REFERENCES, aliases_of, read_aliases, reference_splices
from litman.bibtex.file.whole_document import WholeDocument, read_document


def document(data: bytes) -> WholeDocument:
    return read_document(Path("works.bib"), data)


def splices(source: WholeDocument) -> list[tuple[int, int, bytes]]:
    naming = source.entries_holding(b"old", REFERENCES)
    return list(reference_splices(naming, source.entry("old"), "new", find=source.find))


@pytest.mark.parametrize(
    ("field", "after"),
    [
        pytest.param("crossref = {old}", "crossref = {new}", id="crossref"),
        pytest.param("XREF = {OLD}", "XREF = {new}", id="another case"),
        pytest.param('related = "a, old , b"', 'related = "a, new , b"', id="in a list"),
        pytest.param("xdata = {old,old2}", "xdata = {new,old2}", id="beside a longer key"),
        pytest.param("entryset = {x} # {old}", "entryset = {x} # {old}", id="joined: left alone"),
        pytest.param("note = {old}", "note = {old}", id="another field"),
        pytest.param("ids = {old}", "ids = {old}", id="aliases"),
    ],
)
def test_fields_that_name_an_entry_are_found(field: str, after: str) -> None:
    source = document(b"@a{old}\n@b{x, " + field.encode() + b"}")
    data = source.data
    for start, end, text in reversed(splices(source)):
        data = data[:start] + text + data[end:]
    assert data == b"@a{old}\n@b{x, " + after.encode() + b"}"


def test_a_key_that_another_entry_has_exactly_is_not_ours() -> None:
    source = document(b"@a{old}\n@a{OLD}\n@b{x, crossref = {OLD}}")
    assert splices(source) == []


def test_aliases_are_read_in_their_spelling_and_in_lower_case() -> None:
    source = document(b"@a{k, IDS = {One, two ,, k, l}}\n@b{l, ids = {one2, two}}")
    assert read_aliases(source.entries(), is_key=lambda key: source.find(key) is not None) == {
        "One": "k",
        "one": "k",
        "two": "k",
        "one2": "l",
    }
    assert aliases_of(source.entry("k")) == ("One", "two", "k", "l")
    assert aliases_of(document(b"@a{k}").entry("k")) == ()
