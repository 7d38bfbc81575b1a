"""The keys of a terminal as they are pressed, none of them lost between two questions."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

_MOST = 1024  # bytes that are taken at once
_LISTENING_S = 0.25


def typed_line() -> str:
    """Return the line that is typed at standard input, a terminal, with its end; empty where there is no more."""
    _wait()
    return sys.stdin.readline()


def _wait() -> None:
    """Wait until something is typed.

    Python acts on a signal between two of its own steps. One that came right before a read that waits, Ctrl-C at the
    moment in which the question appears, would be heard at the next key only.
    """
    while os.name != "nt" and not select.select([sys.stdin.fileno()], [], [], _LISTENING_S)[0]:
        pass


class Keyboard:
    """The terminal of standard input; on Windows, its console."""

    def __init__(self) -> None:
        self._is_held = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Take keys as they are pressed, and show none of them, as long as this lasts; then all is as it was.

        A terminal that is switched for each key alone loses what is typed between two of them.
        """
        if os.name == "nt":
            yield
            return
        import termios

        usual = termios.tcgetattr(sys.stdin.fileno())
        before = signal.signal(signal.SIGCONT, self._come_back)
        self._hold()
        try:
            yield
        finally:
            self._is_held = False
            signal.signal(signal.SIGCONT, before)
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, usual)

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Let the terminal be as usual for a line or another program, as long as this lasts."""
        if os.name == "nt" or not self._is_held:
            yield
            return
        import termios

        kept = termios.tcgetattr(sys.stdin.fileno())
        usual = list(kept)
        usual[3] |= termios.ICANON | termios.ECHO
        usual[0] |= termios.ICRNL
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, usual)
        self._is_held = False
        try:
            yield
        finally:
            self._hold()

    def read(self) -> str:
        """Return what was pressed, at least one key; empty where the terminal is gone."""
        if not self._is_held:
            return click.getchar()
        try:
            _wait()
            return os.read(sys.stdin.fileno(), _MOST).decode("utf-8", "replace")
        except OSError:  # it was closed
            return ""

    def forget(self) -> None:
        """Forget what was typed and not read."""
        if self._is_held and os.name != "nt":
            import termios

            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)

    def _hold(self) -> None:
        if os.name == "nt":
            return
        import termios
        import tty

        tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)
        self._is_held = True

    def _come_back(self, number: int, frame: FrameType | None) -> None:
        """Take keys again when we go on after Ctrl-Z: the shell took the terminal back."""
        if self._is_held:
            self._hold()
