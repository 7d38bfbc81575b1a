"""What a shell does with a stranger's key that it completed: it hands it over, and runs nothing of it."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
START = "import sys; sys.argv[0] = 'litman'; from litman.cli.main import run; run()"
KEYS = (
    "ash$(id>pwn)",
    "beech`id>pwn`",
    "cedar;id>pwn",
    "dogwood&id>pwn",
    "elm|tee$IFS>pwn",
    "fir'x",
    "gorse!!",
    "hazel*",
    "iris>pwn",
    "juniper\\x",
    "kale;$(id>pwn)'",
)
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(litman completion bash)"\n'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -U compinit; compinit -u; eval "$(litman completion zsh)"\n'),
    "fish": (["fish", "--no-config", "-i"], "litman completion fish | source\n"),
}


@pytest.mark.parametrize(
    ("shell", "quote"),
    [
        pytest.param("bash", "", id="bash"),
        pytest.param("bash", "'", id="bash within single quotes"),
        pytest.param("bash", '"', id="bash within double quotes"),
        pytest.param("zsh", "", id="zsh"),
        pytest.param("zsh", "'", id="zsh within single quotes"),
        pytest.param("zsh", '"', id="zsh within double quotes"),
        pytest.param("fish", "", id="fish"),
        pytest.param("fish", "'", id="fish within single quotes"),
    ],
)
def test_a_completed_key_is_a_word_of_the_command(tmp_path: Path, shell: str, quote: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    _library(tmp_path)
    command, load = SHELLS[shell]
    with _Terminal(command, tmp_path) as terminal:
        terminal.type(load)
        terminal.type("echo rea''dy\n")
        _wait(lambda: "ready\r" in terminal.seen)
        for key in KEYS:
            _complete(terminal, tmp_path, quote + key[:3])
    given = (tmp_path / "given").read_text().splitlines()
    assert not (tmp_path / "pwn").exists()
    assert given == [f"show {key}" for key in KEYS]


def _complete(terminal: _Terminal, folder: Path, begun: str) -> None:
    given = folder / "given"
    before = given.stat().st_size
    terminal.type(f"litman show {begun}\t")
    answered = folder / "answered"
    _wait(answered.exists)
    time.sleep(0.1)  # the shell writes the word into its line
    answered.unlink(missing_ok=True)
    terminal.type("\n")
    _wait(lambda: given.stat().st_size > before)


def _wait(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _library(folder: Path) -> None:
    (folder / "litman.toml").write_text("")
    entries = (f"@book{{{key},\n  title = {{Of trees}},\n  year = {{2020}},\n}}\n" for key in KEYS)
    (folder / "references.bib").write_text("\n".join(entries))
    assert not CliRunner().invoke(main, ["--library", str(folder), "list"]).exit_code  # with an index
    (folder / "given").touch()
    program = folder / "bin" / "litman"
    program.parent.mkdir()
    start = f'"{sys.executable}" -c "{START}" "$@"'
    program.write_text(
        f'#!/bin/sh\nif [ -n "$_LITMAN_COMPLETE" ]; then {start}; : > "{folder}/answered"\n'
        f'elif [ "$1" = completion ]; then exec {start}\n'
        f'else printf "%s\\n" "$*" >> "{folder}/given"; fi\n'
    )
    program.chmod(0o755)


class _Terminal:
    """A shell in a pseudo-terminal."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._command, self._folder = command, folder
        self.seen = ""

    def __enter__(self) -> _Terminal:
        self._pid, self._master = pty.fork()
        if not self._pid:
            os.chdir(self._folder)
            path = f"{self._folder}/bin:{os.environ['PATH']}"
            added = {"HOME": str(self._folder), "PATH": path, "TERM": "dumb", "PS1": "> "}
            root = str(Path(__file__).parents[2])
            os.execvpe(self._command[0], self._command, os.environ | added | {"PYTHONPATH": root})
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)

    def _read(self) -> None:
        with contextlib.suppress(OSError):  # there is nobody at the other end any more
            while data := os.read(self._master, 65536):
                self.seen += data.decode(errors="replace")
        os.close(self._master)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())
