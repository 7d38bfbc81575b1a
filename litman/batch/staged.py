"""The records of files, set down as they are read in parts that are whole or not there at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from litman.batch.manifest import Source
from litman.batch.rows import RECORDS, part_of, row_of_item
from litman.errors import FileWriteError, PoolFileError
from litman.files import discard_file, temporary_name, write_file
from litman.matching.pool_files import day_of_file, digest_of_file, read_items
from litman.regular_files import open_regular, read_regular

_RECORDS_A_PART = 20_000
_ROWS_A_GROUP = 2_048  # small: groups of other parts are passed over when one part is put together
STAGED = pa.schema([*RECORDS, ("part", pa.int8()), ("source", pa.string()), ("at", pa.int64())])


def stage_file_of_records(
    file: Path, folder: Path, *, moved: Callable[[int], None] = lambda count: None
) -> tuple[Source, bool]:
    """Set down the records of a file; return what became of it, and whether it had been done before.

    What was set down is not read anew, so that a build that was killed goes on where it was.

    Raises:
        PoolFileError: the file cannot be read at all.
        FileWriteError: the folder cannot be written.
    """
    digest = digest_of_file(file)
    done = folder / f"{digest}.json"
    if done.is_file():
        return Source(**json.loads(read_regular(done))), True
    at = damaged = unnamed = 0
    for start, end, was_damaged, was_unnamed in _there(folder, digest):
        if start == at:
            at, damaged, unnamed = end, damaged + was_damaged, unnamed + was_unnamed
    start, problem = at, None
    rows: list[dict[str, Any]] = []
    faults = [0, 0]  # damaged, without a DOI
    day = day_of_file(file)

    def put() -> None:
        path = folder / f"{digest}-{start:012}-{at:012}-{faults[0]}-{faults[1]}.parquet"
        with whole_parquet(path, STAGED) as writer:
            writer.write_table(_sorted(rows, digest), row_group_size=_ROWS_A_GROUP)

    try:
        for number, item in enumerate(read_items(file, moved=moved), start=1):
            if number <= start:
                continue
            at = number
            row = row_of_item(item, day=day) if item is not None else None
            if row is not None:
                rows.append({**row, "at": number})
            faults[int(item is not None)] += row is None
            if at - start == _RECORDS_A_PART:
                put()
                damaged, unnamed = damaged + faults[0], unnamed + faults[1]
                start, rows, faults = at, [], [0, 0]
    except PoolFileError as exc:
        problem = str(exc)
    if at > start:
        put()
    source = Source(file.name, digest, at, damaged + faults[0], unnamed + faults[1], problem)
    write_file(done, json.dumps(asdict(source)).encode())
    return source, False


def staged_parts(folder: Path, sources: list[Source]) -> list[Path]:
    """Return the parts in which the records of files were set down."""
    return [path for source in sources for path in sorted(folder.glob(f"{source.digest}-*.parquet"))]


@contextmanager
def whole_parquet(path: Path, schema: pa.Schema, *, deltas: tuple[str, ...] = ()) -> Iterator[Any]:
    """Give a writer of a Parquet file that is in its place when all was written, and no sooner.

    Columns of `deltas` are sorted numbers, which are kept as the steps between them.

    Raises:
        FileWriteError: it cannot be written.
    """
    temporary = temporary_name(path)
    steps = dict.fromkeys(deltas, "DELTA_BINARY_PACKED")
    try:
        with pq.ParquetWriter(
            temporary, schema, compression="zstd", use_dictionary=False, column_encoding=steps or None
        ) as writer:
            yield writer
        with open_regular(temporary) as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as exc:
        raise FileWriteError(path, exc) from exc
    finally:
        discard_file(temporary)


def _there(folder: Path, digest: str) -> Iterator[tuple[int, int, int, int]]:
    for path in sorted(folder.glob(f"{digest}-*.parquet")):
        start, end, damaged, unnamed = map(int, path.stem.split("-")[1:])
        yield start, end, damaged, unnamed


def _sorted(rows: list[dict[str, Any]], digest: str) -> pa.Table:
    for row in rows:
        row.update(part=part_of(row["work"]), source=digest)
    rows.sort(key=lambda row: (row["part"], row["work"], row["at"]))
    return pa.Table.from_pylist(rows, schema=STAGED)
