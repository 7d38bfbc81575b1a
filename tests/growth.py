"""What our code costs: in steps, which every run counts alike, and in seconds, for the tests that are marked `growth`.

Those are skipped unless LITMAN_GROWTH is set. Seconds are the machine's too: another process, or Python's search for
garbage among the objects of all tests before, makes a test fail now and then that asserts on them.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

TRIES = 3
LEAST_S = 0.01  # what takes less is the clock's

Act = Callable[[], object]


def cpu_s(act: Act) -> float:
    """Give the CPU seconds that `act` takes while nobody looks for garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        act()
        return time.process_time() - start
    finally:
        if was_on:
            gc.enable()


def takes_at_most(limit_s: float, act: Act) -> None:
    """Fail where each of several tries takes more than `limit_s` CPU seconds."""
    tries: list[float] = []
    while len(tries) < TRIES:
        tries.append(cpu_s(act))
        if tries[-1] < limit_s:
            return
    raise AssertionError(f"took {min(tries):.2f} CPU seconds at best, of {limit_s} at most")


def grows_in_proportion(
    prepared: Callable[[int], Act], size: int, *, times: int = 4, at_most: float = 10
) -> None:
    """Fail where `times` as much takes over `at_most` times as long; `prepared` gives what is done with so much.

    With four times as much, what grows in proportion takes four times as long, what grows with the square sixteen.
    """
    shares: list[tuple[float, float, float]] = []
    while len(shares) < TRIES:
        small, large = (cpu_s(prepared(count)) for count in (size, size * times))
        shares.append((large / max(small, LEAST_S), small, large))
        if shares[-1][0] < at_most:
            return
    share, small, large = min(shares)
    raise AssertionError(
        f"{times} times as much as {size:,} takes {share:.1f} times as long at best "
        f"({small:.3f} and {large:.3f} CPU seconds), of {at_most} at most"
    )


def steps_in_proportion(prepared: Callable[[int], Act], size: int, *, times: int = 4) -> None:
    """Fail where `times` as much takes over half as many steps more than that; what C does for a line is not seen."""
    prepared(size)()  # what is imported and remembered by the first is no part of either
    small, large = (steps(prepared(count)) for count in (size, size * times))
    assert large < 1.5 * times * small, f"{small:,} steps for {size:,}, {large:,} for {times} times as much"


def steps(act: Act) -> int:
    """Count the lines of Python that run."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count
