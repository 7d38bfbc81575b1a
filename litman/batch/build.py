"""Making a pool on disk: records set down as they are read, then sorted, part by part, with their keys."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from litman.batch.manifest import NAME, Manifest, PoolPart, Source, read_manifest, write_manifest
from litman.batch.on_duckdb import opened
from litman.batch.rows import KEYS, PARTS, RECORDS, keys_of_records
from litman.batch.sql import NEWEST_RECORDS, SORTED_KEYS
from litman.batch.staged import stage_file_of_records, staged_parts, whole_parquet
from litman.errors import FileWriteError, PoolFolderError
from litman.matching.blocking_keys import KEYS_VERSION
from litman.matching.pool_files import digest_of_file

_BUILDING = "building"
_PAIRS = pa.schema([KEYS.field("key"), KEYS.field("work")])


def build_pool(
    files: Sequence[Path],
    folder: Path,
    *,
    moved: Callable[[int], None] = lambda count: None,
    staged: Callable[[Path, Source, bool], None] = lambda path, source, was_done: None,
) -> tuple[Manifest, bool]:
    """Make a pool of files in a folder; return what it says of itself, and whether it was there already.

    A build that was killed goes on where it was. `moved` is told how many bytes were read, `staged` what became of
    each file.

    Raises:
        PoolFolderError: something else is in the folder, or a pool of other files.
        PoolFileError: a file cannot be read at all.
        FileWriteError: the folder cannot be written.
    """
    _claim(folder)
    sources: list[Source] = []
    is_whole = (folder / NAME).exists()
    before = read_manifest(folder) if is_whole else None
    if before is not None:
        if sorted(map(digest_of_file, files)) == sorted(source.digest for source in before.sources):
            return before, True
        raise PoolFolderError(folder, "it holds a pool of other files; give another folder")
    building = folder / _BUILDING
    for file in files:
        source, was_done = stage_file_of_records(file, building, moved=moved)
        staged(file, source, was_done)
        if source.digest not in {one.digest for one in sources}:
            sources.append(source)
    plan = "\n".join([str(KEYS_VERSION), *(source.digest for source in sources)])
    work = building / f"pool-{sha256(plan.encode()).hexdigest()[:16]}"
    if not (work / NAME).exists():
        _put_together(building, work, sources)
    return _move_in(work, folder), False


def _claim(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {path.name for path in folder.iterdir()}
        if there and not there & {NAME, _BUILDING}:
            raise PoolFolderError(folder, "something else is in it; give a folder that is new or empty")
        if NAME not in there:
            (folder / _BUILDING).mkdir(exist_ok=True)
    except OSError as exc:
        raise FileWriteError(folder, exc) from exc


def _put_together(building: Path, work: Path, sources: list[Source]) -> None:
    for name in ("records", "staged-keys", "keys"):
        (work / name).mkdir(parents=True, exist_ok=True)
    parts = staged_parts(building, sources)
    with opened(spill=building / "spill") as engine:
        engine.show(
            "sources", pa.table({"source": [s.digest for s in sources], "place": range(len(sources))})
        )
        if parts:
            engine.show_files("staged", parts)
        for part in range(PARTS):
            records = work / "records" / f"{part:02}.parquet"
            if not records.exists():
                found = engine.ask(NEWEST_RECORDS.format(part=part)) if parts else iter(())
                _write_part(found, records, work / "staged-keys" / records.name)
        engine.show_files("staged_keys", sorted((work / "staged-keys").glob("*.parquet")))
        for part in range(PARTS):
            path = work / "keys" / f"{part:02}.parquet"
            if not path.exists():
                with whole_parquet(path, _PAIRS, deltas=("key",)) as writer:
                    for batch in engine.ask(SORTED_KEYS.format(part=part)):
                        writer.write_batch(batch.cast(_PAIRS))
    files = tuple(_described(path, work) for name in ("records", "keys") for path in _parquet(work / name))
    works, keys = (sum(f.rows for f in files if f.name.startswith(name)) for name in ("records/", "keys/"))
    write_manifest(work / NAME, Manifest(works, keys, tuple(sources), files))


def _write_part(found: Iterator[Any], records: Path, keys: Path) -> None:
    """Write the records of a part, and their keys, which are in their place first."""
    with (
        whole_parquet(records, RECORDS, deltas=("work",)) as of_records,
        whole_parquet(keys, KEYS) as of_keys,
    ):
        for batch in found:
            of_keys.write_batch(keys_of_records(batch))
            of_records.write_batch(batch.cast(RECORDS))


def _described(path: Path, work: Path) -> PoolPart:
    rows = pq.read_metadata(path).num_rows
    name = path.relative_to(work).as_posix()
    return PoolPart(name, rows, path.stat().st_size, digest_of_file(path))


def _parquet(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.parquet"))


def _move_in(work: Path, folder: Path) -> Manifest:
    """Put a pool that is whole in its place, its manifest last."""
    try:
        for name in ("records", "keys", NAME):
            if (work / name).exists():
                os.replace(work / name, folder / name)
    except OSError as exc:
        raise FileWriteError(folder, exc) from exc
    manifest = read_manifest(folder)
    shutil.rmtree(folder / _BUILDING, ignore_errors=True)
    return manifest
