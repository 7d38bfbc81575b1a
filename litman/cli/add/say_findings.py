"""What is wrong with files that are taken over: the first findings of each kind, and how many more there are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from litman.cli.shared.output import say, say_finding, warn
from litman.finding import Finding

MOST = (
    20  # of one code in one file: a broken file has one fault a line, and a person mends the first ones first
)


class FindingsOfFiles:
    """Says findings as they come, and keeps how many of each code in each file were left out."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[Path, str]] = Counter()

    def say(self, finding: Finding) -> None:
        """Print a finding, unless there were enough of its code in its file."""
        kind = finding.place.path, finding.code
        self._counts[kind] += 1
        if self._counts[kind] <= MOST:
            say_finding(finding)

    def say_rest(self) -> None:
        """Print how many of each code were not said."""
        for (path, code), count in self._counts.items():
            if count > MOST:
                said = f"… and {count - MOST:,} more {code} in {path}: once these are mended, `--dry-run` says the next"
                say(warn(said), err=True)
