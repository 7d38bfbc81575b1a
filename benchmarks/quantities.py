"""How often litman says rightly whether two sentences say the same numbers, on two tables of labelled pairs.

The labels were written before the code, and only the even rows were looked at while it was made.

    python benchmarks/quantities.py [--misses]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from litman.text.quantities.compare import compare_numbers

HERE = Path(__file__).parent
TABLES = (("claims", False), ("quotations", True))


def pairs(name: str) -> list[tuple[str, str, str]]:
    """Return the labelled pairs of a table."""
    lines = (HERE / f"quantities_{name}.tsv").read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [(said, source, label) for said, source, label in rows]


def verdict(said: str, source: str, *, is_aligned: bool) -> str:
    """Return what is said of a pair: `differs` where any number does, `same` where all are, else `cannot`."""
    found = [one.verdict for one in compare_numbers(said, source, is_aligned=is_aligned)]
    if "differs" in found:
        return "differs"
    return "same" if found and set(found) == {"same"} else "cannot"


def main() -> None:
    """Print the figures of both tables, each half by itself."""
    for name, is_aligned in TABLES:
        for half, start in (("tuned on", 0), ("held back", 1)):
            rows = pairs(name)[start::2]
            said = Counter((label, verdict(one, other, is_aligned=is_aligned)) for one, other, label in rows)
            right = sum(count for (label, found), count in said.items() if label == found)
            wrongly = sum(count for (label, found), count in said.items() if found == "differs" != label)
            missed = sum(count for (label, found), count in said.items() if label == "differs" != found)
            print(f"{name}, {half}: {right} of {len(rows)} right; wrongly accused {wrongly}, missed {missed}")
            if "--misses" in sys.argv and start == 0:
                for one, other, label in rows:
                    found = verdict(one, other, is_aligned=is_aligned)
                    if found != label:
                        print(f"  {label} → {found}: {one} | {other}")


if __name__ == "__main__":
    main()
