"""The table that `scale.py` prints: its figures with their limits, and the processes that they are taken from."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from processes import Run, measure, median_run, plain_environment

SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was done, what it took, and what it may take."""

    what: str
    entries: int
    run: Run
    value: float
    unit: str = "s"
    limit: float | None = None
    ratio: float | None = None  # to the smallest library
    ratio_limit: float | None = None

    @property
    def holds(self) -> bool | None:
        """Whether the figure is within its limits; None where it has none."""
        if self.run.code not in (0, 1) or not self.run.lines:
            return None if self.limit is None else False
        if self.limit is None:
            return None
        is_within = self.value <= self.limit
        return is_within and (
            self.ratio_limit is None or self.ratio is None or self.ratio <= self.ratio_limit
        )


@dataclass(slots=True)
class Bench:
    """A run of all measurements: where the libraries lie, and what was found so far."""

    folder: Path  # pristine libraries, one folder a size
    work: Path  # copies that are measured
    sizes: tuple[int, ...]
    runs: int
    rows: list[Row] = field(default_factory=list)
    first: dict[str, float] = field(default_factory=dict)  # CPU seconds with the smallest library

    def command(self, library: Path, *words: str) -> list[str]:
        """Return a command about a library as it is started."""
        script = Path(sys.executable).with_name("litman")
        start = [str(script)] if script.exists() else [sys.executable, "-m", "litman"]
        return [*start, "--library", str(library), *words]

    def litman(
        self,
        library: Path,
        *words: str,
        memory: bool = False,
        timeout_s: float = 900.0,
        environment: Mapping[str, str] | None = None,
    ) -> Run:
        """Return what one whole process takes."""
        return measure(
            self.command(library, *words),
            environment={**plain_environment(self.work / "home"), **(environment or {})},
            memory=memory,
            timeout_s=timeout_s,
        )

    def repeated(self, library: Path, *words: str) -> Run:
        """Return the medians of several runs, after one that is not counted."""
        self.litman(library, *words)
        return median_run([self.litman(library, *words) for _ in range(self.runs)])

    def add(self, row: Row) -> None:
        """Keep a figure and print its line."""
        self.rows.append(row)
        print(line_of(row), flush=True)

    def add_memory(self, size: int, run: Run, limit: float | None = None) -> None:
        """Keep the memory that a run took."""
        peak = (run.peak_bytes or 0) / 1e6
        self.add(Row("  its peak memory, all processes", size, run, peak, "MB", limit_of(size, limit)))


def limit_of(size: int, limit: float | None) -> float | None:
    """Return the limit where it is one of this size: most are of the largest library alone."""
    return limit if size == max(SIZES) else None


HEAD = f"{'entries':>8}  {'what':44} {'figure':>14} {'wall':>8} {'CPU':>8} {'ratio':>6}  limit"


def line_of(row: Row) -> str:
    """Return the line of the table that a figure stands in."""
    figure = f"{row.value:.0f} {row.unit}" if row.unit == "MB" else f"{row.value:.2f} {row.unit}"
    if row.run.code is None:
        figure = "too long"
    elif not row.run.lines:
        figure = "printed nothing"
    elif row.run.code not in (0, 1):
        figure = f"failed ({row.run.code})"
    ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
    limits = []
    if row.limit is not None:
        limits.append(f"{row.limit:g} {row.unit}")
    if row.ratio is not None and row.ratio_limit is not None:
        limits.append(f"ratio {row.ratio_limit:g}")
    verdict = {True: "within", False: "OVER", None: ""}[row.holds]
    return (
        f"{row.entries:>8,}  {row.what:44} {figure:>14} {row.run.wall_s:8.2f} {row.run.cpu_s:8.2f} {ratio:>6}  "
        f"{', '.join(limits)}{': ' if limits else ''}{verdict}"
    ).rstrip()
