"""What an engine must be able to do: the one thing that matching knows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

Rows = Iterator[Any]  # Arrow batches
# A pure function of litman, Arrow in and out. It is a function of a module, or `functools.partial` of one, so that
# it can be named to a worker in another process, or on another machine that has litman.
Step = Callable[[Rows], Rows]


class Engine(Protocol):
    """Somewhere tables and files have names, questions in SQL are answered, and litman's functions are run."""

    name: str  # as messages call it
    strings_a_set: int  # references that are best asked about together

    def show(self, name: str, table: Any) -> None:
        """Let questions name an Arrow table; it comes with the question."""
        ...

    def show_files(self, name: str, files: Sequence[str | Path]) -> None:
        """Let questions name what is in Parquet files."""
        ...

    def show_made(self, name: str, of: str, step: Step, schema: Any) -> None:
        """Let questions name what a step makes of a table that was shown, worked out once, by workers.

        A step is given some rows of the table at a time, whichever.
        """
        ...

    def ask(self, question: str) -> Rows:
        """Yield the answer, in its order."""
        ...

    def ask_through(self, question: str, step: Step, schema: Any, *, order: Sequence[str]) -> Rows:
        """Yield what a step makes of an answer, by workers, in whatever order.

        A step is given all rows that have one value in the first column of `order`, in that order; which of such
        groups are given to a step together, and how often one is repeated, is the engine's.
        """
        ...
