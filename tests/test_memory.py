from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import litman.memory
from litman.actions.check.memory import CheckMemory
from litman.export.styles.cited import CiteMemory
from litman.index.schema import index_version
from litman.memory import STATE_FOLDER, Memory, make_state_folder, program_stamp
from litman.sources.http.cache import AnswerCache, KeptAnswer

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PACKAGE = {
    "__init__.py": "",
    "edtf.py": "one",
    "export/styles/outputs/text.py": "two",
    "posts/references/lines.crfsuite": "three",
    "library/comparison/names.py": "four",
}


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "state" / "things.json", "things 1", root=tmp_path)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A litman of a few files."""
    folder = tmp_path / "litman"
    for name, text in PACKAGE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(litman.memory, "_PACKAGE", folder)
    return folder


def fresh_mark() -> str:
    """The mark as another process would see it."""
    return program_stamp.__wrapped__()


def test_what_is_kept_comes_back(memory: Memory) -> None:
    assert memory.read() is None
    for data in (b"", b"\n", b"two\nlines", bytes(range(256))):
        memory.write(data, made_from="a post\ud800")
        assert memory.read(made_from="a post\ud800") == data
    memory.write_json({"é": [1, None]})
    assert memory.read_json() == {"é": [1, None]}
    assert [path.name for path in memory.path.parent.iterdir()] == ["things.json"]


def test_what_was_made_from_something_else_or_is_of_another_kind_is_not_recalled(memory: Memory) -> None:
    memory.write(b"kept", made_from="one")
    assert memory.read(made_from="two") is None
    assert memory.read() is None
    assert Memory(memory.path, "things 2").read(made_from="one") is None
    assert Memory(memory.path, "things 1").read(made_from="one") == b"kept"


def test_a_file_that_is_damaged_anywhere_is_as_good_as_none(memory: Memory) -> None:
    memory.write(b'{"a": 1}\n{"b": 2}')
    whole = memory.path.read_bytes()
    for at in range(len(whole)):
        memory.path.write_bytes(whole[:at])
        assert memory.read() is None
        memory.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert memory.read() is None
    memory.path.write_bytes(whole + b"\n")
    assert memory.read() is None
    memory.write(b"no JSON")
    assert memory.read_json() is None


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file is in the way")
    memory = Memory(tmp_path / "state" / "things", "things 1", root=tmp_path)
    memory.write(b"kept")
    assert memory.read() is None


def test_a_folder_that_somebody_removed_is_not_made_anew(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    Memory(gone / STATE_FOLDER / "things", "things 1", root=gone).write(b"kept")
    assert not gone.exists()


def edited(path: Path) -> None:
    path.write_text("five!")


def newly_dated(path: Path) -> None:
    os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in PACKAGE])
@pytest.mark.parametrize("change", [edited, newly_dated, Path.unlink])
def test_a_change_of_any_file_makes_another_litman(
    package: Path, name: str, change: Callable[[Path], None]
) -> None:
    before = fresh_mark()
    assert fresh_mark() == before
    change(package / name)
    assert fresh_mark() != before


def test_a_new_or_moved_file_makes_another_litman_and_compiled_ones_do_not(package: Path) -> None:
    marks = [fresh_mark()]
    (package / "library" / "new.py").write_text("")
    marks.append(fresh_mark())
    (package / "library" / "new.py").rename(package / "export" / "new.py")
    marks.append(fresh_mark())
    assert len(set(marks)) == 3
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "edtf.pyc").write_text("")
    assert fresh_mark() == marks[-1]


def test_a_litman_that_lies_in_no_folder_trusts_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(litman.memory, "_PACKAGE", tmp_path / "litman.zip" / "litman")
    assert fresh_mark() != fresh_mark()


def test_what_another_litman_remembered_is_not_recalled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "00ff"
    checks = CheckMemory(tmp_path)
    checks.remember("post", "mark", [1])
    checks.save()
    CiteMemory(tmp_path).put(key, "Moss (2019)")
    assert CheckMemory(tmp_path).recall("post", "mark") == [1]
    assert CiteMemory(tmp_path).get(key) == "Moss (2019)"
    monkeypatch.setattr(litman.memory, "program_stamp", lambda: "another")
    assert CheckMemory(tmp_path).recall("post", "mark") is None
    assert CiteMemory(tmp_path).get(key) is None


def test_what_a_service_said_outlives_the_litman_that_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = KeptAnswer(200, {}, b"tea", "https://example.org/", NOW)
    cache = AnswerCache(tmp_path, max_age_days=30)
    cache.put(answer.url, "", answer)
    monkeypatch.setattr(litman.memory, "program_stamp", lambda: "another")
    assert cache.get(answer.url, "", now=NOW) == answer


def test_the_header_of_an_index_names_the_litman_that_filled_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = index_version()
    monkeypatch.setattr("litman.index.schema.program_stamp", lambda: "another")
    assert index_version() != before
    assert sqlite3.connect(":memory:").execute(f"PRAGMA user_version = {before}").fetchone() is None


def test_git_ignores_the_folder_that_litman_keeps_for_itself_whoever_made_it(tmp_path: Path) -> None:
    folder = tmp_path / STATE_FOLDER
    for path in (folder / "scans.json", folder / "cite" / "ab"):
        Memory(path, "kept 1").write(b"x")
        assert (folder / ".gitignore").read_text().splitlines()[-1] == "*"
        shutil.rmtree(folder)
    own = make_state_folder(tmp_path) / ".gitignore"
    own.write_text("a person's own\n")
    make_state_folder(tmp_path)
    assert own.read_text() == "a person's own\n"


def test_an_installed_litman_is_told_by_the_record_of_its_installer(package: Path) -> None:
    before = fresh_mark()
    record = package.parent / "litman-1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("litman/__init__.py,,\n")
    installed = fresh_mark()
    record.write_text("litman/__init__.py,,\nlitman/more.py,,\n")
    assert len({before, installed, fresh_mark()}) == 3
