"""Reference strings as rows: the keys that they are looked for under. Pure, Arrow in and Arrow out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import pyarrow as pa

from litman.batch.read_strings import pack_fault, pack_query
from litman.batch.rows import pool_number, work_number
from litman.identifiers.of_work import doi_of
from litman.matching.blocking_keys import blocking_keys_of_query, weak_blocking_keys_of_query
from litman.matching.query import Query, read_query

STRINGS = pa.schema([("string", pa.int64()), ("text", pa.string())])
# Stages: what the string says; telling keys; the weaker ones, asked with those; a DOI in the string.
READ, TELLING, WEAK, NAMED = -1, 0, 1, 2
# `read` is what was read, at the stage `READ`.
ASKED = pa.schema([("string", pa.int64()), ("stage", pa.int8()), ("key", pa.int64()), ("read", pa.binary())])


@lru_cache(maxsize=20_000)
def query_of(text: str) -> Query:
    """Return a string as it is compared; who asks for keys and decides in one process reads it once."""
    return read_query(text)


def keys_of_strings(strings: pa.RecordBatch, *, weak: bool = True) -> pa.RecordBatch:
    """Return a row with what each string says, and one for each key under which it is looked for.

    At the stage `NAMED` the key is a work's number. Without `weak` the keys that tell less are left out.
    """
    numbers, stages, keys, read = array("q"), array("b"), array("q"), list[bytes | None]()
    columns = (strings.column("string").to_pylist(), strings.column("text").to_pylist())
    for number, text in zip(*columns, strict=True):
        said, made = _read(text, weak)
        for stage, found in made.items():
            keys.extend(found)
            numbers.extend([number] * len(found))
            stages.extend([stage] * len(found))
            read.extend([None] * len(found))
        read[-1] = said
    filled = zip((numbers, stages, keys), ASKED, strict=False)
    arrays = [pa.Array.from_buffers(field.type, len(keys), [None, pa.py_buffer(c)]) for c, field in filled]
    return pa.RecordBatch.from_arrays([*arrays, pa.array(read, pa.binary())], schema=ASKED)


def _read(text: str, weak: bool) -> tuple[bytes, dict[int, Sequence[int]]]:
    """Return what a string says, and its keys by stage, `READ` at the end; one that cannot be read stops no other."""
    try:
        query = query_of(text)
        made: dict[int, Sequence[int]] = {TELLING: list(map(pool_number, blocking_keys_of_query(query)))}
        if weak:
            made[WEAK] = list(map(pool_number, weak_blocking_keys_of_query(query)))
        if doi := doi_of(query.work):
            made[NAMED] = [work_number(doi)]
        return pack_query(query), {**made, READ: [0]}
    except Exception as exc:
        return pack_fault(exc), {READ: [0]}


def asked_of_strings(strings: Iterable[pa.RecordBatch], *, weak: bool) -> Iterator[pa.RecordBatch]:
    """Yield the rows of `keys_of_strings`, as a step of an engine."""
    for batch in strings:
        yield keys_of_strings(batch, weak=weak)
