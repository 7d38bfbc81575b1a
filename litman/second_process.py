"""Processes that work for another one: how many, and how each ends with it."""

from __future__ import annotations

import gc
import os
import signal
import threading

_LOOK_S = 1.0  # between two looks whether the process that asks is still there


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def begin_second_process() -> None:
    """Prepare this process: it ends with the one that asks, who also decides what an interruption means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what was there before is not looked through for garbage


def _end_with_parent() -> None:
    """End this process when the one that asks is gone, even if it was killed."""
    # How many cores there are is asked at start-up, where nothing else needs what starts processes.
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is None:
        return
    # A forked process holds the other end of what tells of the parent's end, and so hears nothing of it.
    while parent.is_alive() and os.getppid() == parent.pid:
        parent.join(_LOOK_S)
    os._exit(1)
