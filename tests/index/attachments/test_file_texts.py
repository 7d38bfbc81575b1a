"""The texts of attached files follow the files, each read once."""

import os
from pathlib import Path

import pytest

from litman.index.attachments import file_texts
from litman.index.attachments.file_texts import refresh_file_texts
from litman.index.bibliography.refresh import refresh_bibliography
from litman.index.store import Index
from tests.index.indexing import new_index, write


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.setattr(file_texts, "can_read", lambda path: True)
    (tmp_path / "files").mkdir()
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / "files" / name).write_bytes(name.encode())
    write(
        tmp_path / "references.bib",
        b"@misc{a, file = {files/a.pdf}}\n@misc{b, file = {:files/b.pdf:PDF;../out.pdf;files/none.pdf}}\n",
    )
    made = new_index()
    refresh_bibliography(made, tmp_path / "references.bib")
    return made


def _found(index: Index, word: str) -> list[str]:
    rows = index.connection.execute(
        "SELECT t.path FROM file_words f JOIN file_text t ON t.id = f.rowid WHERE file_words MATCH ?", (word,)
    )
    return [path for (path,) in rows]


def _read(path: Path) -> str:
    return f"text of {path.stem} {path.read_text()}"


def test_each_file_is_read_once_and_again_when_it_changes(index: Index, tmp_path: Path) -> None:
    assert refresh_file_texts(index, tmp_path, read=_read) == 2
    assert refresh_file_texts(index, tmp_path, read=_read) == 0
    assert _found(index, "text") == ["files/a.pdf", "files/b.pdf"]
    changed = tmp_path / "files" / "a.pdf"
    changed.write_text("otherwise")
    os.utime(changed, ns=(1, 1))
    assert refresh_file_texts(index, tmp_path, read=_read) == 1
    assert _found(index, "otherwise") == ["files/a.pdf"]
    assert _found(index, "pdf") == ["files/b.pdf"]


def test_a_file_that_is_gone_is_forgotten(index: Index, tmp_path: Path) -> None:
    refresh_file_texts(index, tmp_path, read=_read)
    (tmp_path / "files" / "b.pdf").unlink()
    assert refresh_file_texts(index, tmp_path, read=_read) == 0
    assert _found(index, "text") == ["files/a.pdf"]


def test_a_file_without_text_is_not_tried_again(index: Index, tmp_path: Path) -> None:
    assert refresh_file_texts(index, tmp_path, read=lambda path: "") == 2
    assert refresh_file_texts(index, tmp_path, read=_read) == 0


def test_an_interrupted_run_keeps_what_it_read(index: Index, tmp_path: Path) -> None:
    def read(path: Path) -> str:
        if path.stem == "b":
            raise KeyboardInterrupt
        return "first"

    with pytest.raises(KeyboardInterrupt):
        refresh_file_texts(index, tmp_path, read=read)
    assert refresh_file_texts(index, tmp_path, read=_read) == 1


def test_a_file_outside_the_library_is_never_read(index: Index, tmp_path: Path) -> None:
    (tmp_path.parent / "out.pdf").write_bytes(b"secret")
    read: list[str] = []
    refresh_file_texts(index, tmp_path, read=lambda path: read.append(path.name) or "")
    assert read == ["a.pdf", "b.pdf"]


def test_without_pypdf_nothing_is_read(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_texts, "can_read", lambda path: False)
    assert refresh_file_texts(index, tmp_path, read=_read) == 0
    assert _found(index, "text") == []


def test_texts_of_other_kinds_are_read_too(index: Index, tmp_path: Path) -> None:
    (tmp_path / "files" / "a.html").write_text("<p>Sleep is longer at neap tide.</p>")
    bib = b"@misc{a, file = {files/a.html}}\n"
    write(tmp_path / "references.bib", bib)
    refresh_bibliography(index, tmp_path / "references.bib")
    refresh_file_texts(index, tmp_path)
    assert _found(index, "neap") == ["files/a.html"]


def test_a_text_that_a_person_keeps_counts_for_its_work(index: Index, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for name in ("A.txt", "nobody.txt"):
        (tmp_path / "sources" / name).write_text("Neap tides lengthen sleep.")
    refresh_file_texts(index, tmp_path, read=_read)
    sql = "SELECT e.key FROM attachment a JOIN entry e ON e.id = a.entry WHERE a.path = 'sources/A.txt'"
    assert index.connection.execute(sql).fetchall() == [("a",)]
    assert _found(index, "lengthen") == ["sources/A.txt"]
    assert refresh_file_texts(index, tmp_path, read=_read) == 0
    (tmp_path / "sources" / "A.txt").unlink()
    refresh_file_texts(index, tmp_path, read=_read)
    assert index.connection.execute(sql).fetchall() == []
    assert _found(index, "lengthen") == []


def test_small_files_do_not_wait_for_the_disk_one_by_one(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_texts, "_HELD_S", float("inf"))
    said: list[str] = []
    index.connection.set_trace_callback(said.append)
    assert refresh_file_texts(index, tmp_path, read=_read) == 2
    assert said.count("COMMIT") == 1


def test_a_word_that_a_line_end_parts_is_found_whole(index: Index, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("Neap tides length-\n en sleep from 5-\n7 hours.")
    refresh_file_texts(index, tmp_path)
    assert _found(index, "lengthen") == ["sources/a.txt"]
    assert _found(index, '"5 7"') == ["sources/a.txt"]


def test_the_index_keeps_words_and_no_texts(index: Index, tmp_path: Path) -> None:
    refresh_file_texts(index, tmp_path, read=_read)
    assert index.connection.execute("SELECT DISTINCT text FROM file_words").fetchall() == [(None,)]
