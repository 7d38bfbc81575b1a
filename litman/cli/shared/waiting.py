"""A line for a person who waits for one thing: after two seconds, how long it takes, and which page is read."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator

from litman.cli.shared.output import make_way, on_output, stands_last
from litman.cli.shared.progress import FEW, is_watched, progress

_SHOWN_AFTER_S = 2.0
_TICK_S = 0.5  # between two drawings


@contextlib.contextmanager
def progress_of_posts(total: int) -> Iterator[Callable[..., None]]:
    """Give a function to call after each post that was read; of many there is a bar, of a few a line.

    The line is drawn by a thread, from the third second on, since one post says nothing while it is read: within a few
    nothing may start processes by `fork`, nor ask the person anything.
    """
    if not 0 < total < FEW or not is_watched():
        with progress(total) as advance:
            yield advance
        return
    from litman.posts.readers.pages_read import PAGES_READ  # only where somebody watches posts being read

    line = Waiting(total)
    asked = PAGES_READ.set(line.tell_pages)
    make_way()
    with on_output(line.hide):
        line.start()
        try:
            yield line.advance
        finally:
            line.end()
            PAGES_READ.reset(asked)


class Waiting:
    """A line on standard error that says what is done and since when."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._pages = ""
        self._shown = 0  # columns
        self._start = 0.0
        self._drawing = threading.Lock()
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._draw_again, daemon=True)

    def start(self) -> None:
        """Begin to count the time."""
        self._start = time.monotonic()
        self._thread.start()

    def end(self) -> None:
        """Draw no more, and leave nothing on the line."""
        self._is_over.set()
        self._thread.join()
        self.hide()

    def advance(self, steps: int = 1) -> None:
        """Note that steps are done."""
        self._done += steps
        self._pages = ""

    def tell_pages(self, done: int, total: int) -> None:
        """Note how many pages of what is read now are done."""
        self._pages = f"page {done:,} of {total:,}"

    def hide(self) -> None:
        """Clear the line for what is printed next."""
        with self._drawing:
            if self._shown:
                _write("\r" + " " * self._shown + "\r")
                self._shown = 0

    def draw(self) -> None:
        """Draw the line, once there is something to wait for."""
        taken_s = time.monotonic() - self._start
        if taken_s < _SHOWN_AFTER_S:
            return
        done = f"{self._done} of {self._total} done, " if self._total > 1 else ""
        line = f"{done}{self._pages or 'working'}, {int(taken_s)} s"
        with self._drawing:
            if not stands_last(self.hide):
                return
            _write("\r" + line.ljust(self._shown))
            self._shown = max(len(line), self._shown)

    def _draw_again(self) -> None:
        while not self._is_over.wait(_TICK_S):
            self.draw()


def _write(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # nobody is there to see it any more
        sys.stderr.write(text)
        sys.stderr.flush()
