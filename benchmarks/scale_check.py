"""What `scale.py` measures of `litman check`: a library with all its posts, the first time and the second."""

from __future__ import annotations

import shutil

from check import make
from scale_table import Bench, Row

ENTRIES, POSTS, CLAIMS = 20_000, 1_000, 10  # claims of a post
_SMALLER = 20  # so many times, where no large library is asked for
_FIRST_CPU_S, _SECOND_CPU_S = 15, 1


def measure_check(bench: Bench) -> None:
    """Measure the first check and the second; a smaller library where all of the sizes are small."""
    is_whole = max(bench.sizes) >= ENTRIES
    entries, posts = (size if is_whole else size // _SMALLER for size in (ENTRIES, POSTS))
    folder = bench.work / "checked"
    make(folder, entries, posts, CLAIMS)
    for which, limit in (("first", _FIRST_CPU_S), ("second", _SECOND_CPU_S)):
        run = bench.litman(folder, "check", "--statistics", memory=True)
        what = f"{which} check of {posts:,} posts, {posts * CLAIMS:,} claims"
        bench.add(Row(what, entries, run, run.cpu_s, "s CPU", limit if is_whole else None))
        bench.add_memory(entries, run)
    shutil.rmtree(folder)
