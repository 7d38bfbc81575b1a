"""Works as rows: what is kept of each, and its blocking keys. Pure, Arrow in and Arrow out, the same for any engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from litman.matching.blocking_keys import blocking_key, blocking_keys_of_record
from litman.matching.kept import day_said, keep, pack, record_of, unpack

PARTS = 16  # of records and of keys, by the first four bits of their hashes
RECORDS = pa.schema([("work", pa.int64()), ("doi", pa.string()), ("day", pa.string()), ("data", pa.binary())])
KEYS = pa.schema([("key", pa.int64()), ("work", pa.int64()), ("part", pa.int8())])


def work_number(doi: str) -> int:
    """Return the number under which the work with a normalised DOI stands in every pool."""
    return blocking_key("doi", doi)


def part_of(number: int) -> int:
    """Return the part in which a key or the number of a work lies."""
    return (number >> 60) & (PARTS - 1)


def row_of_item(item: Mapping[str, Any], *, day: date | None) -> dict[str, Any] | None:
    """Return what is kept of a Crossref message or CSL-JSON item; None for one without a DOI.

    `day` is when its file was written; what Crossref says of a record's own day comes first.
    """
    kept = keep(item)
    doi = record_of(kept).doi
    if doi is None:
        return None
    said = day_said(item) or (day.isoformat() if day is not None else "")
    return {"work": work_number(doi), "doi": doi, "day": said, "data": pack(kept)}


def keys_of_records(records: pa.RecordBatch) -> pa.RecordBatch:
    """Return a row for each blocking key of each record."""
    keys: list[int] = []
    works: list[int] = []
    columns = (records.column("work").to_pylist(), records.column("data").to_pylist())
    for work, data in zip(*columns, strict=True):
        made = blocking_keys_of_record(record_of(unpack(data)))
        keys += made
        works += [work] * len(made)
    return pa.RecordBatch.from_pydict({"key": keys, "work": works, "part": map_parts(keys)}, schema=KEYS)


def map_parts(numbers: list[int]) -> list[int]:
    """Return the part of each number."""
    return [part_of(number) for number in numbers]
