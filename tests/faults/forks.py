"""Runs litman in forked children under the shim that makes system calls fail: a new process for 10 ms each.

`python -m tests.faults.forks SHIM` is the server: started with the shim preloaded, it imports litman once, and each
line of JSON that it reads is one run. `Forks` is the other end. Without a SHIM, that of `patched.py` is used.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.patched import PatchedShim

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # whose handlers litman sets
MODES = {"count": 0, "once": 1, "from": 2, "kill": 3, "torn": 4, "signal": 5}


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and at which call."""

    # or `once`, `from` (that call on), `kill`, `torn` (half of a write, then dead), `signal`
    mode: str = "count"
    n: int = 0  # the call, counted from 0
    error: int = 0  # errno, or the number of the signal

    def __str__(self) -> str:
        if self.mode == "signal":
            return f"{signal.Signals(self.error).name} at call {self.n}"
        return f"{self.mode} {os.strerror(self.error) if self.error else ''} at call {self.n}"


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    status: int  # exit code, or below 0 the signal
    is_hit: bool  # the fault was reached
    trace: tuple[str, ...]  # the counted calls: name and path in the folder; of a killed run none
    stdout: str
    stderr: str


class Forks:
    """A server of runs; use it as a context manager."""

    def __init__(self, shim: Path | None) -> None:
        """`shim` is what `build_shim` made; without it Python's own calls are counted."""
        self.has_shim = shim is not None
        environment = {**os.environ, "LD_PRELOAD": str(shim)} if shim else dict(os.environ)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.forks", *([str(shim)] if shim else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=Path(__file__).parents[2],
            text=True,
        )

    def __enter__(self) -> Forks:
        return self

    def __exit__(self, *exception: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(120)

    def run(
        self,
        words: Sequence[str],
        folder: Path,
        *,
        fault: Fault = Fault(),
        cwd: Path | None = None,
        stdin: str = "",
        environment: Mapping[str, str] | None = None,
        user: int | None = None,
        in_server: bool = False,
    ) -> Ended:
        """Run a command; calls that change files under `folder` count.

        `in_server` runs it in the server itself, without faults, so that what it imports and compiles is there for the
        forks: most of what a command costs. Nothing is counted then.
        """
        question = {
            "words": list(words),
            "folder": os.fsdecode(os.path.realpath(folder)),
            "mode": MODES[fault.mode],
            "n": fault.n,
            "error": fault.error,
            "cwd": str(cwd or folder),
            "stdin": stdin,
            "environment": dict(environment or {}),
            "user": user,
            "in_server": in_server,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        is_hit = answer["is_hit"] or answer["status"] == -9
        return Ended(answer["status"], is_hit, tuple(answer["trace"]), answer["stdout"], answer["stderr"])


def build_shim(folder: Path) -> Path | None:
    """Return the compiled shim, None where there is no compiler for it."""
    shim = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return shim


# The server


def _open_shim(path: str) -> Any:
    shim = ctypes.CDLL(path)
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_int]
    shim.fault_trace.restype = ctypes.c_char_p
    return shim


def _serve(shim: Any) -> None:
    import litman.cli.main  # here, so that every fork has it
    import litman.files

    # files that were made this moment are not changed by anybody else: no need to wait
    litman.files._TICK_NS = 0

    for line in sys.stdin:
        answer = _answer(shim, json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(shim: Any, question: dict[str, Any]) -> dict[str, Any]:
    with contextlib.ExitStack() as stack:
        given, out, err, report = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(4))
        given.write(question["stdin"].encode())
        given.flush()
        given.seek(0)
        if question["in_server"]:
            code = _run_here(question, (given, out, err))
        else:
            child = os.fork()
            if child == 0:
                _be_child(shim, question, (given, out, err), report)
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
        texts = [_read(stream) for stream in (out, err, report)]
    counted = json.loads(texts[2] or '{"is_hit": false, "trace": []}')
    return {"status": code, "stdout": texts[0], "stderr": texts[1], **counted}


def _run_here(question: dict[str, Any], streams: Sequence[Any]) -> int:
    """Be litman once and stay: return its exit code, and leave this process as it was but for what is in memory."""
    kept = [os.dup(number) for number in range(len(streams))]
    folder, environment, words, hook = os.getcwd(), dict(os.environ), sys.argv, sys.unraisablehook
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    try:
        _take_place(question, streams)
        code = _code_of_litman()
        sys.stdout.flush()
        sys.stderr.flush()
        return code
    finally:
        for number, descriptor in enumerate(kept):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv, sys.unraisablehook = words, hook
        for number, handler in handlers.items():
            signal.signal(number, handler)
        gc.collect()
        gc.freeze()  # what is there now is not looked at in the forks, and so not copied for them


def _take_place(question: dict[str, Any], streams: Sequence[Any]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
    os.chdir(question["cwd"])
    os.environ.update(question["environment"])
    sys.argv = ["litman", *question["words"]]


def _code_of_litman() -> int:
    from litman.cli.main import run

    try:
        run()
    except SystemExit as exc:
        return exc.code if isinstance(exc.code, int) else 0 if exc.code is None else 1
    return 0


def _read(stream: Any) -> str:
    stream.seek(0)
    return str(stream.read().decode("utf-8", "replace"))


def _be_child(shim: Any, question: dict[str, Any], streams: Sequence[Any], report: Any) -> None:
    """Be litman, and end."""
    code = 99
    try:
        if question["user"] is not None:
            os.setgroups([])
            os.setgid(question["user"])
            os.setuid(question["user"])
        _take_place(question, streams)
        shim.fault_arm(os.fsencode(question["folder"]), question["n"], question["mode"], question["error"])
        code = _code_of_litman()
        shim.fault_disarm()
        sys.stdout.flush()
        sys.stderr.flush()
        said = {"is_hit": bool(shim.fault_hit()), "trace": os.fsdecode(shim.fault_trace()).splitlines()}
        report.write(json.dumps(said).encode())
        report.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve(_open_shim(sys.argv[1]) if sys.argv[1:] else PatchedShim())
