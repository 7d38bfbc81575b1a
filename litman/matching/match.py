"""Match one reference string against candidates that lie at hand: a library and a local pool."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from litman.matching.at_hand import WorksAtHand
from litman.matching.blocking_keys import (
    blocking_keys_of_query,
    blocking_keys_of_record,
    weak_blocking_keys_of_query,
)
from litman.matching.decide import Decision, Scored, decide
from litman.matching.features import Features, compare
from litman.matching.left_out import is_left_out
from litman.matching.query import Query
from litman.matching.record import Record
from litman.matching.vetoes import veto
from litman.matching.weights import MODEL, Model

CANDIDATES = 20
_VENUE = re.compile(
    r"\b(?:proceedings|conference|conf\.|symposium|congress|workshop|proc\.|journal|lecture notes)",
    re.IGNORECASE,
)
_NOT_THE_SAME = 0.5  # of the title; below it, without an author in common, a record is another work


class Records(Protocol):
    """Works among which those are found that a reference may describe."""

    def find(self, query: Query) -> list[Record]: ...  # as `RecordIndex` does


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """The works of a library by their blocking keys."""

    records: tuple[Record, ...]
    by_key: dict[int, list[int]]

    def find(self, query: Query) -> list[Record]:
        """Return the works that share a key with the reference, those with most keys in common first."""
        counts: dict[int, int] = defaultdict(int)
        for key in all_keys_of(query) if self.by_key else ():
            for number in self.by_key.get(key, ()):
                counts[number] += 1
        best = sorted(counts, key=lambda number: (-counts[number], number))[:CANDIDATES]
        return [self.records[number] for number in best]


def all_keys_of(query: Query) -> Iterator[int]:
    """Yield the keys under which a reference is looked for in a library; one may come twice, and counts twice then."""
    yield from blocking_keys_of_query(query)
    yield from weak_blocking_keys_of_query(query)


def index_records(records: Iterable[Record]) -> RecordIndex:
    """Return the works of a library, ready to be found."""
    kept = tuple(records)
    by_key: dict[int, list[int]] = defaultdict(list)
    for number, record in enumerate(kept):
        for key in blocking_keys_of_record(record):
            by_key[key].append(number)
    return RecordIndex(kept, dict(by_key))


def score(query: Query, record: Record, *, model: Model = MODEL) -> Scored:
    """Return a candidate with its features, what they add up to, and a veto where there is one."""
    features = compare(query, record)
    weights = model.with_title if query.has_title else model.without_title
    log_odds, probability = add_up(features, weights)
    return Scored(record, features, log_odds, probability, veto(query, record, features))


def add_up(features: Features, weights: Mapping[str, float]) -> tuple[float, float]:
    """Return the log-odds that features give a candidate, and its probability, 0–1."""
    log_odds = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return log_odds, 1.0 / (1.0 + math.exp(-max(-700.0, log_odds)))


def match_candidates(
    query: Query,
    records: Iterable[Record],
    *,
    left_out_prefixes: Sequence[str] = (),
    model: Model = MODEL,
    known: dict[int, Scored] | None = None,
) -> Decision:
    """Return what becomes of a reference, given its candidates; one DOI, and one work of the library, counts once.

    `known` holds what candidates were scored with before, by the identity of their records.
    """
    distinct: dict[str, Record] = {}
    for record in records:
        name = record.doi or f"key {record.key}"
        there = distinct.get(name)
        if there is None or (record.key and not there.key):
            # The library says which entry it is; what the registry says is fuller.
            distinct[name] = record if there is None else replace(there, key=record.key)
    known = {} if known is None else known
    kept = [record for record in distinct.values() if not is_left_out(record, prefixes=left_out_prefixes)]
    for record in kept:
        if id(record) not in known:
            # What is kept holds the record, so that no other one has its identity.
            known[id(record)] = score(query, record, model=model)
    return decide([known[id(record)] for record in kept], accept_at=model.accept_at, margin=model.margin)


def match_locally(
    query: Query,
    *,
    library: Records | None,
    pool: WorksAtHand | None,
    left_out_prefixes: Sequence[str] = (),
    model: Model = MODEL,
) -> tuple[Decision, list[Record]]:
    """Return what library and pool make of a reference, and the candidates that were looked at.

    The pool's weaker keys and its full text are asked only where library and telling keys gave nothing acceptable.
    """
    candidates = library.find(query) if library else []
    known: dict[int, Scored] = {}

    def decided() -> Decision:
        return match_candidates(
            query, candidates, left_out_prefixes=left_out_prefixes, model=model, known=known
        )

    decision = decided()
    if decision.outcome == "accepted" or pool is None:
        return decision, candidates
    candidates += pool.by_keys(query, limit=CANDIDATES)
    decision = decided()
    if decision.outcome == "accepted":
        return decision, candidates
    candidates += pool.by_keys(query, limit=CANDIDATES, weak=True)
    candidates += pool.by_words(query, limit=CANDIDATES // 2)
    return decided(), candidates


def is_wrong_target(query: Query, record: Record, features: Features | None = None) -> bool:
    """Return whether the record that an identifier of the reference leads to is another work than it describes.

    Neither its title nor an author of it is in the string; a string that says neither cannot tell. `features` is what
    the two have in common, where it was found already.
    """
    features = features if features is not None else compare(query, record)
    title = max(features.get("title_words", 0.0), features.get("title_likeness", 0.0))
    author = features.get("author_first", 0.0) or features.get("author_inside", 0.0)
    # A style without titles prints the name of the journal or conference where the reader expects the title.
    is_venue = bool(features.get("title_is_container")) or (
        not query.work.container_title and bool(_VENUE.search(query.work.title or ""))
    )
    says_title = query.has_title and "title_unknown" not in features and not is_venue
    if says_title and title >= _NOT_THE_SAME:
        return False
    if says_title and not author:
        return True
    if says_title and features.get("title_other", 0.0) > 0.8:
        return not (features.get("volume_and_page") or features.get("page_same"))
    return bool(query.lead) and "author_absent" in features and not author
