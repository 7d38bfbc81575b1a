"""The processes that check posts beside the one that was asked end with it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

ASKED = """
import multiprocessing, os, time
from litman import second_process

second_process._LOOK_S = 0.05
context = multiprocessing.get_context("fork")
others = [context.Process(target=second_process._end_with_parent) for _ in range(2)]
for other in others:
    other.start()
print(*[other.pid for other in others], flush=True)
time.sleep(60)
"""


def is_there(process: int) -> bool:
    """Whether a process runs; one that ended and waits for its last state to be asked does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not fork")
def test_no_process_stays_behind_when_the_one_that_asks_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ASKED], stdout=subprocess.PIPE, text=True) as asked:
        assert asked.stdout is not None
        others = list(map(int, asked.stdout.readline().split()))
        assert len(others) == 2
        assert all(map(is_there, others))
        asked.kill()
    for _ in range(200):
        if not any(map(is_there, others)):
            return
        time.sleep(0.05)
    raise AssertionError(f"still there: {others}")
