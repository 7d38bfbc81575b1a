"""Readers among writers, some of them killed, and an editor: no reading command fails, and nothing is lost.

`LITMAN_CROWD_S=120` lets them loose for so long.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from litman.errors import FileChangedError
from litman.files import put_through
from tests.faults.crowd import Done, Worker, broken, lost, run
from tests.faults.samples import make_box

SECONDS = float(os.environ.get("LITMAN_CROWD_S", "4"))
READS = (
    ("list",),
    ("show", "moss2019tea"),
    ("search", "tea"),
    ("claims",),
    ("claims", "--post", "sleep"),
    ("check",),
    ("duplicates",),
    ("export", "--format", "csl-json"),
)


def write(box: str, number: int, until: float) -> Done:
    worker = Worker(Path(box), number)
    turn = 0
    while time.time() < until:
        worker.work_one(turn)
        turn += 1
    worker.done.keys = worker.own
    return worker.done


def read(box: str, number: int, until: float) -> Done:
    done, turn = Done(), number
    while time.time() < until:
        words = READS[turn % len(READS)]
        code, said = run(["--library", f"{box}/library", *words])
        done.counts[words[0]] += 1
        if code not in (0, 1) or "Traceback" in said or (words[0] == "show" and "moss2019tea" not in said):
            done.failures.append(f"{words}: {code} {said}")
        turn += 1
    return done


def kill(box: str, number: int, until: float) -> Done:
    """Start commands that change a note, and kill them at any moment."""
    done, pick = Done(), random.Random(number)
    while time.time() < until:
        words = ["--library", f"{box}/library", "set", "reed2001leaf", f"xkilled={done.counts['killed']}"]
        process = subprocess.Popen(
            [sys.executable, "-m", "litman", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(pick.uniform(0.05, 0.6))
        process.send_signal(pick.choice([signal.SIGKILL, signal.SIGINT, signal.SIGTERM]))
        process.wait()
        done.counts["killed"] += 1
    return done


def edit(box: str, number: int, until: float) -> Done:
    """Put a file with one more remark in the place of the bibliography, while nobody else writes."""
    done, library = Done(), Path(box) / "library"
    path = library / "references.bib"
    while time.time() < until:
        with (library / ".litman" / "lock").open("r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (library / ".litman" / "pending").exists():  # else a command was killed in the midst of it
                remark = f"% Remark {done.counts['edited']}.\n"
                put_through(path.with_name(".editor.tmp"), path, path.read_bytes() + remark.encode())
                done.counts["edited"] += 1
        time.sleep(0.1)
    return done


@pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of POSIX")
def test_no_reader_fails_and_nothing_is_lost(folder: Path) -> None:
    box = folder / "box"
    library = make_box(box)
    (library / "litman.toml").write_text("lock_timeout_s = 300\n")
    run(["--library", str(library), "set", "moss2019tea", "xfirst=1"])
    until = time.time() + SECONDS
    roles = [write, write, read, read, kill, edit]
    with multiprocessing.get_context("spawn").Pool(len(roles)) as pool:
        asked = [pool.apply_async(role, (str(box), number, until)) for number, role in enumerate(roles)]
        everyone = [one.get(SECONDS + 400) for one in asked]
    run(["--library", str(library), "set", "moss2019tea", "xlast=1"])  # puts right what was left half-way
    assert [what for done in everyone for what in done.failures] == []
    assert [what for done in everyone for what in lost(library, done)] == []
    assert broken(library) == []
    text = (library / "references.bib").read_text()
    assert [n for n in range(everyone[5].counts["edited"]) if f"% Remark {n}.\n" not in text] == []
    counts = sum((done.counts for done in everyone), everyone[0].counts.__class__())
    print(dict(counts))


def test_a_reading_command_that_meets_a_writer_reads_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_box(folder / "box")
    met = []

    def find(*given: object, **named: object) -> object:
        met.append(given)
        if len(met) < 3:
            raise FileChangedError(library / "references.bib")
        return whole(*given, **named)

    from litman.library import library as module

    whole = module.Library.require_entry
    monkeypatch.setattr(module.Library, "require_entry", find)
    code, said = run(["--library", str(library), "show", "moss2019tea"])
    assert code == 0, said
    assert len(met) > 2
    met.clear()
    code, said = run(["--library", str(library), "set", "moss2019tea", "note=x"])
    assert (code, len(met)) == (2, 1)
