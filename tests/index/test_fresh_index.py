from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from litman.errors import FileReadError
from litman.index import store
from litman.index.freshness import Progresses, Sources
from litman.index.library_index import LibraryIndex
from litman.index.store import Index

QUIET = Progresses(*[lambda done, total: None] * 3)


def sources(root: Path) -> Sources:
    return Sources(root, root / "references.bib", root / "claims", root / "registry.jsonl")


def keys(root: Path, notify: Callable[[str], None] = print) -> list[str]:
    def question(index: Index) -> list[str]:
        assert index.connection.in_transaction
        return [key for (key,) in index.connection.execute("SELECT key FROM entry ORDER BY id")]

    index = LibraryIndex(
        sources(root), {"XDG_CACHE_HOME": str(root / "cache")}, notify=notify, progress=QUIET
    )
    return index.ask(question)


def test_a_changed_bibliography_is_read_before_the_question(tmp_path: Path) -> None:
    assert keys(tmp_path) == []
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {A}}\n")
    assert keys(tmp_path) == ["a"]
    path.write_text("@misc{b, title = {B}}\n")
    assert keys(tmp_path) == ["b"]
    path.unlink()
    assert keys(tmp_path) == []


def test_an_index_of_which_a_table_is_broken_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@misc{a, title = {A}}\n")
    assert keys(tmp_path) == ["a"]
    path = tmp_path / ".litman" / "index.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    assert keys(tmp_path) == ["a"]
    assert path.read_bytes()[8192:] != data[8192:]


def test_an_index_that_another_program_holds_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "references.bib").write_text("@misc{a, title = {A}}\n")
    assert keys(tmp_path) == ["a"]
    assert store._BUSY_S <= 1  # in silence
    monkeypatch.setattr(store, "_BUSY_S", 0.01)
    monkeypatch.setattr(store, "_HELD_MS", 50)
    path = tmp_path / ".litman" / "index.sqlite"
    before = path.stat()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with patch.object(store, "wait_longer", wraps=store.wait_longer) as waits:
        told: list[tuple[str, int]] = []
        assert keys(tmp_path, notify=lambda said: told.append((said, waits.call_count))) == ["a"]
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    holder.close()
    assert [(f"holds the index ({path})" in said, waited) for said, waited in told] == [(True, 0)]
    assert waits.call_count == 1


def test_a_failing_question_does_not_hide_behind_the_index(tmp_path: Path) -> None:
    def question(index: Index) -> None:
        raise FileReadError(tmp_path, OSError(5, "Input/output error"))

    with pytest.raises(FileReadError):
        LibraryIndex(sources(tmp_path), {}, notify=print, progress=QUIET).ask(question)
