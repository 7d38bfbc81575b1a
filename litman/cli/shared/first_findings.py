"""What is wrong with a file: the first findings of each kind, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from litman.cli.shared.output import say, say_finding, warn

if TYPE_CHECKING:  # most commands have nothing to say here
    from pathlib import Path

    from litman.finding import Finding

# Of one code in one file: a broken file has one fault a line, and a person mends the first ones first.
MOST = 20


def say_first_findings(findings: Iterable[Finding]) -> None:
    """Print the first findings of each code in each file, and how many more there are."""
    first = FirstFindings("`litman check` says all")
    for finding in findings:
        first.say(finding)
    first.say_rest()


class FirstFindings:
    """Says findings as they come, and keeps how many of each code in each file were left out."""

    def __init__(self, how_to_see_more: str) -> None:
        """Take what a person does to see more of them."""
        self._counts: Counter[tuple[Path, str]] = Counter()
        self._more = how_to_see_more

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
                say(warn(f"… and {count - MOST:,} more {code} in {path}: {self._more}"), err=True)
