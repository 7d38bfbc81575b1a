"""Chunks read by several processes, the rows given back in the order of the file."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from litman.bibtex.scan import Tile
from litman.search.entry_rows import ChunkRows, Spot, read_chunk

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MOST_WORKERS = 8  # one process writes, and is busy with the rows of three
_MOST_AHEAD = 4  # chunks for each worker that are read before those in front of them are written


class ChunkTask(NamedTuple):
    """What `read_chunk` is given of a chunk."""

    data: bytes
    tiles: tuple[Tile, ...]
    spots: list[tuple[bytes, Spot]]
    wanted: list[int]


def read_chunks(
    tasks: Iterable[tuple[Any, ChunkTask]], macros: Mapping[str, str], *, is_large: bool
) -> Iterator[tuple[Any, ChunkRows]]:
    """Give the rows of each chunk, in order, with what came beside its task.

    Args:
        tasks: The chunks; taken one by one as they are needed.
        macros: The macros of the whole file.
        is_large: Whether it is worth the while to start processes for it.
    """
    count = min(_usable_cores(), _MOST_WORKERS) if is_large else 1
    if count < 2:
        for beside, task in tasks:
            yield beside, read_chunk(*task, macros)
        return
    yield from _read_together(tasks, macros, count)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _read_together(
    tasks: Iterable[tuple[Any, ChunkTask]], macros: Mapping[str, str], count: int
) -> Iterator[tuple[Any, ChunkRows]]:
    """Give each worker one task at a time: with two, both sides could wait for the other to read what they send."""
    from multiprocessing.connection import wait

    with _workers(count, macros) as idle:
        pending = iter(tasks)
        busy: dict[Any, int] = {}
        beside: dict[int, Any] = {}
        done: dict[int, ChunkRows] = {}
        given = taken = 0
        while True:
            while idle and given - taken < _MOST_AHEAD * count and (task := next(pending, None)) is not None:
                connection = idle.pop()
                beside[given], work = task
                connection.send(work)
                busy[connection] = given
                given += 1
            if taken in done:
                yield beside.pop(taken), done.pop(taken)
                taken += 1
            elif not busy:
                return
            for ready in wait(list(busy), timeout=0 if taken in done else None) if busy else ():
                connection = cast("Connection", ready)
                done[busy.pop(connection)] = connection.recv()
                idle.append(connection)


@contextlib.contextmanager
def _workers(count: int, macros: Mapping[str, str]) -> Iterator[list[Connection]]:
    import multiprocessing

    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    ours: list[Connection] = []
    processes = []
    try:
        for _ in range(count):
            here, there = context.Pipe()
            inherited = [*ours, here] if sys.platform == "linux" else []
            process = context.Process(target=_serve, args=(there, inherited, dict(macros)), daemon=True)
            process.start()
            there.close()
            ours.append(here)
            processes.append(process)
        yield list(ours)
    finally:
        for connection in ours:
            connection.close()  # what a worker waits for: it ends
        for process in processes:
            process.terminate()
            process.join()


def _serve(connection: Connection, inherited: list[Connection], macros: Mapping[str, str]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides what an interruption means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()  # else no worker would learn that the asking process is gone
    with contextlib.suppress(EOFError, OSError):
        while True:
            task: ChunkTask = connection.recv()
            connection.send(read_chunk(*task, macros))
