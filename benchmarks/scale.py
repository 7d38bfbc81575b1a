"""How fast litman is with 1,000, 10,000 and 100,000 entries.

python benchmarks/scale.py make --entries N DIR    make the generated library in DIR (100,000 entries: about 2 minutes)
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from scale_library import make_library


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make a generated library")
    make.add_argument("--entries", type=int, required=True)
    make.add_argument("--no-claims", action="store_true", help="the bibliography alone")
    make.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    start = time.perf_counter()
    make_library(arguments.folder, arguments.entries, claims=not arguments.no_claims)
    print(f"{arguments.entries:,} entries in {arguments.folder}, made in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
