import errno
import os
import shutil
import stat
import threading
import time
from pathlib import Path

import pytest

from litman import files
from litman.errors import FileChangedError, FileWriteError, LockedError
from litman.files import ByteSplice, Spliced, digest_of, stamp_of
from litman.library.storage import transaction
from litman.library.storage.command_run import CommandRun
from litman.library.storage.lock import HOLDER_NAME
from litman.library.storage.pending import PENDING_NAME, replace_file
from litman.library.storage.transaction import FileChange, apply_changes, has_pending, locked
from litman.library.storage.write_ahead import ChangeLog, FileStep, decode_log, encode_log


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
    return [path for path in root.rglob("*") if ".litman-" in path.name or path.name == PENDING_NAME]


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
    """Apply the changes and die before replacement number `after`; the first puts the journal in its place."""
    done = 0
    replace = os.replace

    def dying(source: Path, target: Path) -> None:
        nonlocal done
        if Path(target).name != HOLDER_NAME:
            done += 1
            if done > after:
                raise SystemError("killed")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        patch.setattr(transaction, "discard_file", lambda path: None)  # the dead clean nothing up
        with pytest.raises(SystemError), locked(root, timeout_s=1, notify=quiet):
            apply_changes(root, changes(root))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(0, (b"old a", b"old b"), id="before the journal: taken back"),
        pytest.param(1, (b"new a", b"new b"), id="after the journal: finished"),
        pytest.param(2, (b"new a", b"new b"), id="between two files: finished"),
        pytest.param(3, (b"new a", b"new b"), id="before the journal is kept: only that is done"),
    ],
)
def test_the_next_command_puts_an_interrupted_change_right(
    root: Path, monkeypatch: pytest.MonkeyPatch, after: int, expected: tuple[bytes, bytes]
) -> None:
    interrupted(root, after=after, monkeypatch=monkeypatch)
    assert has_pending(root) == (after > 0)
    with locked(root, timeout_s=1, notify=quiet) as recovery:
        assert len(recovery.finished) == {0: 0, 1: 2, 2: 1, 3: 0}[after]
        assert bool(recovery.taken_back) == (after == 0)
    assert contents(root) == expected
    assert leftovers(root) == []


