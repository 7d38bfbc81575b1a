"""Two works bear one DOI.

What it finds
    An entry with the DOI, PMID or PMCID of an entry above it that has another title and another first author.
Why it matters
    One of the two was copied from the other work, the commonest error with DOIs: the link leads readers to a paper that
    says something else, and a retraction of the one is held against the other.
Example
    doi = {10.1000/tea.7} under both "Tea and sleep" by Moss and "Coal pits of the north" by Reed
What to do
    Look up which of them it belongs to; `litman refresh` and ID102 say it. Then `litman set KEY doi=…` gives the other
    its own, or `litman unset KEY doi` takes it off. If both describe one work after all, `litman merge --force` unites
    them.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Related
from litman.text.plain import plain
from litman.text.terminal import shorten

CODE = "BIB112"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each entry with an identifier of another work above it."""
    for entry, first, (key, verdict) in facts.twins:
        name = verdict.copied
        if name is None:
            continue
        theirs = shorten(plain(facts.library.work(first).title or "another work"), 60)
        message = (
            f"{entry.key} has the {name} of {key} at {first.place()}, which is another work ({theirs!r}): "
            "other title, other first author"
        )
        there = Related(first.place(name.lower()), key)
        yield Finding(CODE, entry.place(name.lower()), message, "warning", key=entry.key, related=(there,))


RULE = LibraryRule.of(CODE, "one DOI stands on two works", find).of_whole()
