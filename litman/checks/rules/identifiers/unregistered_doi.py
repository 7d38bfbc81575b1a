"""No registry knows a DOI.

What it finds
    Entries whose DOI was asked for, and doi.org answered that no agency has it.
Why it matters
    The link is dead. Usually a character was lost or added when it was copied.
Example
    doi = {10.1000/tea.}      the last character is missing
What to do
    Look the work up by its title and mend the DOI.
Source
    The outcome `unregistered` (`litman help words`); an outage is never taken for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.identifiers.kinds import label_of

CODE = "ID103"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each DOI that is not registered."""
    for entry, work in facts.works():
        record = facts.record_of(work)
        if record is not None and record.outcome == "unregistered":
            kind, value = record.identifier.kind, record.identifier.value
            message = f"no registry knew the {label_of(kind)} {value} on {record.asked}"
            yield Finding(CODE, entry.place(kind), message, "error", key=entry.key)


RULE = LibraryRule.of(CODE, "no registry knows a DOI", find, severity="error", needs_record=True)
