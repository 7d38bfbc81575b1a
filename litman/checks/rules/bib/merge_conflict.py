"""The bibliography, or `different.txt`, holds a conflict that git left to be settled.

What it finds
    Lines between `<<<<<<<` and `>>>>>>>`: two versions of the same entries. As long as they are there, no command
    changes anything in the library.
Why it matters
    BibTeX reads both versions, and whatever is written between them is lost or doubled when somebody chooses.
Example
    <<<<<<< HEAD
What to do
    Keep one of the two versions, take the three marks out, and run the command again.
Source
    git-merge(1), "How conflicts are presented".
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.library.conflicts import CODE, conflict_findings
from litman.text.merge_conflicts import merge_conflicts


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each conflict."""
    for seen in (facts.library.bibliography_file, facts.different_file):
        yield from conflict_findings(seen.path, merge_conflicts(seen.data))


RULE = LibraryRule.of(
    CODE, "git left a merge conflict in the bibliography", find, severity="error"
).of_whole()
