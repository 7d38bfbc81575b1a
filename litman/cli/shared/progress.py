"""A progress bar where a person waits; nothing where nobody does."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator

from litman.cli.shared.output import make_way, on_output
from litman.text.terminal import terminal_columns

FEW = 5  # steps, from which on a bar says something
_PAUSE_S = 0.1  # between two drawings, and before the first
_FIRST_S = 1.0  # after which the bar is there though nothing is done yet
_WIDTH = 40  # columns of the bar itself
_MB = 1_000_000


@contextlib.contextmanager
def progress(total: int, *, in_bytes: bool = False) -> Iterator[Callable[..., None]]:
    """Give a function to call after each of `total` steps, or after several with their number.

    Draws on standard error if that is a terminal. What is printed meanwhile takes the bar's line; the bar is drawn
    anew below it. A bar within another stands in its place as long as it takes.
    """
    if total < FEW or not is_watched():
        yield lambda steps=1: None
        return
    bar = _Bar(total, in_bytes=in_bytes)
    make_way()
    first = threading.Timer(_FIRST_S, bar.begin)
    first.daemon = True
    with on_output(bar.hide):
        first.start()
        try:
            yield bar.advance
        finally:
            first.cancel()
            bar.hide()


def is_watched() -> bool:
    """Whether standard error is a terminal on which a line can be drawn again."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class _Bar:
    """A line on standard error that says how much is done, and how long the rest will take."""

    def __init__(self, total: int, *, in_bytes: bool) -> None:
        self._total = total
        self._in_bytes = in_bytes
        self._done = 0
        self._start = self._drawn = time.monotonic()
        self._shown = 0  # columns
        self._is_untouched = True  # nothing is done, and nothing was printed
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Draw the bar with nothing done, unless something was done or printed meanwhile."""
        with self._lock:
            if self._is_untouched:
                self._draw(self._start)

    def advance(self, steps: int = 1) -> None:
        self._done = min(self._done + steps, self._total)
        now = time.monotonic()
        with self._lock:
            self._is_untouched = False
            if now - self._drawn >= _PAUSE_S:
                self._drawn = now
                self._draw(now)

    def hide(self) -> None:
        with self._lock:
            self._is_untouched = False
            if self._shown:
                _write("\r" + " " * self._shown + "\r")
                self._shown = 0

    def _draw(self, now: float) -> None:
        said = f" {self._count()}"
        if self._done:
            said += f" {_clock((now - self._start) * (self._total - self._done) / self._done)}"
        columns = terminal_columns() - 1  # a full line would begin the next
        width = max(min(_WIDTH, columns - len(said) - 2), 0)
        filled = width * self._done // self._total
        line = f"[{'#' * filled}{'-' * (width - filled)}]{said}"[:columns]
        _write("\r" + line.ljust(self._shown))
        self._shown = max(len(line), self._shown)

    def _count(self) -> str:
        if self._in_bytes:
            return f"{self._done / _MB:,.1f}/{self._total / _MB:,.1f} MB"
        return f"{self._done:,}/{self._total:,}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _write(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # nobody is there to see it any more
        sys.stderr.write(text)
        sys.stderr.flush()
