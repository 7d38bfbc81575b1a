"""Measure a pool on disk and matching a set at a time: python benchmarks/batch.py [--works N] [--references N]

Works are invented, with twins (a paper printed twice under other DOIs), parts of one paper, corrections, and titles
that a hundred works have. References to them are printed in six ways, with errors of the press; every tenth is to a
work that the pool does not have. `right`: the accepted work has the DOI, or is the twin. Needs the extra `batch`.
CPU seconds are those of a process of its own for each step.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from batch_made import Reference, make_inputs

from litman.actions.match.match_batch import match_batch
from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.manifest import read_manifest


class Cost(NamedTuple):
    """What a step took."""

    cpu_s: float
    peak_mb: float


def _apart(step: Callable[..., Any], *given: object) -> tuple[Any, Cost]:
    """Return what a step gives, and its cost, measured in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_measured, step, given).result()


def _measured(step: Callable[..., Any], given: Sequence[object]) -> tuple[Any, Cost]:
    before = resource.getrusage(resource.RUSAGE_SELF)
    result = step(*given)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return result, Cost(cpu, after.ru_maxrss / 1024)


def build(file: Path, folder: Path) -> None:
    """Build the pool."""
    build_pool([file], folder)


def match(texts: Sequence[str], folder: Path, engine: str) -> list[tuple[int, str | None, str, float | None]]:
    """Return number, DOI, outcome and score of each decision."""
    found = match_batch(
        texts, folder, read_manifest(folder), engine=engine, today=date(2026, 1, 1), in_full=False
    )
    return [(one.number, one.doi, one.outcome, one.score) for one in found]


def say_quality(
    asked: Sequence[Reference], decided: Sequence[tuple[int, str | None, str, float | None]]
) -> None:
    """Print precision, recall, and how many of the references without a right answer got one."""
    accepted = [
        (reference, doi)
        for reference, (_, doi, outcome, _) in zip(asked, decided, strict=True)
        if outcome == "accepted"
    ]
    right = sum(doi in reference.right for reference, doi in accepted)
    possible = sum(bool(reference.right) for reference in asked)
    wrong = sum(not reference.right for reference, _ in accepted)
    without = len(asked) - possible
    print(
        f"precision {right / max(1, len(accepted)):.4f}, recall {right / max(1, possible):.4f}; "
        f"wrongly accepted {wrong} of {without} whose work the pool lacks"
    )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--works", type=int, default=100_000, metavar="N")
    parser.add_argument("--references", type=int, default=4_000, metavar="N")
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        file, folder = Path(root) / "works.jsonl.gz", Path(root) / "pool"
        asked = make_inputs(file, options.works, options.references, options.seed)
        _, cost = _apart(build, file, folder)
        manifest = read_manifest(folder)
        million = manifest.works / 1e6
        keys, records = (
            sum(f.size for f in manifest.files if f.name.startswith(kind)) / 1e6
            for kind in ("keys/", "records/")
        )
        print(f"{manifest.works:,} works: built in {cost.cpu_s:.1f} CPU s, {cost.peak_mb:.0f} MB of memory")
        print(
            f"a million works: {cost.cpu_s / million:.0f} CPU s, {(keys + records) / million:.0f} MB "
            f"(keys {keys / million:.0f}, records {records / million:.0f})"
        )
        texts = [reference.text for reference in asked]
        decided, cost = _apart(match, texts, folder, options.engine)
        print(
            f"{len(texts):,} references on {options.engine}: {cost.cpu_s / len(texts) * 1000:.2f} CPU s a thousand, "
            f"{cost.peak_mb:.0f} MB of memory"
        )
        say_quality(asked, decided)
        again, _ = _apart(match, texts[::-1], folder, options.engine)
        turned = [(len(texts) + 1 - number, *rest) for number, *rest in again]
        digests = {digest_of_decisions(decided), digest_of_decisions(turned)}
        print(f"digest of two runs, the second in the other order: {' ≠ '.join(sorted(digests))}")
    return 0 if len(digests) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