def test_recovery_finishes_nothing_when_nothing_is_in_place_and_somebody_wrote_since(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(root, after=1, monkeypatch=monkeypatch)
    (root / "a").write_bytes(b"an editor was here")
    with locked(root, timeout_s=1, notify=quiet) as recovery:
        assert recovery.left_alone == (root / "a",)
        assert recovery.finished == ()
    assert contents(root) == (b"an editor was here", b"old b")
    assert leftovers(root) == []


def test_recovery_does_not_overwrite_what_somebody_wrote_since(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(root, after=2, monkeypatch=monkeypatch)
    (root / "claims" / "b").write_bytes(b"an editor was here")
    with locked(root, timeout_s=1, notify=quiet) as recovery:
        assert recovery.left_alone == (root / "claims" / "b",)
        assert recovery.finished == ()
    assert contents(root) == (b"new a", b"an editor was here")
    assert leftovers(root) == []


@pytest.mark.parametrize(
    ("data", "is_touched"),
    [
        pytest.param(b"mine!", True, id="as long, another time"),
        pytest.param(b"mine, and longer", False, id="longer, the old time put back"),
    ],
)
def test_recovery_sees_by_size_and_time_that_somebody_wrote_since(
    root: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, is_touched: bool
) -> None:
    interrupted(root, after=2, monkeypatch=monkeypatch)
    path = root / "claims" / "b"
    before = path.stat()
    path.write_bytes(data)
    later = before.st_mtime_ns + (1_000_000_000 if is_touched else 0)
    os.utime(path, ns=(later, later))
    assert (path.stat().st_size == before.st_size) is is_touched
    with locked(root, timeout_s=1, notify=quiet) as recovery:
        assert recovery.left_alone == (path,)
    assert contents(root) == (b"new a", data)


def test_a_library_that_was_moved_after_the_crash_is_put_right(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(root, after=2, monkeypatch=monkeypatch)
    moved = tmp_path / "moved"
    shutil.copytree(root, moved, ignore=shutil.ignore_patterns("moved"))
    with locked(moved, timeout_s=1, notify=quiet) as recovery:
        assert recovery.finished == (moved / "claims" / "b",)
    assert contents(moved) == (b"new a", b"new b")


@pytest.mark.parametrize(
    "journal",
    [
        pytest.param(b"{", id="no JSON"),
        pytest.param(b"", id="empty, as after a power cut"),
        pytest.param(b'{"format": "litman-change-1", "digest": ""}\n', id="half of it"),
    ],
)
def test_a_broken_journal_is_dropped(root: Path, journal: bytes) -> None:
    (root / ".litman" / PENDING_NAME).write_bytes(journal)
    with locked(root, timeout_s=1, notify=quiet):
        pass
    assert contents(root) == (b"old a", b"old b")
    assert not has_pending(root)


def test_a_change_after_one_that_failed_half_way_finishes_that_first(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(root, after=2, monkeypatch=monkeypatch)
    with pytest.raises(FileChangedError):  # made from the old files, which are the new ones now
        apply_changes(root, changes(root))
    assert contents(root) == (b"new a", b"new b")


def test_a_file_can_be_made_and_another_removed_in_one_change(root: Path) -> None:
    apply_changes(
        root, [FileChange(root / "c", None, b"new c"), FileChange(root / "a", digest_of(b"old a"), None)]
    )
    assert (root / "c").read_bytes() == b"new c"
    assert not (root / "a").exists()


def splice(root: Path, *splices: ByteSplice) -> FileChange:
    return FileChange(root / "a", stamp_of(root / "a"), Spliced(splices))


@pytest.mark.parametrize("size", [pytest.param(0, id="small"), pytest.param(300_000, id="large")])
def test_a_spliced_file_is_the_old_one_but_for_the_splices(root: Path, size: int) -> None:
    old = b"begin " + b"x" * size + b" middle " + b"y" * size + b" end"
    (root / "a").write_bytes(old)
    start = old.index(b"middle")
    apply_changes(
        root, [splice(root, ByteSplice(0, b"begin", b""), ByteSplice(start, b"middle", b"the middle"))]
    )
    assert (root / "a").read_bytes() == old[5:].replace(b"middle", b"the middle")


def test_it_is_told_which_files_are_what_was_put_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_TICK_NS", 0)
    change = splice(root, ByteSplice(0, b"old", b"new"))
    (told,) = apply_changes(root, [change])
    assert (told.path, told.before) == (root / "a", change.before)
    assert told.splices == (ByteSplice(0, b"old", b"new"),)
    assert told.after == stamp_of(root / "a")


def test_nothing_is_told_of_a_file_that_could_have_been_written_to_in_the_same_tick(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = splice(root, ByteSplice(0, b"old", b"new"))
    monkeypatch.setattr(files, "_TICK_NS", 3_600_000_000_000)
    assert apply_changes(root, [change]) == ()


@pytest.mark.parametrize(
    "other", [pytest.param(b"his a", id="of one size"), pytest.param(b"his", id="shorter")]
)
@pytest.mark.parametrize(
    "is_replaced", [pytest.param(True, id="replaced"), pytest.param(False, id="in place")]
)
def test_nothing_is_told_of_a_file_that_another_program_wrote_to_at_once(
    root: Path, other: bytes, is_replaced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hurried(temporary: Path | None, target: Path) -> None:
        replace_file(temporary, target)
        if is_replaced:
            target.with_name("c").write_bytes(other)
            (root / "c").replace(target)
        else:
            target.write_bytes(other)

    change = splice(root, ByteSplice(0, b"old", b"new"))
    monkeypatch.setattr(files, "_TICK_NS", 20_000_000)
    monkeypatch.setattr(transaction, "replace_file", hurried)
    monkeypatch.setattr(transaction, "is_past", lambda mark: time.sleep(0.03) is None)  # the tick goes by
    assert apply_changes(root, [change]) == ()


@pytest.mark.parametrize("error", [errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, None])
def test_what_stays_is_copied_where_the_kernel_does_not(
    root: Path, error: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*arguments: object) -> int:
        if error is None:  # some disks say so by copying nothing
            return 0
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "copy_file_range", refusing, raising=False)
    apply_changes(root, [splice(root, ByteSplice(0, b"old", b"new"))])
    assert contents(root) == (b"new a", b"old b")


def test_the_kernel_may_copy_a_little_at_a_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = getattr(os, "copy_file_range", None)
    if copy is None:
        pytest.skip("this system has no copy_file_range")
    monkeypatch.setattr(os, "copy_file_range", lambda s, t, count, offset: copy(s, t, min(count, 1), offset))
    apply_changes(root, [splice(root, ByteSplice(3, b" ", b"-"))])
    assert contents(root) == (b"old-a", b"old b")


def test_a_splice_of_a_file_that_was_changed_since_its_mark_is_refused(root: Path) -> None:
    change = splice(root, ByteSplice(0, b"old", b"new"))
    (root / "a").write_bytes(b"old A")  # as long as before, and what is replaced is there
    with pytest.raises(FileChangedError):
        apply_changes(root, [change])
    assert (root / "a").read_bytes() == b"old A"
    assert leftovers(root) == []


def test_a_splice_of_bytes_that_do_not_stand_there_is_refused(root: Path) -> None:
    with pytest.raises(FileChangedError):
        apply_changes(root, [splice(root, ByteSplice(0, b"odd", b"new"))])
    assert contents(root) == (b"old a", b"old b")
    assert leftovers(root) == []


@pytest.mark.parametrize("attempt", range(20))
def test_a_mark_changes_with_the_file_however_quickly(root: Path, attempt: int) -> None:
    (root / "a").write_bytes(b"1")
    mark = stamp_of(root / "a")
    (root / "a").write_bytes(b"2")
    assert stamp_of(root / "a") != mark


def test_a_held_lock_is_waited_for_and_then_named(root: Path) -> None:
    told: list[str] = []
    held, leave = threading.Event(), threading.Event()

    def holder() -> None:
        with locked(root, timeout_s=1, notify=quiet):
            held.set()
            leave.wait(120)

    thread = threading.Thread(target=holder)
    thread.start()
    held.wait(120)
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
    path = root / ".litman" / PENDING_NAME
    journal = decode_log(path, path.read_bytes())
    assert [str(step.path) for step in journal.steps] == ["a", "claims/b"]


def test_a_journal_that_a_stranger_wrote_reaches_no_other_folder(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_bytes(b"theirs")
    mark = stamp_of(outside / "file")
    (root / "claims" / ".x.litman-1-ab").write_bytes(b"evil")
    step = FileStep(outside / "file", ".x.litman-1-ab", mark, 4, None)
    journal = encode_log(ChangeLog(CommandRun(), (step,), None))
    for data in (journal, journal.replace(b'".x.litman', b'"../claims/.x.litman')):
        (root / ".litman" / PENDING_NAME).write_bytes(data)
        with locked(root, timeout_s=1, notify=quiet):
            pass
    assert (outside / "file").read_bytes() == b"theirs"
