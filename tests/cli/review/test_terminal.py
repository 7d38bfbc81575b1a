"""`litman review` on a terminal: keys, an editor, Ctrl-C, and terminals that can do little."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.review.conftest import ABSTRACT

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)
import pty

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PATIENCE_S = 20.0
Claims = Callable[[], dict[str, Any]]


class Seat:
    """A person at a terminal, before `litman review`."""

    def __init__(self, library: Path, *words: str, **environment: str) -> None:
        self.mine, its = pty.openpty()
        self.shown = ""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "litman",
                "--library",
                str(library),
                "review",
                "tea",
                "--by",
                "AB",
                *words,
            ],
            stdin=its,
            stdout=its,
            stderr=its,
            cwd=library.parent,
            env={**os.environ, "TERM": "xterm", **environment},
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(its)

    def sees(self, words: str) -> str:
        """Wait until the words are on the terminal; return what came with them."""
        end = time.monotonic() + _PATIENCE_S
        came = ""
        while words not in " ".join(_ESCAPES.sub("", came).split()):
            ready = select.select([self.mine], [], [], max(end - time.monotonic(), 0))[0]
            assert ready, (words, came)
            came += self._read()
        self.shown += came
        return came

    def types(self, keys: str) -> None:
        """Press the keys."""
        os.write(self.mine, keys.encode())

    def leaves(self) -> int:
        """Wait for the end; return the exit code."""
        end = time.monotonic() + _PATIENCE_S
        while select.select([self.mine], [], [], max(end - time.monotonic(), 0))[0] and self._read():
            pass
        return self.process.wait(_PATIENCE_S)

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.mine)

    def _read(self) -> str:
        try:
            read = os.read(self.mine, 1 << 16).decode("utf-8", "replace")
        except OSError:  # nobody is there any more
            read = ""
        self.shown += read
        return read


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def sit(library: Path, post: Path) -> Iterator[Callable[..., Seat]]:
    """Sit down before the post."""
    seats: list[Seat] = []

    def sit_down(*words: str, **environment: str) -> Seat:
        seats.append(Seat(library, *words, **environment))
        return seats[-1]

    yield sit_down
    for seat in seats:
        seat.close()


def test_two_keys_confirm_a_claim_and_the_walk_goes_on(sit: Callable[..., Seat], claims: Claims) -> None:
    seat = sit()
    seat.sees("tea/c01")
    seat.types("1")
    seat.sees("1 *")
    seat.types("c")
    assert "\x1b[2J" in seat.sees("tea/c02")
    seat.types("\x1b[A")
    seat.sees("to do nothing")
    seat.types("q")
    assert seat.leaves() == 0
    (link,) = claims()["c01"]["links"]
    assert (link["verdict"], link["quote"] in ABSTRACT) == ("confirmed", True)


def test_ctrl_c_ends_with_130_and_what_was_decided_is_kept(sit: Callable[..., Seat], claims: Claims) -> None:
    seat = sit()
    seat.sees("tea/c01")
    seat.types("0")
    seat.sees("tea/c02")
    seat.types("m")
    seat.sees("opens your editor")
    seat.types("half a com\x03")
    assert seat.leaves() == 130
    assert claims()["c01"]["links"][0]["verdict"] == "not-in-source"
    assert "comment" not in claims()["c02"]


def test_a_comment_is_written_in_the_editor(sit: Callable[..., Seat], claims: Claims, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nprintf "Says\\nwho?\\n# no\\n" > "$1.new" && sleep 0.1 && mv "$1.new" "$1"\n'
    )
    editor.chmod(0o755)
    seat = sit("--from", "c02", VISUAL=str(editor))
    seat.sees("tea/c02")
    seat.types("m")
    seat.sees("opens your editor")
    seat.types("\r")
    seat.sees("commented tea/c02")
    seat.types("q")
    assert seat.leaves() == 0
    assert claims()["c02"]["comment"] == "Says\nwho?"


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        pytest.param((), {"TERM": "dumb"}, id="dumb"),
        pytest.param(("--plain",), {"NO_COLOR": "1"}, id="plain, without colours"),
    ],
)
def test_a_bare_terminal_gets_lines_and_nothing_else(
    sit: Callable[..., Seat], claims: Claims, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    seat = sit(*words, **environment)
    seat.sees("tea/c01")
    seat.types("partly\n")
    seat.sees("the work's own words")
    seat.types("\n")
    seat.sees("tea/c02")
    seat.types("\x04")
    assert seat.leaves() == 0
    assert "\x1b" not in seat.shown
    assert claims()["c01"]["links"][0]["verdict"] == "partly"


def test_what_is_pasted_decides_nothing(sit: Callable[..., Seat], claims: Claims) -> None:
    seat = sit()
    seat.sees("tea/c01")
    seat.types("0x0x0x")
    seat.sees("that was pasted")
    seat.types("q")
    assert seat.leaves() == 0
    assert claims()["c01"]["links"][0]["verdict"] == "unchecked"


def test_what_another_program_changes_meanwhile_is_said_and_not_decided_unseen(
    sit: Callable[..., Seat], claims: Claims, post: Path
) -> None:
    seat = sit()
    seat.sees("tea/c01")
    post.write_text(post.read_text().replace("nine minutes", "ninety minutes"))
    seat.types("0")
    shown = " ".join(_ESCAPES.sub("", seat.sees("decide again")).split())
    for words in (
        "ninety minutes",
        "the post was changed by another program",
        "c01 reads otherwise",
        "not done",
    ):
        assert words in shown
    seat.types("q")
    assert seat.leaves() == 0
    assert claims()["c01"]["links"][0]["verdict"] == "unchecked"
