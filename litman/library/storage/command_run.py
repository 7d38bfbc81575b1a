"""Who asked for a change: the words of the command, kept with the change for `litman undo` and for those who wait."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple

from litman.shell import command_line


# A named tuple, since every command starts with it: `dataclasses` is imported by those that need more.
class CommandRun(NamedTuple):
    """One run of a command; all that it writes is taken back together."""

    words: tuple[str, ...] = ()  # of the command line, without `litman`
    day: date | None = None
    run: str = ""  # tells this run from others

    def __str__(self) -> str:
        return command_line(self.words)


_NOBODY = CommandRun()

# The one thing that is ambient: every command that writes would otherwise hand it down to every save.
COMMAND_RUN: ContextVar[CommandRun] = ContextVar("COMMAND_RUN", default=_NOBODY)


def begin_run(words: Sequence[str], *, today: date) -> CommandRun:
    """Return the request of a command that begins now."""
    return CommandRun(tuple(words), today, os.urandom(4).hex())
