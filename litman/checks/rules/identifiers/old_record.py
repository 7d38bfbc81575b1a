"""A record is older than it should be.

What it finds
    Entries whose DOI was last asked for more days ago than `[check] record_age_days` of litman.toml says (365). DOIs
    that were never asked for are counted in the summary, not found one by one.
Why it matters
    A work may have been retracted or corrected since.
Example
    asked on 2024-02-01, and today is 2026-11-20
What to do
    `litman refresh --older-than 365d`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.shell import command

CODE = "ID104"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each record that is too old."""
    most = facts.library.settings.check.record_age_days
    for entry, work in facts.works():
        record = facts.record_of(work)
        if record is not None and (facts.today - record.asked).days > most:
            message = f"no registry was asked about {entry.key} since {record.asked}; `{command('refresh', entry.key)}`"
            yield Finding(CODE, entry.place("doi"), message, "info", key=entry.key)


RULE = LibraryRule.of(
    CODE, "a registry's record is older than it should be", find, severity="info", needs_record=True
)
