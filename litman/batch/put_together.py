"""A pool from the records that were set down, and from the pool that was there: only parts that change are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from litman.batch.engine import Engine
from litman.batch.manifest import NAME, Manifest, PoolPart, Source, named_part, write_manifest
from litman.batch.merge import merge_versions
from litman.batch.on_duckdb import opened
from litman.batch.parquet import Batches, Rows, whole_parquet
from litman.batch.rows import CHANGED_KEYS, DELETIONS, KEYS, PARTS, RECORDS, part_of, row_of_version
from litman.batch.sql import (
    DELETIONS_READ,
    KEYS_OF_PART,
    PARTS_OF_KEYS,
    PARTS_READ,
    RECORDS_OF_PART,
    WORKS_TAKEN_BACK,
)
from litman.batch.staged import STAGED, staged_parts
from litman.batch.verify import require_unchanged
from litman.matching.versions import Moments, TakenBack, latest_moments
from litman.sources.dumps.files import digest_of_file

_RECORDS_AT_ONCE = 16_384
_KEYS_AT_ONCE = 131_072
_CHANGES_LEVEL = 1
_KINDS = ("records", "others", "changed", "keys", "deletions")


def put_together(
    folder: Path, before: Manifest | None, read: Path, sources: list[Source], work: Path
) -> None:
    """Write the parts of a pool into a folder of work, with its manifest last; parts that are there are kept.

    Raises:
        PoolFolderError: a file of the pool that was there is missing or was changed.
        FileWriteError: the folder cannot be written.
        MatchEngineError: the engine gave up.
    """
    for kind in _KINDS:
        (work / kind).mkdir(parents=True, exist_ok=True)
    if before is not None:
        require_unchanged(folder, before)
    with opened(spill=work / "spill") as engine:
        there = _There(engine, folder, before)
        _show(engine, "staged", staged_parts(read, sources), STAGED)
        taken_back = latest_moments(there.deletions())
        parts = _parts_to_write(engine, there)
        _write_deletions(work / "deletions" / "00.parquet", taken_back)
        for part in parts:
            _write_records(engine, there, part, taken_back, work)
        _show(engine, "changed", sorted((work / "changed").glob("*.parquet")), CHANGED_KEYS)
        parts_of_keys = _numbers(engine.ask(PARTS_OF_KEYS)) if before else set(range(PARTS))
        for part in sorted(parts_of_keys):
            _write_keys(engine, there, part, work)
    written = {(file.kind, file.part): file for file in _written(work)}
    for kind, touched in (("records", parts), ("others", parts), ("keys", parts_of_keys), ("deletions", [0])):
        for part, file in (before.of_kind(kind) if before else {}).items():
            if part not in touched:
                written[kind, part] = file
    files = tuple(written[name] for name in sorted(written))
    works, keys = (sum(f.rows for f in files if f.kind == kind) for kind in ("records", "keys"))
    listed = (*(before.sources if before else ()), *sources)
    # a day's changes do not move the bounds; a person measures anew when the pool has grown
    measured = before.calibration if before else None
    made = Manifest(works, keys, tuple(sorted(listed, key=_name)), files, calibration=measured)
    write_manifest(work / NAME, made)


def _name(source: Source) -> tuple[str, str]:
    return source.name, source.digest


class _There:
    """The pool that was there, or nothing."""

    def __init__(self, engine: Engine, folder: Path, before: Manifest | None) -> None:
        self._engine, self._folder, self._before = engine, folder, before

    def show(self, kind: str, part: int | None = None) -> None:
        """Let questions name the files of a kind, or that of one part, as `pool_` and the kind."""
        files = self._before.of_kind(kind) if self._before else {}
        chosen = [file for number, file in sorted(files.items()) if part in (None, number)]
        schema = KEYS if kind == "keys" else RECORDS
        _show(self._engine, f"pool_{kind}", [self._folder / file.name for file in chosen], schema)

    def deletions(self) -> Iterator[TakenBack]:
        """Yield what was taken back, before and now."""
        for file in (self._before.of_kind("deletions") if self._before else {}).values():
            yield from _taken_back([pq.read_table(self._folder / file.name)])
        yield from _taken_back(self._engine.ask(DELETIONS_READ))


def _taken_back(tables: Any) -> Iterator[TakenBack]:
    for table in tables:
        for row in table.to_pylist():
            yield TakenBack(row["pmid"], row["day"], row["turn"])


def _show(engine: Engine, name: str, files: list[Path], schema: pa.Schema) -> None:
    if files:
        engine.show_files(name, files)
    else:
        engine.show(name, schema.empty_table())


def _parts_to_write(engine: Engine, there: _There) -> list[int]:
    """The parts of which something was read; of a pool that is made anew, all."""
    if there._before is None:
        return list(range(PARTS))
    there.show("records")
    there.show("others")
    parts = _numbers(engine.ask(PARTS_READ)) | set(map(part_of, _numbers(engine.ask(WORKS_TAKEN_BACK))))
    return sorted(part for part in parts if part >= 0)


def _numbers(answer: Any) -> set[int]:
    return {number for batch in answer for number in batch.column(0).to_pylist()}


def _write_deletions(path: Path, taken_back: Moments) -> None:
    if taken_back and not path.exists():
        with whole_parquet(path, DELETIONS) as writer:
            rows = Rows(writer, DELETIONS, _KEYS_AT_ONCE)
            for pmid, moment in sorted(taken_back.items()):
                rows.add((pmid, *moment))
            rows.flush()


def _write_records(engine: Engine, there: _There, part: int, taken_back: Moments, work: Path) -> None:
    """Write the records of a part, and before them what stands behind some, and the keys that changed."""
    name = f"{part:02}.parquet"
    if (work / "records" / name).exists():
        return
    there.show("records", part)
    there.show("others", part)
    answer = engine.ask(RECORDS_OF_PART.format(part=part))
    rows = (row for batch in answer for row in zip(*(c.to_pylist() for c in batch.columns), strict=True))
    with ExitStack() as stack:
        # those entered last are in their place first
        of_records, of_others = (
            Rows(
                stack.enter_context(whole_parquet(work / kind / name, RECORDS, deltas=("work",))),
                RECORDS,
                _RECORDS_AT_ONCE,
            )
            for kind in ("records", "others")
        )
        changed = whole_parquet(work / "changed" / name, CHANGED_KEYS, level=_CHANGES_LEVEL)
        of_keys = Rows(stack.enter_context(changed), CHANGED_KEYS, _KEYS_AT_ONCE)
        for merged in merge_versions(rows, taken_back):
            for version in merged.first:
                of_records.add(row_of_version(version))
            for version in merged.behind:
                of_others.add(row_of_version(version))
            for keys, is_new in ((merged.new_keys, True), (merged.lost_keys, False)):
                for key in keys:
                    of_keys.add((key, merged.number, part_of(key), is_new))
        for written in (of_records, of_others, of_keys):
            written.flush()


def _write_keys(engine: Engine, there: _There, part: int, work: Path) -> None:
    path = work / "keys" / f"{part:02}.parquet"
    if path.exists():
        return
    there.show("keys", part)
    with whole_parquet(path, KEYS, deltas=("key",)) as writer:
        batches = Batches(writer, KEYS, _KEYS_AT_ONCE)
        for batch in engine.ask(KEYS_OF_PART.format(part=part)):
            batches.add(batch)
        batches.flush()


def _written(work: Path) -> Iterator[PoolPart]:
    """The files that were written, under the names that they will have; what holds no row need not be there."""
    for kind in ("records", "others", "keys", "deletions"):
        for path in sorted((work / kind).glob("*.parquet")):
            rows = pq.read_metadata(path).num_rows
            if rows or kind in ("records", "keys"):
                yield named_part(kind, int(path.stem), rows, path.stat().st_size, digest_of_file(path))
