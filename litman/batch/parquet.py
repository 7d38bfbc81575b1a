"""Parquet files that are whole or not there, whose bytes are the same for the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from litman.batch.rows import table_of
from litman.batch.whole_file import whole_file

_LEVEL = 6  # of zstd: a tenth smaller than at 3, and not yet slow


@contextmanager
def whole_parquet(
    path: Path, schema: pa.Schema, *, deltas: tuple[str, ...] = (), level: int = _LEVEL
) -> Iterator[Any]:
    """Give a writer of a Parquet file that is in its place when all was written, and no sooner.

    Columns of `deltas` are sorted numbers, which are kept as the steps between them.

    Raises:
        FileWriteError: it cannot be written.
    """
    steps = dict.fromkeys(deltas, "DELTA_BINARY_PACKED")
    with (
        whole_file(path) as temporary,
        pq.ParquetWriter(
            temporary,
            schema,
            compression="zstd",
            compression_level=level,
            use_dictionary=False,
            column_encoding=steps or None,
        ) as writer,
    ):
        yield writer


@dataclass(slots=True)
class Rows:
    """Rows on their way into a file, so many at a time, whoever hands them over in what portions."""

    writer: Any
    schema: pa.Schema
    at_once: int
    _waiting: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, row: tuple[Any, ...]) -> None:
        """Take a row."""
        self._waiting.append(row)
        if len(self._waiting) == self.at_once:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self.writer.write_table(table_of(self._waiting, self.schema), row_group_size=self.at_once)
            self._waiting.clear()


@dataclass(slots=True)
class Batches:
    """The same for Arrow batches."""

    writer: Any
    schema: pa.Schema
    at_once: int
    _waiting: list[Any] = field(default_factory=list)
    _count: int = 0

    def add(self, batch: Any) -> None:
        """Take a batch."""
        while batch.num_rows:
            taken = batch.slice(0, self.at_once - self._count)
            self._waiting.append(taken.cast(self.schema))
            self._count += taken.num_rows
            batch = batch.slice(taken.num_rows)
            if self._count == self.at_once:
                self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._count:
            table = pa.Table.from_batches(self._waiting, schema=self.schema).combine_chunks()
            self.writer.write_table(table, row_group_size=self.at_once)
            self._waiting, self._count = [], 0
