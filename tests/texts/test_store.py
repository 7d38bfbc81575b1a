"""Texts are kept by the digest of their file, and of a work's texts the one that a person keeps wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.texts import store as store_module
from litman.texts.of_work import text_of_work, texts_of_work
from litman.texts.store import TextStore


@pytest.fixture
def store(tmp_path: Path) -> TextStore:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("Neap tides lengthen sleep.")
    return TextStore(tmp_path)


def test_a_file_is_read_once(store: TextStore, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.text_of(store.root / "files" / "a.txt")
    monkeypatch.setattr(store_module, "read_source", None)  # would fail
    assert store.text_of(store.root / "files" / "a.txt") == first
    (store.root / "files" / "b.txt").write_text("Neap tides lengthen sleep.")  # the same bytes
    assert store.text_of(store.root / "files" / "b.txt") == first
    assert store.room().texts == 1
    assert store.room().size > 26


def test_a_file_that_changed_is_read_anew(store: TextStore) -> None:
    path = store.root / "files" / "a.txt"
    before = store.text_of(path)
    path.write_text("Spring tides shorten it.")
    after = store.text_of(path)
    assert before is not None
    assert after is not None
    assert (after.text.text, after.digest == before.digest) == ("Spring tides shorten it.", False)


def test_a_damaged_text_is_made_anew(store: TextStore) -> None:
    path = store.root / "files" / "a.txt"
    first = store.text_of(path)
    for kept in store.folder.iterdir():
        kept.write_bytes(b"{}")
    assert store.text_of(path) == first


def test_no_text_is_looked_for_where_there_can_be_none(store: TextStore) -> None:
    (store.root / "files" / "a.bib").write_text("@misc{a}")
    assert store.text_of(store.root / "files" / "a.bib") is None
    assert store.text_of(store.root / "files" / "gone.txt") is None
    assert store.room() == (0, 0)


def test_of_a_works_texts_a_persons_wins_and_then_the_file(store: TextStore) -> None:
    given = {"files": ["files/gone.pdf", "files/a.txt"], "abstract": "Tides matter."}
    assert [found.origin for found in texts_of_work(store, "moss", **given)] == ["file", "abstract"]
    (store.root / "sources").mkdir()
    (store.root / "sources" / "moss.txt").write_text("A person's own copy.")
    found = text_of_work(store, "moss", **given)
    assert found is not None
    assert (found.origin, found.is_whole, found.text.text) == ("kept", True, "A person's own copy.")
    abstract = text_of_work(store, "other", abstract="Tides matter.")
    assert abstract is not None
    assert not abstract.is_whole
    assert text_of_work(store, "other") is None


def test_a_file_outside_the_library_is_never_read(store: TextStore) -> None:
    outside = store.root.parent / "outside.txt"
    outside.write_text("A secret.")
    assert text_of_work(store, "moss", files=["../outside.txt", str(outside)]) is None
