"""Train the weights of litman/matching/weights.py and write that file.

    pip install -e .[benchmarks]; python benchmarks/train_matching.py

Two logistic models, for strings that say a title and for those that say none, over pairs of a reference string and a
candidate from the pool, on the half of the works whose DOIs `matching_data.half_of` gives 0; the other half is for
benchmarks/matching.py.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import matching_data
import matching_model

from litman.matching.pool import Pool

SYNTHETIC = 12_000
_HEAD = '''"""What each feature speaks for (above 0) or against, as benchmarks/train_matching.py learnt it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """What the features of a candidate are weighed with."""

    with_title: Mapping[str, float]  # for strings that say a title
    without_title: Mapping[str, float]
    accept_at: float  # probability from which a candidate is accepted


# Log-odds that a feature of 1.0 adds; `bias` is where a candidate starts.
'''


def main() -> None:
    samples = [s for s in matching_data.read_samples(synthetic=SYNTHETIC) if matching_data.half_of(s) == 0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pool.sqlite"
        matching_data.build_pool(path, list(matching_data.read_pool_messages()))
        with Pool(path) as pool:
            model = matching_model.train([matching_model.prepare(sample, pool) for sample in samples])
    text = _HEAD + "\n".join(
        [
            *_table("WITH_TITLE", model.with_title),
            *_table("WITHOUT_TITLE", model.without_title),
            f"MODEL = Model(WITH_TITLE, WITHOUT_TITLE, {model.accept_at})",
            "",
        ]
    )
    target = Path(__file__).parents[1] / "litman" / "matching" / "weights.py"
    target.write_text(text)
    print(f"{len(samples)} strings; wrote {target.name}")


def _table(name: str, weights: Mapping[str, float]) -> list[str]:
    lines = [f'    "{feature}": {weight:.2f},' for feature, weight in weights.items()]
    return [f"{name}: dict[str, float] = {{", *lines, "}"]


if __name__ == "__main__":
    main()
