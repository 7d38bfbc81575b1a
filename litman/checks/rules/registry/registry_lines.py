"""A line of `registry.jsonl` that is no record.

What it finds
    Lines that cannot be read as what a registry said about one DOI, and conflicts that a merge in git left behind.
Why it matters
    What such a line said about a work, a retraction for example, is not seen any more.
Example
    <<<<<<< HEAD
What to do
    Delete the line; `litman refresh` asks the registry anew. Of a conflict keep the lines of both sides and take out
    git's marks: of two records of one DOI the later counts. Until then no record is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding


def find(facts: Facts) -> Iterator[Finding]:
    """Yield what the reader of the registry file found."""
    yield from (finding for finding in facts.library.findings if finding.code == "REG001")


RULE = LibraryRule(
    {"REG001": "a line of registry.jsonl is no record"}, find, __name__, severity="error"
).of_whole()
