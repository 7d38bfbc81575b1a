"""The reference strings and the pool of ../shared/references: read, split by DOI, put into a pool."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from litman.matching.pool import Pool
from litman.matching.record import Record, record_from_message

FOLDER = Path(__file__).parents[2] / "shared" / "references"
REAL = ("independent", "null", "outside_pool")


class Sample(NamedTuple):
    """A reference string and the work that it means."""

    kind: str  # `independent`, `null`, `outside_pool` or `synthetic`
    style: str
    text: str
    doi: str  # that it means; empty where it has none
    record: Record | None  # to take in place of the pool's record of that DOI


def half_of(sample: Sample) -> int:
    """Return 0 (weights are trained on it) or 1 (they are tested on it), by the DOI, else by the string."""
    name = sample.doi or sample.text
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def read_samples(*, synthetic: int = 0) -> list[Sample]:
    """Return the real strings and so many of the synthetic ones (0: all), always the same."""
    if not FOLDER.is_dir():
        sys.exit(f"{FOLDER} is absent")
    samples = []
    for kind in REAL:
        for line in (FOLDER / f"queries_real_{kind}.jsonl").read_text().splitlines():
            row = json.loads(line)
            record = record_from_message(row["record"]) if row.get("record") else None
            samples.append(Sample(kind, "real", row["string"], (row["doi"] or "").lower(), record))
    with gzip.open(FOLDER / "queries_synth.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    if synthetic:
        rows = random.Random(5).sample(rows, min(synthetic, len(rows)))
    samples += [Sample("synthetic", row["style"], row["string"], row["doi"].lower(), None) for row in rows]
    return samples


def read_pool_messages() -> list[Mapping[str, Any]]:
    """Return the records of the pool without those of `heldout_dois.txt`."""
    held = set((FOLDER / "heldout_dois.txt").read_text().lower().split())
    with gzip.open(FOLDER / "pool.jsonl.gz", "rt") as lines:
        messages = (json.loads(line) for line in lines)
        return [message for message in messages if message["DOI"].lower() not in held]


def build_pool(path: Path, messages: list[Mapping[str, Any]]) -> None:
    """Make a pool of the messages at `path`."""
    with Pool(path, writable=True) as pool:
        for start in range(0, len(messages), 5_000):
            pool.add(messages[start : start + 5_000])
