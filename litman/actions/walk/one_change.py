"""Changes of a program that makes many of them, each taken back by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from litman.library.storage.command_run import COMMAND_RUN, begin_run


@contextmanager
def one_change(words: Sequence[str], *, today: date) -> Iterator[None]:
    """Keep all that is saved within as one change, which `litman undo` lists as the command of these words."""
    before = COMMAND_RUN.set(begin_run(words, today=today))
    try:
        yield
    finally:
        COMMAND_RUN.reset(before)
