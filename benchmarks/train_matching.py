"""Train the weights of litman/matching/weights.py and write that file.

    pip install -e .[benchmarks]; python benchmarks/train_matching.py

A logistic model over pairs of a reference string and a candidate from the pool, on the half of the works whose
DOIs `matching_data.half_of` gives 0; the other half is for benchmarks/matching.py. Real strings count four times.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import matching_data
import numpy as np
from sklearn.linear_model import LogisticRegression

from litman.matching.decide import is_same_work
from litman.matching.features import Features, compare
from litman.matching.pool import Pool
from litman.matching.query import read_query

_SYNTHETIC = 7_000
_REAL_COUNTS = 4.0
_HEAD = '''"""What each feature speaks for (above 0) or against, as benchmarks/train_matching.py learnt it."""

from __future__ import annotations

# Log-odds that a feature of 1.0 adds; `bias` is where a candidate starts.
'''


def main() -> None:
    samples = [s for s in matching_data.read_samples(synthetic=_SYNTHETIC) if matching_data.half_of(s) == 0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pool.sqlite"
        matching_data.build_pool(path, list(matching_data.read_pool_messages()))
        with Pool(path) as pool:
            pairs = [pair for sample in samples for pair in pairs_of(sample, pool)]
    names = sorted({name for features, _, _ in pairs for name in features})
    table = np.array([[features.get(name, 0.0) for name in names] for features, _, _ in pairs])
    right = np.array([is_right for _, is_right, _ in pairs])
    counts = np.array([count for _, _, count in pairs])
    model = LogisticRegression(C=3.0, max_iter=3_000).fit(table, right, sample_weight=counts)
    weights = {
        "bias": float(model.intercept_[0]),
        **dict(zip(names, map(float, model.coef_[0]), strict=True)),
    }
    lines = [f'    "{name}": {weight:.2f},' for name, weight in weights.items()]
    text = "\n".join([f"{_HEAD}WEIGHTS: dict[str, float] = {{", *lines, "}", ""])
    target = Path(__file__).parents[1] / "litman" / "matching" / "weights.py"
    target.write_text(text)
    print(
        f"{len(samples)} strings, {len(pairs)} pairs, {int(right.sum())} of them right; wrote {target.name}"
    )


def pairs_of(sample: matching_data.Sample, pool: Pool) -> list[tuple[Features, bool, float]]:
    """Return the candidates of a string as features, whether it is the right work, and how much the pair counts."""
    query = read_query(sample.text)
    found = {
        record.doi: record for record in (*pool.by_keys(query, weak=True), *pool.by_words(query, limit=10))
    }
    if sample.record is not None and sample.doi in found:
        found[sample.doi] = sample.record
    right = pool.by_doi(sample.doi) if sample.doi else None
    count = 1.0 if sample.kind == "synthetic" else _REAL_COUNTS
    return [
        (compare(query, record), doi == sample.doi, count)
        for doi, record in found.items()
        # The same work under another DOI is neither right nor wrong.
        if doi == sample.doi or right is None or not is_same_work(record, right)
    ]


if __name__ == "__main__":
    main()
