"""The records of files, set down as they are read in parts that are whole or not there at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from litman.batch.manifest import Source, source_said
from litman.batch.parquet import whole_parquet
from litman.batch.rows import RECORDS, part_of, row_of_version, table_of
from litman.errors import PoolFileError
from litman.files import write_file
from litman.matching.kept import version_of
from litman.matching.versions import SaidWork, TakenBack
from litman.regular_files import read_regular
from litman.sources.dumps.files import digest_of_file, name_of_file
from litman.sources.dumps.read import read_records

_RECORDS_A_PART = 20_000
_ROWS_A_GROUP = 2_048  # small: groups of other parts are passed over when one part is put together
_LEVEL = 1  # what is read once is packed fast
STAGED = pa.schema([*RECORDS, ("part", pa.int8())])
DELETION = -1  # as a part: the row says which record PubMed took back
_FAULTS = ("damaged", "unnamed", "deletions")


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
        return source_said(json.loads(read_regular(done))), True
    at, counts = _there(folder, digest)
    start, problem = at, None
    rows: list[tuple[Any, ...]] = []
    faults = dict.fromkeys(_FAULTS, 0)

    def put() -> None:
        path = folder / f"{digest}-{start:012}-{at:012}-{'-'.join(map(str, faults.values()))}.parquet"
        with whole_parquet(path, STAGED, level=_LEVEL) as writer:
            writer.write_table(table_of(_sorted(rows), STAGED), row_group_size=_ROWS_A_GROUP)

    try:
        for number, said in read_records(file, after=start, moved=moved):
            at = number
            row = _row(said)
            if row is not None:
                rows.append(row)
            if fault := _fault(said, row):
                faults[fault] += 1
            if at - start == _RECORDS_A_PART:
                put()
                counts = {name: counts[name] + faults[name] for name in _FAULTS}
                start, rows, faults = at, [], dict.fromkeys(_FAULTS, 0)
    except PoolFileError as exc:
        problem = str(exc)
    if at > start:
        put()
    source = Source(
        name_of_file(file),
        digest,
        at,
        problem=problem,
        **{name: counts[name] + faults[name] for name in _FAULTS},
    )
    write_file(done, json.dumps(asdict(source)).encode())
    return source, False


def staged_parts(folder: Path, sources: list[Source]) -> list[Path]:
    """Return the parts in which the records of files were set down."""
    return [path for source in sources for path in sorted(folder.glob(f"{source.digest}-*.parquet"))]


def _there(folder: Path, digest: str) -> tuple[int, dict[str, int]]:
    """How many records of a file were set down before, and how many of them were left out."""
    at, counts = 0, dict.fromkeys(_FAULTS, 0)
    for path in sorted(folder.glob(f"{digest}-*.parquet")):
        start, end, *faults = map(int, path.stem.split("-")[1:])
        if start == at:
            at = end
            for name, count in zip(_FAULTS, faults, strict=True):
                counts[name] += count
    return at, counts


def _row(said: SaidWork | TakenBack | None) -> tuple[Any, ...] | None:
    if said is None:
        return None
    if isinstance(said, TakenBack):
        return (0, None, None, said.day, said.turn, said.pmid, b"", DELETION)
    version = version_of(said)
    if version is None:
        return None
    row = row_of_version(version)
    return (*row, part_of(row[0]))


def _fault(said: SaidWork | TakenBack | None, row: tuple[Any, ...] | None) -> str | None:
    if isinstance(said, TakenBack):
        return "deletions"
    return "damaged" if said is None else "unnamed" if row is None else None


def _sorted(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=itemgetter(-1, 0))
