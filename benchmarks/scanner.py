"""Prints how long the scanner takes for a large .bib file, against reading the file, SHA-256 and one regex.

Run: python benchmarks/scanner.py [--entries 100000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from litman.bibtex.file.edit import set_field
from litman.bibtex.file.scan import scan
from litman.bibtex.file.whole_document import read_document

SEED = 20
LIMIT = 1.5
_HEAD = re.compile(rb"^@\w+\{", re.MULTILINE)


def write_library(path: Path, entries: int) -> None:
    """Write a file of invented entries, 1.6 kB each, the same for the same number."""
    chance = random.Random(SEED)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(4000)]

    def text(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(entries):
            file.write(
                f"@article{{{chance.choice(words)}{number},\n"
                f"  author = {{{text(2)} and {text(2)} and {{{text(2)}}}}},\n"
                f"  title = {{{text(6)} {{{text(1)}}} {text(4)}}},\n"
                f"  journal = {{{text(3)}}},\n"
                f"  year = {{{chance.randint(1950, 2026)}}},\n"
                f"  month = jan,\n"
                f"  volume = {{{chance.randint(1, 99)}}},\n"
                f"  pages = {{{number}--{number + 9}}},\n"
                f"  doi = {{10.5555/{number}}},\n"
                f"  abstract = {{{text(172)}}},\n"
                "}\n\n"
            )


def measure(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that one call takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def baseline(path: Path) -> int:
    """Read the file, hash it and look for the beginnings of entries."""
    data = path.read_bytes()
    hashlib.sha256(data).digest()
    return len(_HEAD.findall(data))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "references.bib"
        write_library(path, options.entries)
        data = path.read_bytes()
        print(f"{options.entries} entries, {len(data) / 1e6:.0f} MB")
        ratios = []
        for number in range(options.rounds):
            base_s, scan_s = measure(lambda: baseline(path)), measure(lambda: scan(data))
            ratios.append(scan_s / base_s)
            print(f"round {number + 1}: read + SHA-256 + regex {base_s:.2f} s, tiles {scan_s:.2f} s")
        ratios.sort()
        print(
            f"tiles / baseline: median {ratios[len(ratios) // 2]:.2f}, worst {ratios[-1]:.2f}, limit {LIMIT}"
        )
        keys = read_document(path, data).keys()
        print(f"tiles and keys {measure(lambda: read_document(path, data).keys()):.2f} s")
        print(f"find the last key {measure(lambda: read_document(path, data).find(keys[-1])):.2f} s")
        set_s = measure(lambda: set_field(read_document(path, data), keys[-1], "note", "x"))
        print(f"find it and set a field {set_s:.2f} s, without joining the pieces")


if __name__ == "__main__":
    main()
