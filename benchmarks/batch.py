"""Measure a pool on disk and matching a set at a time: python benchmarks/batch.py [--works N] [--references N]

Works are invented, with twins (a paper printed twice under other DOIs), parts of one paper, corrections, and titles
that a hundred works have. References to them are printed in six ways, with errors of the press; every tenth is to a
work that the pool does not have. `right`: the accepted work has the DOI, or is the twin. Needs the extra `batch`.
CPU seconds are those of a process of its own for each step.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from litman.actions.match.match_batch import match_batch
from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.manifest import read_manifest

_GENERIC = ("Introduction", "Editorial", "Preface", "Book review", "In this issue", "Erratum")
_JOURNALS = 4_000
_HELD_OUT = 0.1  # of the works that are referred to


class Reference(NamedTuple):
    """A reference as printed, and the DOIs that are right; none where the pool lacks its work."""

    text: str
    right: frozenset[str]


class Cost(NamedTuple):
    """What a step took."""

    cpu_s: float
    peak_mb: float


def make_inputs(path: Path, count: int, references: int, seed: int) -> list[Reference]:
    """Write works to a file; return references to some of them, and to some that were left out."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(60_000)]
    journals = [
        " ".join(chance.choice(words).capitalize() for _ in range(chance.randint(1, 4)))
        for _ in range(_JOURNALS)
    ]
    asked: list[Reference] = []
    share = references / count
    with gzip.open(path, "wt", compresslevel=1) as file:
        for group in _groups(count, chance, words, journals):
            is_asked = chance.random() < share * len(group)
            is_held_out = is_asked and chance.random() < _HELD_OUT
            if is_asked:
                meant = chance.choice(group)
                twins = {
                    one["DOI"]
                    for one in group
                    if one["title"] == meant["title"] and one["page"] == meant["page"]
                }
                asked.append(
                    Reference(_printed(meant, chance), frozenset() if is_held_out else frozenset(twins))
                )
            for work in () if is_held_out else group:
                file.write(json.dumps(work) + "\n")
    return asked


def _groups(
    count: int, chance: random.Random, words: Sequence[str], journals: Sequence[str]
) -> Iterator[list[dict[str, Any]]]:
    """Yield works that belong together: one alone, twins, parts, or a paper and its correction."""
    made = 0
    while made < count:
        work = _work(made, chance, words, journals)
        group, kind = [work], chance.random()
        if kind < 0.02:
            group.append({**work, "DOI": f"{work['DOI']}.twin"})
        elif kind < 0.04:
            work["title"] = [f"{work['title'][0]}. Part I"]
            start = int(work["page"].partition("-")[0]) + 30
            part = {
                "title": [f"{work['title'][0]}I"],
                "page": f"{start}-{start + 9}",
                "DOI": f"{work['DOI']}.2",
            }
            group.append({**work, **part})
        elif kind < 0.05:
            page = str(chance.randint(1, 3_000))
            group.append(
                {
                    **work,
                    "title": [f"Correction to: {work['title'][0]}"],
                    "page": page,
                    "DOI": f"{work['DOI']}.c",
                }
            )
        elif kind < 0.07:
            work["title"] = [chance.choice(_GENERIC)]
        made += len(group)
        yield group


def _work(
    number: int, chance: random.Random, words: Sequence[str], journals: Sequence[str]
) -> dict[str, Any]:
    people = [_frequent(words, chance).capitalize() for _ in range(chance.randint(1, 6))]
    page = chance.randint(1, 3_000)
    return {
        "DOI": f"10.5072/{number}",
        "type": "journal-article",
        "title": [" ".join(_frequent(words, chance) for _ in range(chance.randint(5, 14))).capitalize()],
        "author": [{"family": name, "given": "A."} for name in people],
        "issued": {"date-parts": [[chance.randint(1960, 2025)]]},
        "container-title": [chance.choice(journals)],
        "volume": str(chance.randint(1, 300)),
        "issue": str(chance.randint(1, 12)),
        "page": f"{page}-{page + chance.randint(1, 20)}",
    }


