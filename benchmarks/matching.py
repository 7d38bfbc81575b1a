"""Measure how well and how fast references are matched: python benchmarks/matching.py [--million]

Strings and pool are those of `matching_data.FOLDER`, the records of heldout_dois.txt left out of the pool. Works are
split in two halves by their DOIs. A model is trained on each half and tested on the other, so that every string is
tested by a model that has not seen its work; the model trained on half 0 is the one of litman/matching/weights.py.
`strict`: a string is right when the work that is accepted has its very DOI. Precision counts every accepted string,
recall every string whose DOI is in the pool. "Wrongly accepted" is the share of the strings without a right answer in
the pool that got one. `same work`: a work with the same title, first author, year and first page under another DOI
counts as right too, and a string whose work the pool has only so has a right answer.
`--million` makes a pool of a million invented works and measures size, build time and throughput.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import matching_data
import matching_model
from matching_data import Sample, half_of

from litman.matching.match import match_candidates, match_locally
from litman.matching.pool import Pool
from litman.matching.query import read_query
from litman.matching.weights import MODEL, Model

_CORES = 2
SYNTHETIC = 12_000  # as in train_matching.py
_pools: dict[Path, Pool] = {}  # one a process


class Answer(NamedTuple):
    """What was said of a sample."""

    sample: Sample
    outcome: str
    doi: str | None  # of the best candidate
    passed_s: float


def answer_all(path: Path, samples: Sequence[Sample], model: Model) -> list[Answer]:
    """Return what is said of each sample, from a pool file."""
    pool = _pools.setdefault(path, Pool(path))
    return [_answer(pool, sample, model) for sample in samples]


def _answer(pool: Pool, sample: Sample, model: Model) -> Answer:
    started = time.perf_counter()
    query = read_query(sample.text)
    decision, _ = match_locally(query, library=None, pool=pool, model=model)
    passed = time.perf_counter() - started
    if sample.record is not None:
        found = [*pool.by_keys(query, weak=True), *pool.by_words(query, limit=10)]
        found = [sample.record if record.doi == sample.doi else record for record in found]
        decision = match_candidates(query, found, model=model)
    doi = decision.best.record.doi if decision.best else None
    return Answer(sample, decision.outcome, doi, passed)


def measure_quality(answers: Sequence[Answer], name: str, right_dois: Mapping[str, frozenset[str]]) -> None:
    """Print precision, recall, F1 and wrongly accepted strings, given the right DOIs of the pool by DOI."""
    none: frozenset[str] = frozenset()
    accepted = [a for a in answers if a.outcome == "accepted"]
    right = sum(1 for a in accepted if a.doi in right_dois.get(a.sample.doi, none))
    possible = sum(1 for a in answers if right_dois.get(a.sample.doi))
    without = [a for a in answers if not right_dois.get(a.sample.doi)]
    wrong = sum(1 for a in without if a.outcome == "accepted")
    precision, recall = right / max(1, len(accepted)), right / max(1, possible)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    rate = f"{wrong / len(without):6.2%} ({wrong} of {len(without)})" if without else "–"
    print(f"{name:42} {len(answers):6} {precision:9.4f} {recall:7.4f} {f1:7.4f}   {rate}")


def measure_speed(path: Path, texts: Sequence[str], executor: ProcessPoolExecutor) -> list[Answer]:
    """Print how many strings a second two processes match, and how long one takes."""
    samples = [Sample("", "", text, "", None) for text in texts]
    answers, passed = run(path, samples, executor)
    times = sorted(answer.passed_s for answer in answers)
    print(
        f"{len(texts) / passed:.0f} strings a second on {_CORES} processes, end to end; "
        f"median {statistics.median(times) * 1000:.1f} ms, 99 % within {times[len(times) * 99 // 100] * 1000:.1f} ms"
    )
    return answers


def run(
    path: Path, samples: Sequence[Sample], executor: ProcessPoolExecutor, model: Model = MODEL
) -> tuple[list[Answer], float]:
    """Return the answers and the seconds that passed."""
    parts = [samples[start :: _CORES * 8] for start in range(_CORES * 8)]
    started = time.perf_counter()
    answers = [
        answer
        for part in executor.map(answer_all, [path] * len(parts), parts, [model] * len(parts))
        for answer in part
    ]
    return answers, time.perf_counter() - started


def measure_shared(folder: Path) -> None:
    """Print quality and speed on the shared strings."""
    messages = matching_data.read_pool_messages()
    path = folder / "pool.sqlite"
    started = time.perf_counter()
    matching_data.build_pool(path, messages)
    passed = time.perf_counter() - started
    print(f"pool: {len(messages)} works, {path.stat().st_size / 1e6:.0f} MB, built in {passed:.1f} s")
    samples = matching_data.read_samples(synthetic=SYNTHETIC)
    in_pool = {message["DOI"].lower() for message in messages}
    strict = {doi: frozenset({doi}) for doi in in_pool}
    every = [*messages, *matching_data.read_heldout_messages()]
    same = {doi: dois & in_pool for doi, dois in matching_data.same_works(every).items()}
    with ProcessPoolExecutor(_CORES) as executor:
        run(path, samples[:200], executor)  # pages are loaded
        print("weights trained on one half of the works, tested on the other; split by DOI")
        tested: list[Answer] = []
        for half in (1, 0):
            of_half = [sample for sample in samples if half_of(sample) == half]
            model = MODEL if half == 1 else _trained(path, [s for s in samples if half_of(s) == 1])
            answers, _ = run(path, of_half, executor, model)
            say_quality(answers, f"trained on half {1 - half}, tested on half {half}", strict, same)
            tested += answers
        say_quality(tested, "each half tested by the other's weights", strict, same, by_style=True)
        print()
        measure_speed(path, [sample.text for sample in samples[:6_000]], executor)


def say_quality(
    answers: Sequence[Answer],
    about: str,
    strict: Mapping[str, frozenset[str]],
    same: Mapping[str, frozenset[str]],
    *,
    by_style: bool = False,
) -> None:
    """Print the table of one test."""
    print(f"\n{about:42} {'count':>6} {'precision':>9} {'recall':>7} {'F1':>7}   wrongly accepted")
    for name, is_synthetic in (("real", False), ("synthetic", True)):
        some = [a for a in answers if (a.sample.kind == "synthetic") == is_synthetic]
        measure_quality(some, f"{name}, strict", strict)
        measure_quality(some, f"{name}, same work", same)
        for style in sorted({a.sample.style for a in some}) if by_style and is_synthetic else ():
            measure_quality([a for a in some if a.sample.style == style], f"  {style}, strict", strict)


def _trained(path: Path, samples: Sequence[Sample]) -> Model:
    with Pool(path) as pool:
        return matching_model.train([matching_model.prepare(sample, pool) for sample in samples])


def measure_million(folder: Path, count: int) -> None:
    """Print size, build time and throughput of a pool of invented works."""
    path = folder / "million.sqlite"
    chance = random.Random(11)
    words = [_word(chance) for _ in range(60_000)]
    asked: list[Sample] = []
    started = time.perf_counter()
    with Pool(path, writable=True) as pool:
        batch: list[dict[str, Any]] = []
        for message in invented_works(count, chance, words):
            batch.append(message)
            if chance.random() < 4_000 / count:
                asked.append(Sample("", "", _printed(message, chance), message["DOI"], None))
            if len(batch) == 20_000:
                pool.add(batch)
                batch = []
        pool.add(batch)
    passed = time.perf_counter() - started
    size = path.stat().st_size
    print(f"\n{count} invented works: {size / 1e6:.0f} MB, built in {passed:.0f} s")
    with ProcessPoolExecutor(_CORES) as executor:
        run(path, asked[:500], executor)
        answers = measure_speed(path, [sample.text for sample in asked], executor)
    by_text = {sample.text: sample.doi for sample in asked}
    right = sum(1 for a in answers if a.outcome == "accepted" and a.doi == by_text[a.sample.text])
    wrong = sum(1 for a in answers if a.outcome == "accepted") - right
    print(f"of {len(answers)} strings {right} accepted rightly, {wrong} wrongly")


def invented_works(count: int, chance: random.Random, words: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield Crossref messages of works that do not exist; frequent words are frequent, as in titles."""
    journals = [
        " ".join(chance.choice(words).capitalize() for _ in range(chance.randint(1, 4))) for _ in range(4_000)
    ]
    for number in range(count):
        title = " ".join(_frequent(words, chance) for _ in range(chance.randint(5, 14)))
        people = [
            {"family": _frequent(words, chance).capitalize(), "given": "A."}
            for _ in range(chance.randint(1, 6))
        ]
        page = chance.randint(1, 3_000)
        yield {
            "DOI": f"10.5072/{number}",
            "type": "journal-article",
            "title": [title.capitalize()],
            "author": people,
            "issued": {"date-parts": [[chance.randint(1960, 2025)]]},
            "container-title": [chance.choice(journals)],
            "volume": str(chance.randint(1, 300)),
            "issue": str(chance.randint(1, 12)),
            "page": f"{page}-{page + chance.randint(1, 20)}",
        }


def _frequent(words: Sequence[str], chance: random.Random) -> str:
    return words[int(len(words) * chance.random() ** 3)]


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 5))
    )


def _printed(message: dict[str, Any], chance: random.Random) -> str:
    people = ", ".join(f"{person['family']} A" for person in message["author"])
    year = message["issued"]["date-parts"][0][0]
    title = f"{message['title'][0]}. " if chance.random() < 0.7 else ""
    journal = " ".join(word[:5] + "." for word in message["container-title"][0].split())
    return f"{people}. {title}{journal} {year};{message['volume']}({message['issue']}):{message['page']}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--million", action="store_true", help="also measure a pool of a million invented works"
    )
    parser.add_argument("--works", type=int, default=1_000_000, help="how many works that is")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_shared(Path(folder))
        if options.million:
            measure_million(Path(folder), options.works)


if __name__ == "__main__":
    sys.exit(main())
