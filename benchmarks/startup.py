"""How long `litman --help` takes, next to `python -c "import click"`: figures of one run, alternating.

python benchmarks/startup.py [--runs 20]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time

BASE = [sys.executable, "-c", "import click"]
HELP = [sys.executable, "-m", "litman", "--help"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed litman has its modules compiled
    measure(BASE)
    measure(HELP)
    pairs = [(measure(BASE), measure(HELP)) for _ in range(runs)]
    for name, index in (("wall", 0), ("cpu", 1)):
        base = [pair[0][index] for pair in pairs]
        ours = [pair[1][index] for pair in pairs]
        ratios = [b / a for a, b in zip(base, ours, strict=True)]
        print(
            f"{name}: import click {statistics.median(base):.3f} s, litman --help {statistics.median(ours):.3f} s, "
            f"ratio {statistics.median(ratios):.2f} (median of {runs} pairs; target at most 1.6)"
        )


def measure(command: list[str]) -> tuple[float, float]:
    """Return the wall and CPU seconds of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
