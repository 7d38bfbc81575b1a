"""Ctrl-C and its like, at any moment: litman ends with the signal's code and says nothing of its inside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")

# A process that has not loaded litman forks one for each moment, which is a number of calls of functions.
_MOMENTS = """
import os, signal, sys
words, number = sys.argv[4:], int(sys.argv[1])
def child(moment):
    from importlib import import_module
    os.dup2(1, 2)
    calls = 0
    def count(frame, event, argument):
        nonlocal calls
        if event == "call":
            calls += 1
            if calls == moment:
                sys.setprofile(None)
                signal.raise_signal(number)
    run = import_module("litman.__main__").run
    sys.argv = ["litman", *words]
    import atexit
    if not moment:
        atexit.register(lambda: (sys.setprofile(None), print("calls", calls)))
    sys.setprofile(count)
    run()
def ended(moment):
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os.dup2(writer, 1)
        os.close(reader)
        child(moment)
    os.close(writer)
    with open(reader, encoding="utf-8", errors="replace") as stream:
        said = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said
if sys.argv[2] == "count":
    print(ended(0)[1].rpartition("calls ")[2])
else:
    for moment in map(int, sys.argv[3].split(",")):
        code, said = ended(moment)
        is_right = code == 128 + number or (number == signal.SIGTERM and code == -number)
        if not is_right or "Traceback" in said or "Exception ignored" in said or "bug" in said:
            print(moment, code, said)
"""


def forked(number: int, words: list[str], moments: str = "") -> str:
    command = [sys.executable, "-c", _MOMENTS, str(number), "at" if moments else "count", moments, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout


@pytest.mark.parametrize(
    ("words", "number"),
    [
        pytest.param(["list"], signal.SIGINT, id="list-SIGINT"),
        pytest.param(["list"], signal.SIGTERM, id="list-SIGTERM"),
        pytest.param(["show", "moss2019tea"], signal.SIGINT, id="show-SIGINT"),
    ],
)
def test_a_signal_at_any_moment_ends_litman_with_its_code_and_no_traceback(
    library: Path, words: list[str], number: signal.Signals
) -> None:
    whole = ["--library", str(library), *words]
    forked(number, whole)  # makes the index
    calls = int(forked(number, whole))
    first = 40  # until then signals are what Python makes of them: nothing was loaded yet
    moments = [first + (calls - first) * part // 25 for part in range(25)]
    assert forked(number, whole, ",".join(map(str, moments))) == ""


# Python makes the methods of a data class from a text, and notes for itself that an interruption ended one.
_IN_A_TEXT = """
import builtins, signal, sys
run_text = builtins.exec
def interrupted(code, *rest):
    if isinstance(code, str) and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        if "litman.cli.main" in sys.modules:
            run_text("import signal; signal.raise_signal(signal.SIGINT)")
    return run_text(code, *rest)
builtins.exec = interrupted
"""


# Python tells each field its name, and wraps what is raised meanwhile.
_IN_A_NAME = """
import dataclasses, signal
tell_name = dataclasses.Field.__set_name__
def interrupted(field, owner, name):
    if owner.__name__ == "Settings":
        signal.raise_signal(signal.SIGINT)
    tell_name(field, owner, name)
dataclasses.Field.__set_name__ = interrupted
"""


_BEFORE_SIGNALS = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "signal":
            raise KeyboardInterrupt
sys.modules.pop("signal", None)
sys.meta_path.insert(0, Interrupting())
"""


def test_an_interruption_before_signals_are_ours_ends_litman_with_130(library: Path) -> None:
    (library.parent / "sitecustomize.py").write_text(_BEFORE_SIGNALS)
    done = subprocess.run(
        [sys.executable, "-m", "litman", "--library", str(library), "list"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(library.parent), str(ROOT)])},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize("interrupt", [_IN_A_TEXT, _IN_A_NAME], ids=["methods", "names of fields"])
def test_an_interruption_while_a_data_class_is_made_ends_litman_with_130(
    library: Path, interrupt: str
) -> None:
    (library.parent / "sitecustomize.py").write_text(interrupt)
    done = subprocess.run(
        [sys.executable, "-m", "litman", "--library", str(library), "list"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(library.parent), str(ROOT)])},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 130
    assert done.stderr.strip() == "litman: stopped; what was saved until then is kept"


def test_a_program_that_ignores_ctrl_c_goes_on_ignoring_it(library: Path) -> None:
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from litman.__main__ import run\n"
        "sys.argv = ['litman', '--library', sys.argv[1], 'list', '--keys']\n"
        "import threading\n"
        "try:\n    run()\nfinally:\n    signal.raise_signal(signal.SIGINT)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(library)], capture_output=True, timeout=300)
    assert done.returncode == 0
    assert b"moss2019tea" in done.stdout


_SLOW = """#!/bin/sh
[ "$1" = --version ] && {{ echo "pandoc 3.1"; exit; }}
echo $$ > "{begun}"
exec sleep 100
"""


@pytest.mark.parametrize("whole_group", [True, False], ids=["both are told", "pandoc alone is"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_pandoc_that_is_interrupted_ends_litman_with_the_code_of_the_signal(
    library: Path, number: signal.Signals, whole_group: bool
) -> None:
    begun, pandoc = library.parent / "begun", library.parent / "modules" / "pypandoc" / "files" / "pandoc"
    pandoc.parent.mkdir(parents=True)
    pandoc.parent.with_name("__init__.py").touch()
    pandoc.write_text(_SLOW.format(begun=begun))
    pandoc.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-m", "litman", "--library", str(library), "export", "--style", "apa"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(library.parent / "modules"), str(ROOT)])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and not (begun.exists() and begun.read_text().endswith("\n")):
        time.sleep(0.01)
    if whole_group:
        os.killpg(process.pid, number)
    else:
        os.kill(int(begun.read_text()), number)
    _, stderr = process.communicate(timeout=300)
    assert process.returncode == 128 + number, stderr
    assert b"Traceback" not in stderr
