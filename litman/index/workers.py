"""Work that several processes do, the results given back in order."""

from __future__ import annotations

import contextlib
import marshal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MOST_AHEAD = 4  # tasks for each worker that are done before the results of those before them are taken


def work_together(tasks: Iterable[Any], work: Callable[[Any], Any], *, count: int) -> Iterator[Any]:
    """Give `work(task)` for each task, in order; with a count of 1 in this process.

    Tasks and results hold nothing but numbers, texts, bytes, None, tuples and lists: `marshal` carries them, in a
    third of the time that `pickle` needs. A worker has one task at a time: with two, both sides could wait for the
    other to read what they send.
    """
    if count < 2:
        yield from map(work, tasks)
        return
    from multiprocessing.connection import wait

    with _workers(count, work) as idle:
        pending = iter(tasks)
        busy: dict[Any, int] = {}
        done: dict[int, Any] = {}
        given = taken = 0
        while True:
            while idle and given - taken < _MOST_AHEAD * count and (task := next(pending, None)) is not None:
                connection = idle.pop()
                connection.send_bytes(marshal.dumps(task))
                busy[connection] = given
                given += 1
            if taken in done:
                yield done.pop(taken)
                taken += 1
            elif not busy:
                return
            for ready in wait(list(busy), timeout=0 if taken in done else None) if busy else ():
                connection = cast("Connection", ready)
                done[busy.pop(connection)] = marshal.loads(connection.recv_bytes())
                idle.append(connection)


@contextlib.contextmanager
def _workers(count: int, work: Callable[[Any], Any]) -> Iterator[list[Connection]]:
    import multiprocessing

    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    ours: list[Connection] = []
    processes = []
    try:
        for _ in range(count):
            here, there = context.Pipe()
            inherited = [*ours, here] if sys.platform == "linux" else []
            process = context.Process(target=_serve, args=(there, inherited, work), daemon=True)
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


def _serve(connection: Connection, inherited: list[Connection], work: Callable[[Any], Any]) -> None:
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides what an interruption means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()  # else no worker would learn that the asking process is gone
    gc.disable()  # rows hold no cycles, and looking for them takes a third of the time
    with contextlib.suppress(EOFError, OSError):
        while True:
            connection.send_bytes(marshal.dumps(work(marshal.loads(connection.recv_bytes()))))
