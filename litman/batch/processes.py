"""Other processes that a run lets work on its parts; a part whose process was killed is done by who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

from litman.second_process import usable_cores

T = TypeVar("T")
_MOST_PROCESSES = 8


class Processes:
    """None as long as none was started: everything is then done by who asks."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self.count = 0  # how many were started

    def start(self, begin: Callable[..., None], given: tuple[Any, ...]) -> None:
        """Start as many as there are processors; each begins by calling a function of a module."""
        self.count = min(_MOST_PROCESSES, usable_cores())
        self._pool = ProcessPoolExecutor(
            self.count, mp_context=get_context("spawn"), initializer=begin, initargs=given
        )

    def submit(self, work: Callable[..., T], *given: Any) -> Future[T] | None:
        """Let one of them work; None where there is none."""
        try:
            return self._pool.submit(work, *given) if self._pool is not None else None
        except BrokenProcessPool:
            self._pool = None
            return None

    def made(self, future: Future[T] | None) -> T | None:
        """Return what one of them made; None where nobody did: it was killed, or was none."""
        if future is None:
            return None
        try:
            return future.result()
        except BrokenProcessPool:
            self._pool = None
            return None

    def close(self) -> None:
        """Leave nothing running that nobody wants any more."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
