"""Measure on a pool on disk from which score its candidates are to be accepted, and keep it in its manifest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from litman.batch.bounds import HELD_OUT, Best, Tried, are_akin, calibrated
from litman.batch.engines import open_engine
from litman.batch.given import GivenWorks
from litman.batch.made_strings import printed_reference
from litman.batch.manifest import NAME, Manifest, write_manifest
from litman.batch.read_strings import unpack_query
from litman.batch.rows import NUMBERS
from litman.batch.shown_pool import show_pool
from litman.batch.sql import CANDIDATES, SAMPLE
from litman.batch.strings import ASKED, NAMED, STRINGS, keys_of_strings
from litman.matching.blocking_keys import MOST_WORKS
from litman.matching.decide import Decision, is_same_work
from litman.matching.kept import kept_of_text, record_of
from litman.matching.match import CANDIDATES as MOST_CANDIDATES
from litman.matching.match import match_candidates
from litman.matching.weights import MODEL

STRINGS_TRIED = 4_000
_NO_BOUNDS = MODEL.accepting(0.0, 0.0)
_BEST = pa.struct([("score", pa.float64()), ("margin", pa.float64()), ("is_right", pa.bool_())])
_TRIED = pa.schema([("held_out", pa.string()), ("is_missed", pa.bool_()), ("telling", _BEST), ("all", _BEST)])
_ALONE = 99.0  # log-odds to the next work, where there is none


def calibrate_pool(
    folder: Path, manifest: Manifest, *, engine: str, strings: int = STRINGS_TRIED
) -> Manifest:
    """Return the manifest of a pool with the bounds that it was measured to need, which is written.

    Works of the pool are printed as references, and matched three times: as they are; with the work and what is akin
    to it held out, so that any answer is wrong; and with the work alone held out.

    Raises:
        FileWriteError: the manifest cannot be written.
        MatchEngineError: the engine failed.
    """
    with TemporaryDirectory() as spill, open_engine(engine, spill=Path(spill) / "spill") as running:
        show_pool(running, folder, manifest)
        running.show("strings", _made(running.ask(_sample(manifest, strings))))
        running.show_made("asked", "strings", asked_of_made, ASKED)
        question = CANDIDATES.format(most=MOST_WORKS, limit=MOST_CANDIDATES, weak_limit=MOST_CANDIDATES)
        order = ("string", "stage", "place")
        batches = running.ask_through(question, try_batch, _TRIED, order=order)
        tried = [_read(row) for batch in batches for row in batch.to_pylist()]
    measured = replace(manifest, calibration=calibrated(tried, manifest.works))
    write_manifest(folder / NAME, measured)
    return measured


def asked_of_made(strings: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the keys of made strings, whose numbers are those of their works, and these works by name; a step."""
    for batch in strings:
        yield keys_of_strings(batch)
        numbers = batch.column("string")
        nothing = pa.nulls(batch.num_rows, pa.binary())
        stages = pa.array([NAMED] * batch.num_rows, pa.int8())
        yield pa.RecordBatch.from_arrays([numbers, stages, numbers, nothing], schema=ASKED)


def try_batch(candidates: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield what made strings are matched to, with their works and without; a step."""
    rows = (row for batch in candidates for row in batch.to_pylist())
    tried: list[dict[str, Any]] = []
    for _, of_string in groupby(rows, key=lambda row: row["string"]):
        tried += _try(list(of_string))
    yield pa.RecordBatch.from_pylist(tried, schema=_TRIED)


def _sample(manifest: Manifest, strings: int) -> str:
    """Return the question for works by chance: their numbers are hashes, so that a stretch of these is one."""
    width = min(NUMBERS, NUMBERS * strings * 5 // 4 // max(1, manifest.works))
    return SAMPLE.format(low=0, high=width - 1)


def _made(sample: Iterable[pa.RecordBatch]) -> pa.Table:
    numbers, texts = [], []
    for batch in sample:
        for row in batch.to_pylist():
            text = printed_reference(record_of(kept_of_text(row["data"])), row["work"])
            if text is not None:
                numbers.append(row["work"])
                texts.append(text)
    return pa.Table.from_pydict({"string": numbers, "text": texts}, schema=STRINGS)


def _try(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    stages: dict[int, list[tuple[str | None, bytes]]] = defaultdict(list)
    for row in rows[1:]:
        stages[row["stage"]].append((row["day"], row["data"]))
    query = unpack_query(rows[0]["data"])
    if isinstance(query, str) or NAMED not in stages:
        return
    own = record_of(kept_of_text(stages[NAMED][0][1]))
    given = GivenWorks(stages)
    telling, weak = given.by_keys(query), given.by_keys(query, weak=True)
    is_own = {record.doi: is_same_work(record, own) for record in (*telling, *weak)}
    is_akin = {record.doi: is_own[record.doi] or are_akin(record, own) for record in (*telling, *weak)}
    known: dict[int, Any] = {}
    for held_out in HELD_OUT:
        kept_out = {"nothing": {}, "work": is_own, "kin": is_akin}[held_out]
        first, more = (
            [record for record in records if not kept_out.get(record.doi)] for records in (telling, weak)
        )
        said = [
            _best(match_candidates(query, records, model=_NO_BOUNDS, known=known), is_own)
            for records in (first, first + more)
        ]
        yield {
            "held_out": held_out,
            "is_missed": not any(is_own.values()),
            "telling": said[0]._asdict(),
            "all": said[1]._asdict(),
        }


def _best(decision: Decision, is_own: dict[str | None, bool]) -> Best:
    best = decision.best
    if best is None or decision.outcome != "accepted":
        return Best(0.0, 0.0, False)
    top = max((best, *decision.same), key=lambda item: item.log_odds)
    margin = top.log_odds - decision.others[0].log_odds if decision.others else _ALONE
    return Best(top.score, margin, is_own[best.record.doi])


def _read(row: dict[str, Any]) -> Tried:
    telling, every = Best(**row["telling"]), Best(**row["all"])
    return Tried(row["held_out"], row["is_missed"], telling, every)
