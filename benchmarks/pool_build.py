"""Measure building a pool on disk, killing that, and adding to it: python benchmarks/pool_build.py [--works N]

Works are invented, in the shape that Crossref gives them: with affiliations, licences, lists of references. One pool is
built at a stroke; another is killed by SIGKILL as often as asked, and given again each time; a third gets the last
file, with newer records of a hundredth of the works, by `--add`. All must come to one digest. CPU seconds and memory
are those of processes of their own. Needs the extra `batch`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from batch_made import made_groups

from litman.batch.manifest import read_manifest

_FILES = 20
_CHANGED = 0.01
_ORDER = "from pathlib import Path; import sys; from litman.batch.build import build_pool; " + (
    "build_pool([*map(Path, sys.argv[3:])], Path(sys.argv[1]), add=sys.argv[2] == 'add')"
)


class Cost(NamedTuple):
    """What a process took."""

    cpu_s: float
    peak_mb: float


def make_files(folder: Path, count: int, seed: int) -> list[Path]:
    """Write works as files of the public data; the last has a day's changes, with new works among them."""
    chance = random.Random(seed)
    references = [[_reference(chance) for _ in range(chance.randint(0, 40))] for _ in range(300)]
    works = chain.from_iterable(group for _, group in made_groups(count, chance))
    files = [folder / f"{number:02}.jsonl.gz" for number in range(_FILES)]
    changed: list[dict[str, Any]] = []
    for at, file in enumerate(files[:-1]):
        with gzip.open(file, "wt", compresslevel=1) as written:
            for number, work in enumerate(works, start=1):
                record = _as_crossref(work, references, chance)
                written.write(json.dumps(record) + "\n")
                if chance.random() < _CHANGED:
                    moment = {"date-time": f"2026-11-29T0{at % 10}:00:00Z"}
                    changed.append({**record, "indexed": moment, "page": str(number)})
                if at < _FILES - 2 and number >= count // (_FILES - 1):
                    break
    new = [{**record, "DOI": f"{record['DOI']}.new"} for record in changed[::10]]
    with gzip.open(files[-1], "wt", compresslevel=1) as written:
        written.writelines(json.dumps(record) + "\n" for record in (*changed, *new))
    return files


def _as_crossref(
    work: dict[str, Any], references: Sequence[list[dict[str, str]]], chance: random.Random
) -> dict[str, Any]:
    """Return a work with what Crossref puts around it."""
    day = [2026, chance.randint(1, 10), chance.randint(1, 28)]
    moment = {
        "date-parts": [day],
        "date-time": "{}-{:02}-{:02}T04:05:06Z".format(*day),
        "timestamp": 1_780_000_000_000,
    }
    people = [
        {
            **person,
            "sequence": "additional",
            "affiliation": [{"name": f"Department {chance.randint(1, 999)}, A University"}],
        }
        for person in work["author"]
    ]
    listed, journal = chance.choice(references), work["container-title"][0]
    return {
        **work,
        "author": people,
        "indexed": moment,
        "created": moment,
        "deposited": moment,
        "reference-count": len(listed),
        "reference": listed,
        "publisher": "A Publishing House",
        "license": [
            {"start": moment, "content-version": "tdm", "delay-in-days": 0, "URL": "https://example.org/tdm"}
        ],
        "link": [{"URL": f"https://example.org/{work['DOI']}", "content-type": "unspecified"}],
        "short-container-title": [" ".join(word[:4] + "." for word in journal.split())],
        "ISSN": [f"{len(journal):04}-{sum(map(ord, journal)):04}"],
        "published-print": work["issued"],
        "URL": f"https://doi.org/{work['DOI']}",
        "prefix": "10.5072",
        "member": "1",
        "source": "Crossref",
        "score": 0.0,
        "relation": {},
        "subject": [],
        "is-referenced-by-count": chance.randint(0, 90),
    }


def _reference(chance: random.Random) -> dict[str, str]:
    number = str(chance.randint(1, 10**9))
    return {
        "key": f"ref{number}",
        "doi-asserted-by": "publisher",
        "DOI": f"10.5072/{number}",
        "year": "2011",
        "volume": "7",
    }


def build(
    folder: Path, files: Sequence[Path], *, add: bool = False, kill_after_s: float | None = None
) -> Cost:
    """Build, or add, in a process of its own, which may be killed."""
    started = subprocess.Popen([sys.executable, "-c", _ORDER, folder, "add" if add else "build", *files])
    if kill_after_s is not None:
        time.sleep(kill_after_s)
        os.kill(started.pid, signal.SIGKILL)  # and not `kill`, which asks whether it has ended
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if kill_after_s is None and started.returncode:
        sys.exit(f"a build ended with {started.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--works", type=int, default=100_000, metavar="N")
    parser.add_argument("--kills", type=int, default=4, metavar="N")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as named:
        root = Path(named)
        files = make_files(root, options.works, options.seed)
        size = sum(file.stat().st_size for file in files)
        print(f"files: {size / 1e6:,.0f} MB packed; made in {_own():.0f} CPU s", flush=True)
        started = time.monotonic()
        cost = build(root / "whole", files)
        took_s = time.monotonic() - started
        manifest = read_manifest(root / "whole")
        million = manifest.works / 1e6
        sizes = {
            kind: sum(f.size for f in manifest.of_kind(kind).values()) / 1e6 for kind in ("keys", "records")
        }
        print(
            f"{manifest.works:,} works: {cost.cpu_s:.0f} CPU s, {cost.peak_mb:.0f} MB of memory, {took_s:.0f} s"
        )
        print(f"a million: {cost.cpu_s / million:.0f} CPU s, {sum(sizes.values()) / million:.0f} MB", end=" ")
        print(", ".join(f"{kind} {mb / million:.0f}" for kind, mb in sizes.items()), flush=True)
        chance = random.Random(options.seed)
        for _ in range(options.kills):
            build(root / "killed", files, kill_after_s=chance.uniform(0.05, 0.5) * took_s)
        build(root / "killed", files)
        digests = {manifest.digest, read_manifest(root / "killed").digest}
        print(
            f"killed {options.kills} times: {'the same digest' if len(digests) == 1 else 'ANOTHER DIGEST'}",
            flush=True,
        )
        shutil.rmtree(root / "killed")
        build(root / "grown", files[:-1])
        cost = build(root / "grown", files[-1:], add=True)
        digests.add(read_manifest(root / "grown").digest)
        added = sum(
            source.read for source in read_manifest(root / "grown").sources if source.name == files[-1].name
        )
        print(f"{added:,} records added: {cost.cpu_s:.0f} CPU s, {cost.peak_mb:.0f} MB of memory, ", end="")
        print("the same digest" if len(digests) == 1 else "ANOTHER DIGEST")
    return 0 if len(digests) == 1 else 1


def _own() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
