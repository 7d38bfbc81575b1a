"""A bibliography outside of the library's folder: changed, recovered and undone as one inside, and nothing else is."""

from __future__ import annotations

import re
import threading
from contextvars import Context
from pathlib import Path

import pytest

from litman.errors import DamagedLogError, LeadsOutError, LockedError, UndoRefusedError
from litman.files import digest_of
from litman.library.storage import transaction
from litman.library.storage.outside import outside_bibliography
from litman.library.storage.transaction import FileChange, apply_changes, has_pending, locked, put_right
from litman.library.storage.undo import carry_out, plan_return

BEFORE = b"@book{a, year = 2019}\n"
AFTER = b"@book{a, year = 2020}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_library(tmp_path / "library", "../thesis.bib")


@pytest.fixture
def thesis(tmp_path: Path) -> Path:
    path = tmp_path / "thesis.bib"
    path.write_bytes(BEFORE)
    return path


def make_library(root: Path, bibliography: str) -> Path:
    root.mkdir()
    (root / "litman.toml").write_text(f"bibliography = {bibliography!r}\n")
    return root


def change(root: Path, path: Path, *, new: bytes = AFTER, timeout_s: float = 5) -> None:
    def run() -> None:
        with locked(root, timeout_s=timeout_s, notify=lambda message: None):
            apply_changes(root, [FileChange(path, digest_of(path.read_bytes()), new)])

    Context().run(run)  # by itself: what one command changes is undone together


@pytest.mark.parametrize(
    ("named", "outside"),
    [
        pytest.param("../thesis.bib", "../thesis.bib", id="beside the library"),
        pytest.param("/shared/refs.bib", "/shared/refs.bib", id="a whole path"),
        pytest.param("refs.bib", None, id="in the library"),
        pytest.param("sub/refs.bib", None, id="in a folder of it"),
        pytest.param("../notes.txt", None, id="outside, and no bibliography"),
    ],
)
def test_only_a_bibliography_that_the_settings_name_is_outside(
    tmp_path: Path, named: str, outside: str | None
) -> None:
    found = outside_bibliography(make_library(tmp_path / "library", named))
    assert found == (Path(outside) if outside else None)


@pytest.mark.parametrize("is_whole", [False, True], ids=["by ..", "by a whole path"])
def test_a_change_outside_is_undone_and_done_again(tmp_path: Path, thesis: Path, is_whole: bool) -> None:
    root = make_library(tmp_path / "library", str(thesis) if is_whole else "../thesis.bib")
    change(root, root / ".." / "thesis.bib")
    assert thesis.read_bytes() == AFTER
    for is_redo, expected in ((False, BEFORE), (True, AFTER)):
        with locked(root, timeout_s=1, notify=lambda message: None):
            carry_out(root, plan_return(root, is_redo=is_redo))
        assert thesis.read_bytes() == expected


def test_a_change_outside_that_a_crash_interrupted_is_finished(
    root: Path, thesis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "_put_in_place", crash)
        with pytest.raises(MemoryError):
            change(root, thesis)
    assert thesis.read_bytes() == BEFORE
    assert has_pending(root)
    finished = put_right(root, timeout_s=1, notify=lambda message: None).finished
    assert [path.resolve() for path in finished] == [thesis.resolve()]
    assert thesis.read_bytes() == AFTER
    assert sorted(path.name for path in root.parent.iterdir()) == ["library", "thesis.bib"]


def test_a_journal_reaches_nothing_outside_that_the_settings_do_not_name(root: Path, thesis: Path) -> None:
    change(root, thesis)
    (root / "litman.toml").write_text("bibliography = 'refs.bib'\n")
    with pytest.raises(DamagedLogError):
        plan_return(root)
    assert thesis.read_bytes() == AFTER


def test_another_library_that_writes_the_same_bibliography_is_waited_for(
    tmp_path: Path, root: Path, thesis: Path
) -> None:
    other = make_library(tmp_path / "other", "../thesis.bib")
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(other, timeout_s=1, notify=lambda message: None):
            held.set()
            done.wait(120)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(120)
    try:
        with pytest.raises(LockedError):
            change(root, thesis, timeout_s=0.1)
        assert thesis.read_bytes() == BEFORE
    finally:
        done.set()
        thread.join()
    change(root, thesis)
    assert thesis.read_bytes() == AFTER


