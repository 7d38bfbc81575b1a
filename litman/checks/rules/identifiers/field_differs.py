"""An entry says something else than the registry's record of its DOI.

What it finds
    Entries of which authors, title, year, journal or conference, volume or pages disagree with the record: an author
    whom it does not have, authors left out without `and others`, another first name, another order. Tolerated are all
    the ways in which sources print one work: initials, subtitles, accents, abbreviated journals, shortened pages, a
    year more or less between online and print. A preprint beside its published version is a remark.
Why it matters
    One of the two is wrong, and readers look for the work by what is printed.
Example
    year = 2009, and the record says 2019
What to do
    Compare with the work itself; then `litman set KEY year=2019`. Registries err too.
Source
    The outcome `differs` (`litman help words`).
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.registered_otherwise import compared_entries
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Severity

CODE = "ID101"
_FIELDS = {
    "issued": ("date", "year"),
    "container-title": ("journaltitle", "journal", "booktitle"),
    "page": ("pages", "eid"),
    "issue": ("number",),
}


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each entry that differs, at the gravest field."""
    for compared in compared_entries(facts):
        if compared.outcome != "differs":
            continue
        said = "; ".join(map(str, compared.differences))
        first = compared.differences[0].field
        entry = compared.entry
        name = next((n for n in _FIELDS.get(first, (first,)) if n in entry.values), None)
        message = f"{entry.key} differs from its record: {said}"
        is_remark = all(item.is_remark for item in compared.differences)
        severity: Severity = "info" if is_remark else "warning"
        yield Finding(
            CODE, entry.place(name), message, severity, key=entry.key, not_compared=compared.not_compared
        )


RULE = LibraryRule.of(
    CODE, "an entry differs from the record of its DOI", find, severity=None, needs_record=True
)
