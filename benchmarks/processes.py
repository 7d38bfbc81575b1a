"""Whole processes, measured: wall time, processor time, and the memory of a process with all that it started."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_S = 0.02
_NOT_FOR_USERS = (
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONDEVMODE",
    "COVERAGE_PROCESS_START",
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    wall_s: float
    cpu_s: float  # of the process and of all processes that it waited for
    code: int | None  # None: it took too long and was ended
    # resident memory of all its processes at once; pages that they share count in each
    peak_bytes: int | None
    lines: int  # that it printed to standard output
    said: str  # the end of what it printed to standard error


def measure(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    timeout_s: float = 600.0,
    memory: bool = False,
    stdin: str = "",
) -> Run:
    """Return what one run takes; nobody reads what it prints.

    Args:
        command: Program and arguments.
        environment: All of its environment variables.
        timeout_s: After so long it is ended, with all processes that it started.
        memory: Look at its memory all the time, which takes a little of the processor.
        stdin: What it reads.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        given.write(stdin.encode())
        given.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=given, stdout=out, stderr=err, env=dict(environment), start_new_session=True
        )
        is_late = threading.Event()
        timer = threading.Timer(timeout_s, _end, (process.pid, is_late))
        timer.start()
        watch = _MemoryWatch(process.pid) if memory else None
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = watch.stop() if watch else None
        out.seek(0)
        lines = sum(block.count(b"\n") for block in iter(lambda: out.read(1 << 20), b""))
        err.seek(max(err.seek(0, os.SEEK_END) - 2000, 0))
        said = err.read().decode("utf-8", "replace")
    code = None if is_late.is_set() else process.returncode
    return Run(wall, used.ru_utime + used.ru_stime, code, peak, lines, said)


def median_run(runs: Sequence[Run]) -> Run:
    """Return a run with the medians of several; `code` is the worst of theirs."""
    codes = [run.code for run in runs]
    return Run(
        statistics.median(run.wall_s for run in runs),
        statistics.median(run.cpu_s for run in runs),
        None if None in codes else max(codes, key=lambda code: abs(code or 0)),
        max((run.peak_bytes for run in runs if run.peak_bytes is not None), default=None),
        runs[-1].lines,
        runs[-1].said,
    )


def plain_environment(home: Path) -> dict[str, str]:
    """Return the environment of a person who has `home` for all of a program's own files."""
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_USERS}
    folders = {
        name: str(home / folder)
        for name, folder in {
            "XDG_CONFIG_HOME": ".config",
            "XDG_CACHE_HOME": ".cache",
            "XDG_DATA_HOME": ".local/share",
            "XDG_STATE_HOME": ".local/state",
        }.items()
    }
    for folder in folders.values():
        Path(folder).mkdir(parents=True, exist_ok=True)
    return {**kept, **folders, "HOME": str(home), "TERM": "dumb", "EDITOR": "true", "NO_COLOR": "1"}


def machine() -> str:
    """Return the machine's cores and how busy it was when asked, for the head of a table."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, load {os.getloadavg()[0]:.1f} before"


def _end(session: int, is_late: threading.Event) -> None:
    is_late.set()
    os.killpg(session, signal.SIGKILL)


class _MemoryWatch:
    """Adds up the resident memory of a session's processes until told to stop."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """Return the most that was seen, in bytes."""
        self._stop.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._stop.wait(_SAMPLE_S):
            self._peak = max(self._peak, sum(map(_resident, _session_members(self._session))))


def _session_members(session: int) -> list[int]:
    members = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                stat = Path(f"/proc/{name}/stat").read_text("utf-8", "replace")
            except OSError:
                continue  # it has just ended
            # The name of the program stands in parentheses and can hold spaces; the session is the fourth after it.
            if int(stat.rpartition(")")[2].split()[3]) == session:
                members.append(int(name))
    return members


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
