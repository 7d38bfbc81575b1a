"""What an engine's workers run: a step, over rows put in order; and what tells which litman they have."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from litman.batch.engine import Rows, Step
from litman.regular_files import read_regular

_ROWS_A_BATCH = 10_000
STAMP = pa.schema([("stamp", pa.string()), ("made", pa.string())])


def run_step(step: Step, order: Sequence[str], rows: Iterable[pa.RecordBatch]) -> Rows:
    """Yield what a step makes of the rows of one share of the work, sorted by the columns of `order`."""
    batches = list(rows)
    if not batches:
        return
    table = pa.Table.from_batches(batches)
    if order:
        table = table.sort_by([(name, "ascending") for name in order])
    yield from step(iter(table.to_batches(_ROWS_A_BATCH)))


def stamps(rows: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield for each row which litman runs here, and something that is new each time this is worked out; a step."""
    for batch in rows:
        made = [[text] * batch.num_rows for text in (litman_stamp(), os.urandom(8).hex())]
        yield pa.RecordBatch.from_arrays([pa.array(texts, pa.string()) for texts in made], schema=STAMP)


@cache
def litman_stamp() -> str:
    """Return a digest of the program's modules: two machines with one digest decide alike."""
    folder = Path(__file__).parents[1]
    lines = [
        f"{path.relative_to(folder).as_posix()} {sha256(read_regular(path)).hexdigest()}"
        for path in sorted(folder.rglob("*.py"))
    ]
    return sha256("\n".join(lines).encode()).hexdigest()
