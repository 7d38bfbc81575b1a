"""Measure a pool on disk and matching a set at a time: benchmarks/batch.py [--works N] [--engine NAME…]

Works are invented, with twins (a paper printed twice under other DOIs), parts of one paper, corrections, and titles
that a hundred works have. References to them are printed in six ways, with errors of the press; every tenth is to a
work that the pool does not have. `right`: the accepted work has the DOI, or is the twin. Needs the extra `batch`.
CPU seconds are those of a process of its own for each step, and of all that works for it. All engines must give one
digest; every second one is given the references in the other order.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from batch_engines import ENGINES, Cost, apart, run_on
from batch_made import kept_inputs
from batch_quality import calibrate, say_full_text, say_quality

from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.manifest import read_manifest


def build(file: Path, folder: Path) -> None:
    """Build the pool."""
    build_pool([file], folder)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--works", type=int, default=100_000, metavar="N")
    parser.add_argument("--references", type=int, default=4_000, metavar="N")
    parser.add_argument("--engine", nargs="+", default=["duckdb"], metavar="NAME", help=ENGINES)
    parser.add_argument("--in", dest="root", type=Path, metavar="DIR", help="where the pool lies, or is made")
    parser.add_argument("--calibrate", action="store_true", help="measure the pool first, and use its bounds")
    parser.add_argument(
        "--full-text", action="store_true", help="say what the full text of a pool in one file finds besides"
    )
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = options.root or Path(temporary)
        root.mkdir(exist_ok=True)
        file, folder = root / "works.jsonl.gz", root / "pool"
        asked = kept_inputs(file, options.works, options.references, options.seed)
        say_pool(file, folder)
        if options.calibrate:
            apart(calibrate, folder)
        texts = [reference.text for reference in asked]
        digests: set[str] = set()
        for number, engine in enumerate(options.engine):
            turned = number % 2 == 1  # every second one is given them in the other order
            decided, cost = run_on(
                engine, texts[::-1] if turned else texts, folder, Path(temporary) / str(number)
            )
            if turned:
                decided = [(len(texts) + 1 - place, *rest) for place, *rest in decided][::-1]
            print(
                f"{len(texts):,} references on {engine}: {cost.cpu_s / len(texts) * 1000:.2f} CPU s a thousand, "
                f"{cost.peak_mb:.0f} MB of memory, digest {digest_of_decisions(decided)}"
            )
            if not digests:
                say_quality(asked, decided)
                if options.full_text:
                    apart(say_full_text, file, root, asked, decided)
            digests.add(digest_of_decisions(decided))
    print("one digest" if len(digests) == 1 else "the digests differ")
    return 0 if len(digests) == 1 else 1


def say_pool(file: Path, folder: Path) -> None:
    """Build the pool, where it is not there, and print what it costs."""
    is_there = (folder / "manifest.json").exists()
    _, cost = (None, Cost(0, 0)) if is_there else apart(build, file, folder)
    manifest = read_manifest(folder)
    million = manifest.works / 1e6
    keys, records = (
        sum(f.size for f in manifest.files if f.name.startswith(kind)) / 1e6 for kind in ("keys/", "records/")
    )
    built = "were there" if is_there else f"built in {cost.cpu_s:.1f} CPU s, {cost.peak_mb:.0f} MB of memory"
    print(f"{manifest.works:,} works: {built}; {cost.cpu_s / million:.0f} CPU s for a million")
    print(f"a million works: {(keys + records) / million:.0f} MB (keys {keys / million:.0f})")


if __name__ == "__main__":
    sys.exit(main())
