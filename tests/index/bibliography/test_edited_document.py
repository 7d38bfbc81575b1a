"""Edits of a bibliography that is read through the index make the bytes that edits of the whole file make."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.bibtex.file.edit import rename_entry, set_field, unset_field
from litman.bibtex.file.edit_entries import add_entries
from litman.bibtex.file.remove_entries import remove_entry
from litman.bibtex.file.splices import Splice, compose_splices, splice_data
from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import EditRefusedError
from tests.index.bibliography.test_document import files
from tests.index.indexing import assert_same_answers, assert_same_entry, indexed, small_chunks
from tests.trials import trials

Edit = Callable[[WholeDocument], WholeDocument]
_KEYS = st.sampled_from(["k1", "K1", "p", "k3", "k2", "o", "k6", "k7", "key", "no"])
_FIELDS = st.sampled_from(["title", "ids", "note", "crossref", "x"])
_VALUES = st.sampled_from(["New {T}itle", "a", "two\nlines", "{", "", "o, K9", "Zo\xeb"])


def _setting(key: str, name: str, value: str) -> Edit:
    return lambda document: set_field(document, key, name, value)


def _taking_out(key: str, name: str) -> Edit:
    return lambda document: unset_field(document, key, name)


def _adding(key: str, value: str) -> Edit:
    return lambda document: add_entries(document, [f"@misc{{{key},\n  title = {{{value}}},\n}}"])


def _removing(key: str) -> Edit:
    return lambda document: remove_entry(document, key)


def _renaming(key: str, new: str) -> Edit:
    return lambda document: rename_entry(document, key, new)


_INSIDE = st.builds(_setting, _KEYS, _FIELDS, _VALUES) | st.builds(_taking_out, _KEYS, _FIELDS)
_EDITS = (
    _INSIDE
    | st.builds(_adding, st.sampled_from(["new", "newer", "k1"]), _VALUES)
    | st.builds(_removing, _KEYS)
    | st.builds(_renaming, _KEYS, st.sampled_from(["k9", "p"]))
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library") / "references.bib"


@given(files, st.lists(_EDITS, min_size=1, max_size=4))
@settings(max_examples=trials(150), deadline=None)
def test_an_edit_makes_the_same_bytes_or_is_refused_alike(path: Path, data: bytes, edits: list[Edit]) -> None:
    with small_chunks():
        known: WholeDocument = indexed(path, data)
        plain = WholeDocument(path, data)
        for edit in edits:
            known, refused = _done(edit, known)
            plain, refused_too = _done(edit, plain)
            assert refused == refused_too
            for key in ("k1", "K1", "k3", "k7", "new", "o"):
                one, other = known.find(key), plain.find(key)
                assert (one is None) == (other is None)
                if one is not None:
                    assert_same_entry(one, other)
            splices = known.byte_splices()
            if splices is not None:
                moved = [Splice(start, start + len(old), new) for start, old, new in splices]
                assert b"".join(splice_data(data, moved)) == plain.data
                assert all(data[start : start + len(old)] == old for start, old, _ in splices)
        assert known.data == plain.data
        assert_same_answers(known, plain)


def _done(edit: Edit, document: WholeDocument) -> tuple[WholeDocument, str]:
    try:
        return edit(document), ""
    except EditRefusedError as exc:
        return document, str(exc)


def test_an_edit_reads_the_bytes_of_its_entry_and_no_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"".join(b"@misc{k%d,\n  title = {T},\n}\n\n" % number for number in range(200))
    with small_chunks(300, 900):
        known = indexed(path, data)
        monkeypatch.setattr(type(known.file), "data", property(_refuse))
        edited = set_field(set_field(known, "k100", "year", "1999"), "K99", "title", "U")
        edited = set_field(edited, "k100", "title", "V")
        entry = edited.find("k100")
        assert entry is not None
        assert entry.values == {"title": "V", "year": "1999"}
        assert len(edited.byte_splices() or ()) == 3
        assert len(add_entries(known, ["@misc{new, title = {N}}"]).byte_splices() or ()) == 1
        assert len(remove_entry(known, "k7").byte_splices() or ()) == 1


def _refuse(file: object) -> bytes:
    raise AssertionError("the whole file is read")


_texts = st.lists(st.sampled_from([b"", b"x", b"yz", b"uvw"]), min_size=3, max_size=3)


@st.composite
def _splices(draw: st.DrawFn, size: int) -> list[Splice]:
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    texts = draw(_texts)
    return [Splice(pair[0], pair[1], text) for pair, text in zip(pairs, texts, strict=False)]


@given(st.data())
@settings(max_examples=trials(200), deadline=None)
def test_splices_after_splices_are_splices(data: st.DataObject) -> None:
    old = b"0123456789abcdef"
    first = data.draw(_splices(len(old)))
    middle = b"".join(splice_data(old, first))
    second = data.draw(_splices(len(middle)))
    new = b"".join(splice_data(middle, second))
    assert b"".join(splice_data(old, compose_splices(first, second))) == new
