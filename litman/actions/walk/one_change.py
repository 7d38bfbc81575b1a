"""Changes of a program that makes many of them, each taken back by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from litman.library.storage.command_run import COMMAND_RUN, begin_run

_WITHIN: ContextVar[bool] = ContextVar("_WITHIN", default=False)


@contextmanager
def one_change(words: Sequence[str], *, today: date) -> Iterator[None]:
    """Keep all that is saved within as one change, which `litman undo` lists as the command of these words.

    What is done within another one is part of that.
    """
    if _WITHIN.get():
        yield
        return
    run, within = COMMAND_RUN.set(begin_run(words, today=today)), _WITHIN.set(True)
    try:
        yield
    finally:
        _WITHIN.reset(within)
        COMMAND_RUN.reset(run)