def _printed(work: dict[str, Any], chance: random.Random) -> str:
    people = ", ".join(f"{person['family']} A" for person in work["author"])
    year, title, journal = work["issued"]["date-parts"][0][0], work["title"][0], work["container-title"][0]
    short = " ".join(word[:5] + "." for word in journal.split())
    first = work["page"].partition("-")[0]
    place = f"{work['volume']}({work['issue']})"
    text = chance.choice(
        (
            f"{people}. {title}. {short} {year};{place}:{work['page']}.",
            f"{people}. {title}. {journal}. {year};{place}:{first}.",
            f"{people} ({year}). {title}. {journal}, {place}, {work['page']}.",
            f"{people}. {short} {year};{place}:{work['page']}.",
            f"{people}, “{title},” {journal}, vol. {work['volume']}, pp. {work['page']}, {year}.",
            f"{people} ({year}). {title}. {journal}.",
        )
    )
    if chance.random() < 0.1:  # a letter that the press lost
        at = chance.randrange(len(text))
        text = text[:at] + text[at + 1 :]
    return text


def _frequent(words: Sequence[str], chance: random.Random) -> str:
    return words[int(len(words) * chance.random() ** 3)]


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 5))
    )


def _apart(step: Callable[..., Any], *given: object) -> tuple[Any, Cost]:
    """Return what a step gives, and its cost, measured in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_measured, step, given).result()


def _measured(step: Callable[..., Any], given: Sequence[object]) -> tuple[Any, Cost]:
    before = resource.getrusage(resource.RUSAGE_SELF)
    result = step(*given)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return result, Cost(cpu, after.ru_maxrss / 1024)


def build(file: Path, folder: Path) -> None:
    """Build the pool."""
    build_pool([file], folder)


def match(texts: Sequence[str], folder: Path, engine: str) -> list[tuple[int, str | None, str, float | None]]:
    """Return number, DOI, outcome and score of each decision."""
    found = match_batch(
        texts, folder, read_manifest(folder), engine=engine, today=date(2026, 1, 1), in_full=False
    )
    return [(one.number, one.doi, one.outcome, one.score) for one in found]


def say_quality(
    asked: Sequence[Reference], decided: Sequence[tuple[int, str | None, str, float | None]]
) -> None:
    """Print precision, recall, and how many of the references without a right answer got one."""
    accepted = [
        (reference, doi)
        for reference, (_, doi, outcome, _) in zip(asked, decided, strict=True)
        if outcome == "accepted"
    ]
    right = sum(doi in reference.right for reference, doi in accepted)
    possible = sum(bool(reference.right) for reference in asked)
    wrong = sum(not reference.right for reference, _ in accepted)
    without = len(asked) - possible
    print(
        f"precision {right / max(1, len(accepted)):.4f}, recall {right / max(1, possible):.4f}; "
        f"wrongly accepted {wrong} of {without} whose work the pool lacks"
    )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--works", type=int, default=100_000, metavar="N")
    parser.add_argument("--references", type=int, default=4_000, metavar="N")
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        file, folder = Path(root) / "works.jsonl.gz", Path(root) / "pool"
        asked = make_inputs(file, options.works, options.references, options.seed)
        _, cost = _apart(build, file, folder)
        manifest = read_manifest(folder)
        million = manifest.works / 1e6
        keys, records = (
            sum(f.size for f in manifest.files if f.name.startswith(kind)) / 1e6
            for kind in ("keys/", "records/")
        )
        print(f"{manifest.works:,} works: built in {cost.cpu_s:.1f} CPU s, {cost.peak_mb:.0f} MB of memory")
        print(
            f"a million works: {cost.cpu_s / million:.0f} CPU s, {(keys + records) / million:.0f} MB "
            f"(keys {keys / million:.0f}, records {records / million:.0f})"
        )
        texts = [reference.text for reference in asked]
        decided, cost = _apart(match, texts, folder, options.engine)
        print(
            f"{len(texts):,} references on {options.engine}: {cost.cpu_s / len(texts) * 1000:.2f} CPU s a thousand, "
            f"{cost.peak_mb:.0f} MB of memory"
        )
        say_quality(asked, decided)
        again, _ = _apart(match, texts[::-1], folder, options.engine)
        turned = [(len(texts) + 1 - number, *rest) for number, *rest in again]
        digests = {digest_of_decisions(decided), digest_of_decisions(turned)}
        print(f"digest of two runs, the second in the other order: {' ≠ '.join(sorted(digests))}")
    return 0 if len(digests) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
