"""A DOI belongs to another work.

What it finds
    Entries whose DOI is registered for a work with another title or first author, and something else that disagrees.
Why it matters
    The link leads readers to another paper, and what is known of that one (a retraction) is held against this one.
Example
    doi = {10.1000/tea.8} under "Tea and REM sleep", registered for "Coffee and dreams"
What to do
    Look up the right DOI: `litman set KEY doi=…`.
Source
    The outcome `wrong-target` (`litman help words`).
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.registered_otherwise import compared_entries
from litman.checks.rule import LibraryRule
from litman.csl.from_json import work_from_item
from litman.finding import Finding
from litman.identifiers.kinds import label_of
from litman.text.plain import plain
from litman.text.terminal import shorten

CODE = "ID102"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each DOI of another work."""
    for compared in compared_entries(facts):
        if compared.outcome == "wrong-target" and compared.record.item is not None:
            theirs = plain(work_from_item(compared.record.item).title or "another work")
            kind = compared.record.identifier.kind
            message = (
                f"the {label_of(kind)} of {compared.entry.key} is registered for {shorten(theirs, 80)!r}"
            )
            place, key = compared.entry.place(kind), compared.entry.key
            yield Finding(CODE, place, message, "error", key=key, not_compared=compared.not_compared)


RULE = LibraryRule.of(CODE, "a DOI belongs to another work", find, severity="error", needs_record=True)
