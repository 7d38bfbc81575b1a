"""This clone does not have the merge that the repository asks for.

What it finds
    A `.gitattributes` that gives the library's files to litman's merge, in a clone of git whose settings do not have
    it. Such settings are each clone's own and come with no repository. In CI (`CI` is set) nothing is said, since
    nobody merges there.
Why it matters
    git merges the files by lines: two new entries at one place, or two edits of one entry, are a conflict.
Example
    *.bib merge=litman
What to do
    `litman git setup`, once in each clone.
Source
    gitattributes(5), "Defining a custom merge driver".
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Place
from litman.library.clone import ATTRIBUTES_NAME

CODE = "BIB121"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding where the clone lacks the merge."""
    if facts.driver_state == "lacking":
        message = (
            "git merges this clone by lines, though the library is to be merged by entry: `litman git setup`"
        )
        yield Finding(CODE, Place(facts.library.root / ATTRIBUTES_NAME), message, "info")


RULE = LibraryRule.of(
    CODE, "this clone lacks the merge that the repository asks for", find, severity="info"
).of_whole()
