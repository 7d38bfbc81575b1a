"""Libraries in odd places, on broken disks, under signals; locks that nobody holds."""

import errno
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.forks import Ended, Fault, Forks
from tests.faults.samples import make_box
from tests.faults.trial import Trial, files_of, leftovers, states

THOROUGH = pytest.mark.skipif(os.environ.get("LITMAN_FAULTS") != "all", reason="takes half a minute")
SET = ("set", "moss2019tea", "year=2020")


def litman(forks: Forks, library: Path, *words: str, fault: Fault | None = None) -> Ended:
    return forks.run(words, library.parent, cwd=library, fault=fault or Fault())


def year(library: Path) -> str:
    lines = (library / "references.bib").read_text().splitlines()
    return next(line.partition("=")[2].strip(" {},") for line in lines if "year" in line)


@pytest.mark.parametrize("name", [
    pytest.param(b"my own library", id="spaces"),
    pytest.param(b"two\nlines", id="a newline"),
    pytest.param(b"caf\xe9 \xff", id="bytes that are not UTF-8"),
    pytest.param(b"-o 'x' $(true) *", id="words of a shell"),
])  # fmt: skip
def test_a_library_may_lie_on_any_path(forks: Forks, folder: Path, name: bytes) -> None:
    box = folder / os.fsdecode(name)
    library = make_box(box)
    before = files_of(box)
    for words in (
        ("list",),
        SET,
        ("rename", "moss2019tea", "moss"),
        ("claims",),
        ("check", "--select", "BIB"),
    ):
        ended = litman(forks, library, *words)
        assert ended.status in (0, 1), ended
    assert 'key = "moss"' in (library / "claims" / "sleep.toml").read_text()
    for words in (("undo",), ("undo",)):
        assert litman(forks, library, *words).status == 0
    assert files_of(box) == before
    assert not leftovers(box)


def test_links_are_kept_and_what_they_lead_to_is_written(forks: Forks, folder: Path) -> None:
    library = make_box(folder / "box")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (library / "references.bib").rename(elsewhere / "all.bib")
    (library / "references.bib").symlink_to(elsewhere / "all.bib")
    (folder / "link").symlink_to(library, target_is_directory=True)
    assert litman(forks, folder / "link", *SET).status == 0
    assert (library / "references.bib").is_symlink()
    assert (folder / "link").is_symlink()
    assert year(library) == "2020"
    assert sorted(path.name for path in elsewhere.iterdir()) == ["all.bib"]


@pytest.mark.parametrize(
    "error", [errno.EROFS, errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get
)
def test_a_disk_that_takes_nothing_can_be_read(forks: Forks, folder: Path, error: int) -> None:
    library = make_box(folder / "box")
    before = files_of(folder / "box")
    fault = Fault("from", 0, error)
    for words in (("list",), ("show", "moss2019tea"), ("search", "tea"), ("claims",), ("check",)):
        ended = litman(forks, library, *words, fault=fault)
        assert ended.status in (0, 1), (words, ended)
    ended = litman(forks, library, *SET, fault=fault)
    assert ended.status == 2
    assert os.strerror(error) in ended.stderr
    assert files_of(folder / "box") == before
    assert litman(forks, library, *SET).status == 0


@pytest.mark.parametrize("moved_s", [-10 * 365 * 86400, -3600, 3600, 10 * 365 * 86400])
def test_an_edit_is_seen_whatever_the_clock_says(forks: Forks, folder: Path, moved_s: int) -> None:
    library = make_box(folder / "box")
    path = library / "references.bib"
    assert "reed2001leaf" in litman(forks, library, "list", "--keys").stdout
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"reed2001leaf", b"reed2002leaf"))  # of the same size
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns + moved_s * 1_000_000_000))
    assert "reed2002leaf" in litman(forks, library, "list", "--keys").stdout
    assert litman(forks, library, *SET).status == 0
    assert b"reed2002leaf" in path.read_bytes()
    assert year(library) == "2020"


def test_an_edit_that_keeps_size_and_time_is_seen(forks: Forks, folder: Path) -> None:
    library = make_box(folder / "box")
    path = library / "references.bib"
    litman(forks, library, "list")
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"reed2001leaf", b"reed2002leaf"))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert "reed2002leaf" in litman(forks, library, "list", "--keys").stdout


def test_a_lock_whose_holder_died_is_taken_over_and_its_files_are_removed(forks: Forks, folder: Path) -> None:
    library = make_box(folder / "box")
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        dead.wait()
    left = library / f".references.bib.litman-{dead.pid}-0a1b2c3d"
    left.write_bytes(b"half of a bibli")
    state = library / ".litman"
    state.mkdir(exist_ok=True)
    holder = {
        "host": socket.gethostname(),
        "pid": dead.pid,
        "words": ["tag", "x"],
        "temporaries": [str(left)],
    }
    (state / "lock-holder.json").write_text(json.dumps(holder))
    (state / "lock").touch()
    ended = litman(forks, library, *SET)
    assert ended.status == 0
    assert "litman tag x" in ended.stderr
    assert "interrupted before it changed anything" in ended.stderr
    assert not left.exists()
    assert states(folder / "box") == []


def test_a_lock_that_is_held_is_waited_for_and_then_named(forks: Forks, folder: Path) -> None:
    library = make_box(folder / "box")
    (library / "litman.toml").write_text("lock_timeout_s = 1\n")
    (library / ".litman").mkdir(exist_ok=True)
    with (library / ".litman" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = litman(forks, library, *SET)
        assert ended.status == 2
        assert "waiting for another litman" in ended.stderr
        assert "waited 1 s" in ended.stderr
        assert litman(forks, library, "list").status == 0  # reading waits for nobody
    assert litman(forks, library, *SET).status == 0


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name
)
@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param(SET, (0,), id="set"),
        pytest.param(("merge", "moss2019tea", "moss2019again"), (0,), id="merge"),
        pytest.param(("check", "--fix", "--yes"), (0, 1), id="check --fix", marks=THOROUGH),
    ],
)
def test_a_signal_ends_a_command_before_or_after_its_change(
    servers: list[Forks], folder: Path, words: tuple[str, ...], codes: tuple[int, ...], number: signal.Signals
) -> None:
    trial = Trial(servers, words, folder, exit_codes=codes)
    trial.prepare()
    calls = [n for n, call in enumerate(trial.trace) if "/index" not in call]
    assert trial.try_all([Fault("signal", n, number) for n in calls]) == []
    assert trial.tried["signal"] == len(calls)
    assert len(calls) >= 20


def test_a_closed_terminal_stops_no_change(folder: Path) -> None:
    library = make_box(folder / "box")
    command = 'exec "$@" <&- >&- 2>&-'
    words = ["sh", "-c", command, "sh", sys.executable, "-m", "litman", *SET]
    assert subprocess.run(words, cwd=library, check=False).returncode in (0, 2)
    assert year(library) == "2020"
    assert (library / "references.bib").read_text().count("@") == 4


def test_a_reader_of_the_output_that_leaves_stops_no_change(folder: Path) -> None:
    library = make_box(folder / "box")
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-m", "litman", *SET]
    ended = subprocess.run(words, cwd=library, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert ended.returncode == 0
    assert ended.stderr == b""
    assert year(library) == "2020"
