"""What grows faster than its input: pumps for readers of posts, rules, and every pattern of a module.

    python benchmarks/growth.py [--only posts,libraries,patterns] [NAME ...]

A pump is a shape that can be made n, 2n and 4n large. Each is run in a process of its own with a limit of CPU seconds;
what grows faster than n log n is printed with its CPU seconds, and the exit code is 1. Commands are run on libraries,
readers within a process that has loaded them: both with what a post or a library of that shape needs in all. What seems
to grow is run again, and the shorter time counts: a busy machine stretches a run, and never twice in the same place.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from growth_shapes import LIBRARIES, POSTS

LIMIT_S = 30  # CPU seconds of one run
_NOISE_S = 0.15  # what start-up, and a busy machine, put between two runs
_AGAIN = 2
_STEEP = 2.8  # times as long for twice the input; n log n is 2.2 at most here


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--only", default="posts,libraries,patterns")
    parser.add_argument("names", nargs="*", help="of shapes, or parts of names of patterns")
    arguments = parser.parse_args()
    kinds = arguments.only.split(",")
    tried = grown = 0
    for kind, found in (("posts", _posts), ("libraries", _libraries), ("patterns", _patterns)):
        for name, times in found(arguments.names) if kind in kinds else ():
            tried += 1
            if not grows(times):
                continue
            grown += 1
            print(f"{kind}: {name}: {' '.join(f'{taken:.2f}' for taken in times)}", flush=True)
    print(f"{grown} of {tried} grow faster than n log n")
    return 1 if grown else 0


def grows(times: list[float]) -> bool:
    """Whether a run took much more than twice as long for twice the input, or was ended."""
    if times[-1] >= LIMIT_S:
        return True
    return any(after > _NOISE_S + _STEEP * max(before, 0.02) for before, after in itertools.pairwise(times))


def _settled(cpu_s: Callable[[int], float]) -> list[float]:
    """Return CPU seconds for n, 2n and 4n; the lowest of some runs while they seem to grow."""
    times = [cpu_s(factor) for factor in (1, 2, 4)]
    for _ in range(_AGAIN):
        if times[-1] >= LIMIT_S or not grows(times):
            break
        times = [min(before, cpu_s(factor)) for before, factor in zip(times, (1, 2, 4), strict=True)]
    return times


def _posts(names: list[str]) -> Iterator[tuple[str, list[float]]]:
    for name, (file, size, make) in POSTS.items():
        if names and name not in names:
            continue
        yield name, _settled(lambda factor: _apart(file, make(size * factor)))  # noqa: B023


def _apart(file: str, text: str) -> float:
    """Return the CPU seconds of reading and laying out a post, in a process that ends with it."""
    from litman.errors import LitmanError
    from litman.posts.analyse import analyse_post
    from litman.posts.readers.read import read_post

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_S, LIMIT_S))
        start = time.process_time()
        try:
            analyse_post(read_post(Path(file), data=text.encode()))
        except LitmanError:
            pass  # refused, which takes time too
        finally:
            os.write(writing, f"{time.process_time() - start}".encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    os.waitpid(child, 0)
    return float(said) if said else float(LIMIT_S)


def _libraries(names: list[str]) -> Iterator[tuple[str, list[float]]]:
    for name, (size, make) in LIBRARIES.items():
        for command in ("list", "check", "duplicates"):
            if not names or name in names:
                yield (
                    f"{name}, {command}",
                    _settled(lambda factor: _command(make(size * factor), command)),  # noqa: B023
                )


def _command(text: str, command: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LITMAN")}
        environment["XDG_CACHE_HOME"] = folder

        def run(*words) -> object:
            return subprocess.run(
                [sys.executable, "-m", "litman", "--library", f"{folder}/library", *words],
                env=environment,
                capture_output=True,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_S, LIMIT_S)),
                check=False,
            )

        subprocess.run(
            [sys.executable, "-m", "litman", "init", f"{folder}/library"], capture_output=True, check=True
        )
        (Path(folder) / "library" / "references.bib").write_text(text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(command)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _patterns(names: list[str]) -> Iterator[tuple[str, list[float]]]:
    from growth_patterns import growing_pumps, module_patterns

    for pattern in module_patterns():
        if names and not any(name in pattern.name for name in names):
            continue
        shape, times = next(growing_pumps(pattern), ("", [0.0]))
        # They were compared at sizes of their own; here they are only named.
        yield f"{pattern.name} {shape}", [times[0], float(LIMIT_S)] if shape else times


if __name__ == "__main__":
    sys.exit(main())
