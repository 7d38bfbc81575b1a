"""Train a model for litman/matching on some of the samples: weights by logistic regression, the rest by validation.

What weights cannot say – how much a real string counts beside an invented one, and from which probability a work is
accepted – is chosen by cross-validation inside the samples that it is trained on: three parts, split by DOI; of the
choices the one with the best mean of real and synthetic F0.5 (precision counts double).
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from matching_data import Sample
from sklearn.linear_model import LogisticRegression

from litman.matching.decide import Scored, decide, is_same_work
from litman.matching.features import Features, combine, compare
from litman.matching.left_out import is_left_out
from litman.matching.match import CANDIDATES, add_up
from litman.matching.pool import Pool
from litman.matching.query import read_query
from litman.matching.record import Record
from litman.matching.vetoes import veto
from litman.matching.weights import Model

_FOLDS = 3
_REAL_COUNTS = (4.0, 8.0, 15.0)
_ACCEPT_AT = (0.4, 0.5, 0.6, 0.7)
_DAMAGED = 0.3  # share of the synthetic strings that are trained on a second time, damaged as real ones are
_FOLLOWS = 1.0  # how freely the weights follow the samples


class Candidate(NamedTuple):
    """A record beside a string."""

    record: Record
    features: Features
    veto: str | None


class Prepared(NamedTuple):
    """A string with its candidates, so that models can be tried on it."""

    sample: Sample
    has_title: bool
    stages: tuple[tuple[Candidate, ...], ...]  # as match_locally looks at them; the last has all
    right: Record | None  # that it means, where the pool has it


def prepare(sample: Sample, pool: Pool) -> Prepared:
    """Return a string with what the pool finds for it."""
    query = read_query(sample.text)
    first = pool.by_keys(query, limit=CANDIDATES)
    more = [*pool.by_keys(query, limit=CANDIDATES, weak=True), *pool.by_words(query, limit=CANDIDATES // 2)]
    found: dict[str | None, Candidate] = {}
    for record in (*first, *more):
        if record.doi in found or is_left_out(record):
            continue
        if sample.record is not None and record.doi == sample.doi:
            record = sample.record
        features = compare(query, record)
        found[record.doi] = Candidate(record, features, veto(query, record, features))
    start = tuple(found[doi] for doi in dict.fromkeys(r.doi for r in first) if doi in found)
    right = pool.by_doi(sample.doi) if sample.doi else None
    return Prepared(sample, query.has_title, (start, tuple(found.values())), right)


def train(prepared: Sequence[Prepared], *, say: Callable[[str], None] = print) -> Model:
    """Return the model for these strings, everything about it chosen from them alone."""
    parts = [[p for p in prepared if _fold(p.sample) == number] for number in range(_FOLDS)]
    best: tuple[float, float, float] | None = None
    for counts in _REAL_COUNTS:
        models = [
            _fit([p for other in parts if other is not part for p in other], real_counts=counts)
            for part in parts
        ]
        for accept_at in _ACCEPT_AT:
            tested = zip(models, parts, strict=True)
            value = _value((p, _accepted(p, model, accept_at)) for model, part in tested for p in part)
            best = max(best or (0.0, 0.0, 0.0), (value, counts, accept_at))
    assert best is not None
    say(f"chosen inside the trained half: real strings count {best[1]:.0f} times, accepted from {best[2]}")
    model = _fit(prepared, real_counts=best[1])
    return Model(model.with_title, model.without_title, best[2])


def _fold(sample: Sample) -> int:
    return int(hashlib.sha256(f"fold {sample.doi or sample.text}".encode()).hexdigest(), 16) % _FOLDS


def _fit(prepared: Sequence[Prepared], *, real_counts: float) -> Model:
    tables = []
    for has_title in (True, False):
        some = [p for p in prepared if p.has_title == has_title]
        pairs = [pair for p in some for pair in _pairs(p, real_counts)]
        if has_title:
            chance = random.Random(3)
            synthetic = [p for p in some if p.sample.kind == "synthetic" and chance.random() < _DAMAGED]
            pairs += [
                (damage(f, way), y, n)
                for p in synthetic
                for way in [chance.choice(WAYS)]
                for f, y, n in _pairs(p, real_counts)
            ]
        tables.append(_weights(pairs))
    return Model(*tables, 0.5)


def _pairs(prepared: Prepared, real_counts: float) -> list[tuple[Features, bool, float]]:
    sample, right = prepared.sample, prepared.right
    counts = 1.0 if sample.kind == "synthetic" else real_counts
    return [
        (item.features, item.record.doi == sample.doi, counts)
        for item in prepared.stages[-1]
        # The same work under another DOI is neither right nor wrong.
        if item.record.doi == sample.doi or right is None or not is_same_work(item.record, right)
    ]


def _weights(pairs: Sequence[tuple[Features, bool, float]]) -> dict[str, float]:
    names = sorted({name for features, _, _ in pairs for name in features})
    table = np.array([[features.get(name, 0.0) for name in names] for features, _, _ in pairs])
    right = np.array([is_right for _, is_right, _ in pairs])
    counts = np.array([count for _, _, count in pairs])
    fitted = LogisticRegression(C=_FOLLOWS, max_iter=3_000).fit(table, right, sample_weight=counts)
    return {"bias": float(fitted.intercept_[0]), **dict(zip(names, map(float, fitted.coef_[0]), strict=True))}


WAYS = ("no page", "other page", "no numbers", "year beside it", "other volume")


def damage(features: Features, way: str) -> Features:
    """Return features as if the string lacked or misprinted what real strings often lack or misprint.

    Synthetic strings are printed from the very record that they are compared with: a difference in their numbers
    always means another work, which is not so in real ones.
    """
    f = dict(features)
    lost = {"no page": ["page"], "no numbers": ["page", "volume", "issue"], "other page": ["page"]}.get(
        way, []
    )
    for name in lost:
        if f.pop(f"{name}_same", 0.0):
            f[f"{name}_other" if way == "other page" else f"{name}_absent"] = 1.0
    if lost:
        f.pop("last_page_same", None)
    if way == "other page":
        f["numbers_unexplained"] = min(1.0, f["numbers_unexplained"] + 0.5)
    if way == "year beside it" and f.pop("year_same", 0.0):
        f["year_near"] = 1.0
    if way == "other volume" and f.pop("volume_same", 0.0):
        f["volume_other"] = 1.0
        f["numbers_unexplained"] = min(1.0, f["numbers_unexplained"] + 0.25)
    return f | combine(f)


def _accepted(prepared: Prepared, model: Model, accept_at: float) -> str | None:
    """Return the DOI that is accepted."""
    weights = model.with_title if prepared.has_title else model.without_title
    for stage in prepared.stages:
        scored = [Scored(c.record, c.features, *add_up(c.features, weights), c.veto) for c in stage]
        decision = decide(scored, accept_at=accept_at)
        if decision.outcome == "accepted" and decision.best is not None:
            return decision.best.record.doi
    return None


def _value(answers: Iterable[tuple[Prepared, str | None]]) -> float:
    counts = {True: [0, 0, 0], False: [0, 0, 0]}  # by whether it is synthetic: accepted, right, possible
    for prepared, doi in answers:
        count = counts[prepared.sample.kind == "synthetic"]
        count[0] += doi is not None
        count[1] += doi is not None and prepared.right is not None and doi == prepared.sample.doi
        count[2] += prepared.right is not None
    return sum(
        1.25 * right / max(1.0, accepted + 0.25 * possible) for accepted, right, possible in counts.values()
    )
