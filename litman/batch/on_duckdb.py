"""DuckDB as an engine: one machine, set at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from litman.batch.engine import Rows, Step
from litman.batch.remote import files_on_s3, is_remote
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
        self._spill = spill
        self._shown: dict[str, pa.Table] = {}
        # whoever waits for another thread can be stopped; a question of this one could not
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="duckdb")
        self._db.execute("SET enable_progress_bar = false")  # litman draws its own

    def show(self, name: str, table: Any) -> None:
        """Let a question name an Arrow table."""
        self._shown[name] = table
        self._db.register(name, table)

    def show_files(self, name: str, files: Sequence[str | Path]) -> None:
        """Let a question name what is in Parquet files."""
        self._db.unregister(name)  # a table that was shown stands before a view
        if any(map(is_remote, files)):
            self._run(lambda: self._db.register(name, _on_s3(list(map(str, files)))))
            return
        self._run(lambda: self._db.read_parquet(list(map(str, files))).create_view(name, replace=True))

    def show_made(self, name: str, of: str, step: Step, schema: Any) -> None:
        """Let a question name what a step makes of an Arrow table."""
        made = list(step(iter(self._shown[of].to_batches(_ROWS_A_BATCH))))
        self.show(name, pa.Table.from_batches(made, schema=schema))

    def ask(self, question: str) -> Rows:
        """Yield the answer as Arrow batches."""
        answer = self._run(lambda: self._db.sql(question).to_arrow_reader(_ROWS_A_BATCH))
        while (batch := self._run(lambda: next(answer, None))) is not None:
            yield batch

    def ask_through(self, question: str, step: Step, schema: Any, *, order: Sequence[str]) -> Rows:
        """Yield what a step makes of the answer."""
        yield from step(self.ask(f"{question} ORDER BY {', '.join(order)}"))

    def close(self) -> None:
        """Leave; what was asked and not answered is given up."""
        self._db.interrupt()
        self._asking.shutdown()
        self._db.close()

    def _run(self, step: Callable[[], Any]) -> Any:
        """Return what DuckDB answers.

        Raises:
            MatchEngineError: it gave up.
        """
        try:
            return self._asking.submit(step).result()
        except (duckdb.Error, pa.ArrowException) as exc:
            raise MatchEngineError(self.name, _said(exc, self._spill)) from exc


def _said(error: Exception, spill: Path) -> str:
    """What went wrong, and what can be done about it; DuckDB's own words speak of settings that nobody here has."""
    text = str(error).strip()
    first = text.partition("\n")[0]
    if "No space left" in text or "temp_directory" in text:
        return f"the disk is full on which it keeps what memory cannot hold ({spill.parent}); {_AGAIN}"
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"it ran out of memory; close what else takes memory, and {_AGAIN}"
    if "No files found" in text:
        return f"{first}; give a path that it can read"
    if isinstance(error, duckdb.IOException | duckdb.InvalidInputException):
        return f"{first}; `litman pool verify DIR` says which file of a pool is missing or was changed"
    return first


_AGAIN = "give the same command again: what is done is kept"


def _on_s3(files: Sequence[str]) -> Any:
    """Return what reads files on S3: Arrow, since what DuckDB does it with is no part of its package."""
    from pyarrow.dataset import dataset

    store, paths = files_on_s3(files)
    try:
        return dataset(paths, filesystem=store, format="parquet")
    except OSError as exc:
        raise MatchEngineError(Engine.name, str(exc).partition("\n")[0]) from exc


@contextmanager
def opened(name: str = "duckdb", *, spill: Path) -> Iterator[Engine]:
    """Give an engine that puts what is too large for memory into a folder, which is gone afterwards."""
    engine = Engine(spill)
    try:
        yield engine
    finally:
        engine.close()
        shutil.rmtree(spill, ignore_errors=True)
