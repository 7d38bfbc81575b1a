"""Strings with their candidates → decisions, by what `litman match` runs. Pure, Arrow in and Arrow out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

import pyarrow as pa

from litman.actions.match.as_json import match_json
from litman.actions.match.match_strings import Places, match_query
from litman.batch.given import GivenWorks
from litman.batch.read_strings import unpack_query
from litman.matching.known_records import know_records
from litman.matching.weights import MODEL, Model

DECISIONS = pa.schema(
    [
        ("string", pa.int64()),
        ("outcome", pa.string()),
        ("doi", pa.string()),
        ("score", pa.float64()),
        ("reason", pa.string()),
        ("said", pa.string()),  # all that is known of it, as `litman match --json` prints it
    ]
)
_NOBODY = know_records(())


def decide_batch(
    candidates: Iterable[pa.RecordBatch], *, today: date, in_full: bool = True, model: Model = MODEL
) -> Iterator[pa.RecordBatch]:
    """Yield decisions about strings; their rows come sorted by string, stage and place, what the string says first.

    Without `in_full` the column `said` is empty.

    A string that cannot be read is set aside with why (`set-aside`), and stops nothing.
    """
    rows = (row for batch in candidates for row in batch.to_pylist())
    decided: list[dict[str, Any]] = []
    for number, of_string in groupby(rows, key=lambda row: row["string"]):
        decided.append({"string": number, **_decision(list(of_string), today, in_full, model)})
        if len(decided) == 1_000:
            yield pa.RecordBatch.from_pylist(decided, schema=DECISIONS)
            decided = []
    yield pa.RecordBatch.from_pylist(decided, schema=DECISIONS)


def _decision(rows: list[dict[str, Any]], today: date, in_full: bool, model: Model) -> dict[str, Any]:
    stages: dict[int, list[tuple[str | None, bytes]]] = defaultdict(list)
    for row in rows[1:]:
        stages[row["stage"]].append((row["day"], row["data"]))
    places = Places(_NOBODY, GivenWorks(stages), None, today, model=model)
    read = unpack_query(rows[0]["data"])
    if isinstance(read, str):
        return {"outcome": "set-aside", "reason": f"it cannot be read: {read}"}
    try:
        result = match_query(read, places)
    except Exception as exc:  # one string of a hundred million must not stop the others
        return {"outcome": "set-aside", "reason": f"it cannot be matched: {type(exc).__name__}: {exc}"}
    best = result.decision.best
    return {
        "outcome": result.decision.outcome,
        "doi": best.record.doi if best else None,
        "score": best.score if best else None,
        "reason": result.decision.reason,
        "said": json.dumps(match_json(result, None, places), ensure_ascii=False) if in_full else None,
    }
