import json
import os
import stat
import threading
from pathlib import Path

import pytest

from litman.errors import FileChangedError, FileWriteError, LockedError
from litman.files import digest_of, stage_file
from litman.library import transaction
from litman.library.transaction import FileChange, apply_changes, has_pending, locked


def quiet(message: str) -> None:
    pass


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".litman").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "claims" / "b").write_bytes(b"old b")
    return tmp_path


def changes(root: Path) -> list[FileChange]:
    return [
        FileChange(root / "a", digest_of(b"old a"), b"new a"),
        FileChange(root / "claims" / "b", digest_of(b"old b"), b"new b"),
    ]


def contents(root: Path) -> tuple[bytes, bytes]:
    return (root / "a").read_bytes(), (root / "claims" / "b").read_bytes()


def leftovers(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if ".litman-" in path.name or path.name == "pending.json"]


def test_all_files_of_a_change_are_written(root: Path) -> None:
    apply_changes(root, changes(root))
    assert contents(root) == (b"new a", b"new b")
    assert leftovers(root) == []


def test_nothing_is_written_when_one_file_was_changed_by_somebody_else(root: Path) -> None:
    (root / "claims" / "b").write_bytes(b"an editor was here")
    with pytest.raises(FileChangedError, match="changed by another program"):
        apply_changes(root, changes(root))
    assert contents(root) == (b"old a", b"an editor was here")
    assert leftovers(root) == []


def test_a_file_that_appeared_meanwhile_is_not_overwritten(root: Path) -> None:
    with pytest.raises(FileChangedError):
        apply_changes(root, [FileChange(root / "a", None, b"new a")])
    assert (root / "a").read_bytes() == b"old a"


def test_a_read_only_file_is_refused_whoever_asks(root: Path) -> None:
    (root / "a").chmod(0o444)
    with pytest.raises(FileWriteError, match="read-only"):
        apply_changes(root, changes(root))
    assert contents(root) == (b"old a", b"old b")
    assert leftovers(root) == []


def test_mode_and_symbolic_link_are_kept(root: Path) -> None:
    (root / "a").chmod(0o640)
    link = root / "link"
    link.symlink_to("a")
    apply_changes(root, [FileChange(link, digest_of(b"old a"), b"new a")])
    assert link.is_symlink()
    assert (root / "a").read_bytes() == b"new a"
    assert stat.S_IMODE((root / "a").stat().st_mode) == 0o640


def test_a_full_disk_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileWriteError, match="No space left on device; the file is as it was"):
        apply_changes(root, changes(root))
    assert contents(root) == (b"old a", b"old b")
    assert leftovers(root) == []


def interrupted(root: Path, *, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apply the changes and die before replacement number `after`."""
    done = 0
    swap_in = transaction.swap_in

    def dying(staged: object) -> None:
        nonlocal done
        done += 1
        if done > after:
            raise SystemError("killed")
        swap_in(staged)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(transaction, "swap_in", dying)
        patch.setattr(transaction, "discard_file", lambda path: None)  # the dead clean nothing up
        with pytest.raises(SystemError):
            apply_changes(root, changes(root))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(0, (b"old a", b"old b"), id="before the journal: taken back"),
        pytest.param(1, (b"new a", b"new b"), id="after the journal: finished"),
        pytest.param(2, (b"new a", b"new b"), id="between two files: finished"),
    ],
)
def test_the_next_command_puts_an_interrupted_change_right(
    root: Path, monkeypatch: pytest.MonkeyPatch, after: int, expected: tuple[bytes, bytes]
) -> None:
    interrupted(root, after=after, monkeypatch=monkeypatch)
    assert has_pending(root) == (after > 0)
    with locked(root, timeout_s=1, notify=quiet) as recovery:
        assert len(recovery.finished) == {0: 0, 1: 2, 2: 1}[after]
    assert contents(root) == expected
    assert leftovers(root) == []


def test_recovery_does_not_overwrite_what_somebody_wrote_since(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(root, after=1, monkeypatch=monkeypatch)
    (root / "a").write_bytes(b"an editor was here")
    with locked(root, timeout_s=1, notify=quiet) as recovery:
        assert recovery.left_alone == (root / "a",)
        assert recovery.finished == (root / "claims" / "b",)
    assert contents(root) == (b"an editor was here", b"new b")


def test_a_broken_journal_is_dropped(root: Path) -> None:
    (root / ".litman" / "pending.json").write_text("{")
    with locked(root, timeout_s=1, notify=quiet):
        pass
    assert contents(root) == (b"old a", b"old b")
    assert not has_pending(root)


def test_files_staged_by_a_dead_process_are_swept(root: Path) -> None:
    stage_file(root / "a", b"never finished")
    with locked(root, timeout_s=1, notify=quiet):
        pass
    assert leftovers(root) == []


def test_a_held_lock_is_waited_for_and_then_named(root: Path) -> None:
    told: list[str] = []
    held, leave = threading.Event(), threading.Event()

    def holder() -> None:
        with locked(root, timeout_s=1, notify=quiet):
            held.set()
            leave.wait(10)

    thread = threading.Thread(target=holder)
    thread.start()
    held.wait(10)
    try:
        with (
            pytest.raises(LockedError, match="another litman"),
            locked(root, timeout_s=0.1, notify=told.append),
        ):
            pass
    finally:
        leave.set()
        thread.join()
    assert len(told) == 1
    assert "waiting" in told[0]


def test_the_journal_names_every_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(root, after=1, monkeypatch=monkeypatch)
    steps = json.loads((root / ".litman" / "pending.json").read_text())["steps"]
    assert [Path(step["target"]).name for step in steps] == ["a", "b"]
