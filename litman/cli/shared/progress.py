"""A progress bar where a person waits; nothing where nobody does."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator

_FEW = 5  # steps that nobody waits for


@contextlib.contextmanager
def progress(total: int, *, in_bytes: bool = False) -> Iterator[Callable[..., None]]:
    """Give a function to call after each of `total` steps, or after several with their number.

    Draws on standard error if that is a terminal.
    """
    if total < _FEW or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda steps=1: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), DownloadColumn() if in_bytes else MofNCompleteColumn(), TimeRemainingColumn())
    # Results that go to a file must not be drawn on the terminal by the bar.
    to_terminal = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=to_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda steps=1: bar.advance(task, steps)