def test_what_was_written_is_what_is_locked_next(tmp_path: Path, root: Path, thesis: Path) -> None:
    # A change puts a new file in the place of the one that was locked.
    other = make_library(tmp_path / "other", "../thesis.bib")
    with locked(root, timeout_s=1, notify=lambda message: None):
        apply_changes(root, [FileChange(thesis, digest_of(BEFORE), AFTER)])
    change(other, thesis)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "other", "thesis.bib"]


def test_undo_of_a_bibliography_behind_a_link_says_how_it_is_named(tmp_path: Path, thesis: Path) -> None:
    root = make_library(tmp_path / "library", "references.bib")
    (root / "references.bib").symlink_to("../thesis.bib")
    change(root, root / "references.bib")
    assert thesis.read_bytes() == AFTER
    said = re.escape('name the file itself in litman.toml: bibliography = "../thesis.bib"')
    with pytest.raises(UndoRefusedError, match=said):
        plan_return(root)
    (root / "litman.toml").write_text("bibliography = '../thesis.bib'\n")
    change(root, root / "../thesis.bib", new=BEFORE)
    carry_out(root, plan_return(root))
    assert thesis.read_bytes() == AFTER


@pytest.mark.parametrize("is_folder", [False, True], ids=["a link", "a link to the folder"])
@pytest.mark.parametrize("name", ["claims/tea.toml", "registry.jsonl", "statements.toml", "sources/tea.txt"])
def test_no_other_file_is_written_through_a_link_out_of_the_library(
    tmp_path: Path, name: str, is_folder: bool
) -> None:
    root = make_library(tmp_path / "library", "references.bib")
    path, elsewhere = root / name, tmp_path / "elsewhere" / Path(name).name
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(BEFORE)
    if is_folder and path.parent != root:
        path.parent.symlink_to(elsewhere.parent)
    else:
        path.parent.mkdir(exist_ok=True)
        path.symlink_to(elsewhere)
    with pytest.raises(LeadsOutError, match=re.escape(str(elsewhere))):
        change(root, path)
    assert [file.read_bytes() for file in elsewhere.parent.iterdir()] == [BEFORE]
    assert not has_pending(root)


def test_a_library_behind_a_link_and_links_within_it_are_written(tmp_path: Path) -> None:
    make_library(tmp_path / "real", "references.bib")
    root = tmp_path / "library"
    root.symlink_to("real")
    (root / "all").mkdir()
    (root / "all" / "tea.toml").write_bytes(BEFORE)
    (root / "claims").symlink_to("all")
    change(root, root / "claims" / "tea.toml")
    assert (tmp_path / "real" / "all" / "tea.toml").read_bytes() == AFTER


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "posts" / "tea.md"
    path.parent.mkdir()
    path.write_bytes(BEFORE)
    return path


def test_a_changed_post_is_undone_and_done_again(root: Path, post: Path) -> None:
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    change(root, post)
    for is_redo, expected in ((False, BEFORE), (True, AFTER)):
        with locked(root, timeout_s=1, notify=lambda message: None):
            carry_out(root, plan_return(root, is_redo=is_redo))
        assert post.read_bytes() == expected


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        pytest.param("", "tea.md", id="no folder of posts"),
        pytest.param('posts = ["../posts"]', "tea.sh", id="no typed text"),
        pytest.param('posts = ["../others"]', "tea.md", id="another folder"),
    ],
)
def test_what_is_no_post_is_not_undone(root: Path, post: Path, settings: str, name: str) -> None:
    path = post.rename(post.with_name(name))
    (root / "litman.toml").write_text(settings + "\n")
    change(root, path)
    with pytest.raises(UndoRefusedError, match="outside"):
        plan_return(root)


def test_a_link_among_the_posts_is_no_post_of_ours(root: Path, post: Path, thesis: Path) -> None:
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    diary = thesis.rename(thesis.with_name("diary.md"))
    post.unlink()
    post.symlink_to("../diary.md")
    change(root, post)
    with pytest.raises(UndoRefusedError, match="outside"):
        plan_return(root)
    assert diary.read_bytes() == AFTER


def test_undo_neither_makes_nor_removes_a_post(root: Path, post: Path) -> None:
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    post.unlink()

    def make() -> None:
        with locked(root, timeout_s=1, notify=lambda message: None):
            apply_changes(root, [FileChange(post, None, AFTER)])

    Context().run(make)
    with pytest.raises(UndoRefusedError, match="outside"):
        plan_return(root)
    assert post.read_bytes() == AFTER
