"""Matching on each engine for `batch.py`: in a process of its own, with the CPU seconds of all that works for it."""

from __future__ import annotations

import os
import resource
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from litman.actions.match.match_batch import match_batch
from litman.batch.manifest import read_manifest

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.batch.spark_serving import SparkServer, start_spark

Decision = tuple[int, str | None, str, float | None]  # number, DOI, outcome, score
ENGINES = """duckdb, sail; sail-cluster: Sail with its local workers; spark: Apache Spark with two executors, started
here (pyspark, Java); spark-killed: the same, one of them killed when it has begun; sc://HOST:PORT"""


class Cost(NamedTuple):
    """What a step took."""

    cpu_s: float  # of children and of a server that was started here, too
    peak_mb: float  # of the process that asked


def run_on(engine: str, texts: Sequence[str], folder: Path, work: Path) -> tuple[list[Decision], Cost]:
    """Return what an engine decides about references, and the cost."""
    if not engine.startswith("spark"):
        return apart(_match, texts, folder, engine)
    work.mkdir()
    with start_spark(work) as server:
        if engine == "spark-killed":
            threading.Thread(target=_kill_one, args=(server,), daemon=True).start()
        decided, cost = apart(_match, texts, folder, server.address)
        return decided, cost._replace(cpu_s=cost.cpu_s + server.cpu_s())


def apart(step: Callable[..., Any], *given: object) -> tuple[Any, Cost]:
    """Return what a step gives, and its cost, measured in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_measured, step, given).result()


def _measured(step: Callable[..., Any], given: Sequence[object]) -> tuple[Any, Cost]:
    before = _used()
    result = step(*given)
    return result, Cost(_used() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _match(texts: Sequence[str], folder: Path, engine: str) -> list[Decision]:
    if engine == "sail-cluster":
        os.environ["SAIL_MODE"], engine = "local-cluster", "sail"
    manifest, today = read_manifest(folder), date(2026, 1, 1)
    found = match_batch(texts, folder, manifest, engine=engine, today=today, in_full=False)
    return [(one.number, one.doi, one.outcome, one.score) for one in found]


def _kill_one(server: SparkServer) -> None:
    """Kill an executor when references were read, and candidates are looked for."""
    while server.tasks_begun() < 25:
        time.sleep(0.2)
    print(f"killed the executor {server.kill_executor()}")
