"""Works as rows: what is kept of each, and its blocking keys. Pure, the same for any engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from litman.matching.blocking_keys import blocking_key, blocking_keys_of_record
from litman.matching.kept import kept_of_text, record_of
from litman.matching.versions import Version

PARTS = 16  # of records and of keys, by the first four bits of their numbers
# Of keys and of the numbers of works: fewer take less room, and tell a billion keys apart well enough.
_BITS = 48
NUMBERS = 1 << _BITS  # how many there are
_PART_BITS = 4
RECORDS = pa.schema(
    [
        ("work", pa.int64()),
        ("doi", pa.string()),
        ("source", pa.string()),
        ("day", pa.string()),
        ("turn", pa.int64()),
        ("pmid", pa.int64()),
        ("data", pa.binary()),  # JSON, which Parquet packs over many records together
    ]
)
KEYS = pa.schema([("key", pa.int64()), ("work", pa.int64())])
CHANGED_KEYS = pa.schema([*KEYS, ("part", pa.int8()), ("is_new", pa.bool_())])
DELETIONS = pa.schema([("pmid", pa.int64()), ("day", pa.string()), ("turn", pa.int64())])


def pool_number(key: int) -> int:
    """Return a blocking key as pools on disk have it: its first bits."""
    return (key & (1 << 64) - 1) >> 64 - _BITS


def work_number(doi: str) -> int:
    """Return the number under which the work with a normalised DOI stands in every pool; two may have one."""
    return pool_number(blocking_key("doi", doi))


def part_of(number: int) -> int:
    """Return the part in which a key or the number of a work lies."""
    return number >> _BITS - _PART_BITS


def row_of_version(version: Version) -> tuple[Any, ...]:
    """Return a record as a row of `RECORDS`."""
    number = work_number(version.doi)
    return (number, version.doi, version.source, version.day, version.turn, version.pmid, version.text)


def version_of_row(row: tuple[Any, ...]) -> Version:
    """Return a record from a row of `RECORDS`, whatever stands behind it."""
    return Version(*row[1:7])


def keys_of_versions(versions: Iterable[Version]) -> set[int]:
    """Return the keys under which works are found."""
    records = (record_of(kept_of_text(version.text)) for version in versions)
    return {pool_number(key) for record in records for key in blocking_keys_of_record(record)}


def table_of(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(list(c), field.type) for c, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
