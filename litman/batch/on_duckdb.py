"""DuckDB as an engine: one machine, set at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from litman.batch.engine import Rows, Step
from litman.errors import MatchEngineError

_ROWS_A_BATCH = 10_000
_MEMORY = "400MB"  # beyond it DuckDB goes to the disk


class Engine:
    """An open DuckDB without a file of its own, and without a network."""

    name = "duckdb"
    strings_a_set = 10_000

    def __init__(self, spill: Path) -> None:
        self._db: Any = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": _MEMORY,
                "temp_directory": str(spill),
                "autoinstall_known_extensions": "false",
                "preserve_insertion_order": "true",
            },
        )
        self._shown: dict[str, pa.Table] = {}
        self._db.execute("SET enable_progress_bar = false")  # litman draws its own

    def show(self, name: str, table: Any) -> None:
        """Let a question name an Arrow table."""
        self._shown[name] = table
        self._db.register(name, table)

    def show_files(self, name: str, files: Sequence[str | Path]) -> None:
        """Let a question name what is in Parquet files."""
        with _said_in_words():
            self._db.read_parquet([str(file) for file in files]).create_view(name, replace=True)

    def show_made(self, name: str, of: str, step: Step, schema: Any) -> None:
        """Let a question name what a step makes of an Arrow table."""
        made = list(step(iter(self._shown[of].to_batches(_ROWS_A_BATCH))))
        self.show(name, pa.Table.from_batches(made, schema=schema))

    def ask(self, question: str) -> Rows:
        """Yield the answer as Arrow batches."""
        with _said_in_words():
            yield from self._db.sql(question).to_arrow_reader(_ROWS_A_BATCH)

    def ask_through(self, question: str, step: Step, schema: Any, *, order: Sequence[str]) -> Rows:
        """Yield what a step makes of the answer."""
        yield from step(self.ask(f"{question} ORDER BY {', '.join(order)}"))

    def close(self) -> None:
        self._db.close()


@contextmanager
def _said_in_words() -> Iterator[None]:
    try:
        yield
    except (duckdb.Error, pa.ArrowException) as exc:
        said = str(exc)
        if "No files found" in said:
            said = f"{said}; give a path that it can read"
        raise MatchEngineError(Engine.name, said.strip().partition("\n")[0]) from exc


@contextmanager
def opened(name: str = "duckdb", *, spill: Path) -> Iterator[Engine]:
    """Give an engine that puts what is too large for memory into a folder, which is gone afterwards."""
    engine = Engine(spill)
    try:
        yield engine
    finally:
        engine.close()
        shutil.rmtree(spill, ignore_errors=True)
