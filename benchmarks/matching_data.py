"""Labelled reference strings and a pool of records, no part of litman: read, split by DOI, put into a pool."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from litman.matching.pool import Pool
from litman.matching.record import Record, name_word, record_from_message
from litman.matching.words import words_of

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


def read_heldout_messages() -> list[Mapping[str, Any]]:
    """Return the records that are left out of the pool."""
    held = set((FOLDER / "heldout_dois.txt").read_text().lower().split())
    with gzip.open(FOLDER / "pool.jsonl.gz", "rt") as lines:
        messages = (json.loads(line) for line in lines)
        return [message for message in messages if message["DOI"].lower() in held]


def same_works(messages: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return, by DOI, the DOIs under which the very same work is registered, its own among them.

    The same: title (letters alone, at least ten), first author, a year and the first page are all there and equal.
    """
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    names: dict[str, list[tuple[str, ...]]] = {}
    for record in map(record_from_message, messages):
        title = "".join(words_of(record.title))
        author = name_word(record.authors[0]) if record.authors else ""
        known = bool(record.doi and author and record.first_page) and len(title) >= 10
        names[record.doi or ""] = [
            (title, author, str(year), record.first_page) for year in (record.years if known else ())
        ]
        for name in names[record.doi or ""]:
            found[name].add(record.doi or "")
    return {doi: frozenset({doi}.union(*(found[n] for n in own))) for doi, own in names.items()}


def build_pool(path: Path, messages: list[Mapping[str, Any]]) -> None:
    """Make a pool of the messages at `path`."""
    with Pool(path, writable=True) as pool:
        for start in range(0, len(messages), 5_000):
            pool.add(messages[start : start + 5_000])
