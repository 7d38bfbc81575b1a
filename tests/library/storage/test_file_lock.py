"""A file that one process at a time holds, however the holder ends."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from litman.library.storage import file_lock
from litman.library.storage.file_lock import host_name, wait_for_lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests fork")


def take(path: Path, *, timeout_s: float = 0.0, said: list[str] | None = None) -> Callable[[], None] | None:
    told = said if said is not None else []
    return wait_for_lock(path, timeout_s=timeout_s, tell_after_s=0.0, tell=lambda: told.append("waiting"))


def other_process(work: Callable[[], None]) -> int:
    """Start a process that does the work and then waits to be ended; return its id once the work is done."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        work()
        os.write(writer, b".")
        time.sleep(600)
        os._exit(0)
    os.read(reader, 1)
    os.close(reader)
    os.close(writer)
    return pid


def end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def no_locks(descriptor: int) -> bool:
    raise OSError(errno.ENOLCK, "No locks available")


def test_who_comes_second_waits_is_told_once_and_gets_nothing(tmp_path: Path) -> None:
    release = take(tmp_path / "lock")
    assert release is not None
    said: list[str] = []
    assert take(tmp_path / "lock", timeout_s=0.1, said=said) is None
    assert said == ["waiting"]
    release()
    assert take(tmp_path / "lock", said=said) is not None
    assert said == ["waiting"]


def test_the_lock_of_a_process_that_is_killed_is_free(tmp_path: Path) -> None:
    pid = other_process(lambda: None if take(tmp_path / "lock") else os._exit(1))
    assert take(tmp_path / "lock") is None
    end(pid)
    assert take(tmp_path / "lock") is not None


def test_a_worker_that_was_forked_while_the_lock_was_held_does_not_keep_it(tmp_path: Path) -> None:
    release = take(tmp_path / "lock")
    assert release is not None
    pid = other_process(lambda: None)
    release()
    try:
        assert take(tmp_path / "lock") is not None
    finally:
        end(pid)


def test_a_lock_whose_file_was_deleted_is_that_of_the_new_file(tmp_path: Path) -> None:
    assert take(tmp_path / "lock") is not None
    (tmp_path / "lock").unlink()
    assert take(tmp_path / "lock") is not None
    assert take(tmp_path / "lock") is None


def test_a_lock_that_counts_as_taken_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert (
        wait_for_lock(path, timeout_s=0.0, tell_after_s=1, tell=lambda: None, is_free=lambda: False) is None
    )
    assert take(path) is not None


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take(tmp_path / "nowhere" / "lock")


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        take(tmp_path / "lock")


def test_where_a_disk_knows_no_locks_a_file_stands_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_lock", no_locks)
    release = take(tmp_path / "lock")
    assert release is not None
    assert take(tmp_path / "lock", timeout_s=0.05) is None
    release()
    again = take(tmp_path / "lock")
    assert again is not None


@pytest.mark.parametrize(
    ("text", "age_s", "is_free"),
    [
        pytest.param(f"{host_name()} {os.getpid()}", 0, False, id="of a process that runs"),
        pytest.param(f"{host_name()} {2**22 + 1}", 0, True, id="of a process that died"),
        pytest.param("elsewhere 1", 0, False, id="of another computer"),
        pytest.param("elsewhere 1", 3600, True, id="of another computer, long ago"),
        pytest.param("", 0, False, id="about to be written"),
        pytest.param("", 3600, True, id="of a process that died before it was written"),
    ],
)
def test_a_file_that_stands_for_a_lock_outlives_its_holder_for_a_while_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, age_s: int, is_free: bool
) -> None:
    monkeypatch.setattr(file_lock, "_lock", no_locks)
    soft = tmp_path / "lock-without-system"
    soft.write_text(text)
    os.utime(soft, (time.time() - age_s,) * 2)
    assert (take(tmp_path / "lock", timeout_s=60 if is_free else 0.1) is not None) == is_free
