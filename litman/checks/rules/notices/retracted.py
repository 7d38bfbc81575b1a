"""A work was retracted.

What it finds
    Entries whose record carries a retraction, in part or as a whole, that no reinstatement has undone. Entries that say
    so themselves, with or without a DOI: by a mark in the title (`RETRACTED:`, `(Retracted)`, `ARTIGO RETRATADO:`), by
    `pubstate = {retracted}`, or by PubMed's `Retraction in: …` in a note. An entry that is itself the notice of a
    retraction (PubMed's `Retraction of: …`) is a remark.
Why it matters
    Its authors or its journal say that its findings cannot be relied on.
Example
    10.1016/S0140-6736(97)11096-0, retracted in 2010
What to do
    Read the notice. Take the work out where it is evidence; where the post is about the retraction, say so.
    CLM109 finds the links that were confirmed before.
Source
    COPE retraction guidelines, version 2 (2019); NISO RP-45-2024 (CREC).
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.notices import works_with_notice
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.library.stated_notice import is_retraction_notice

CODE = "NTC101"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each work that was retracted, and for each that is the notice of it."""
    yield from works_with_notice(facts, CODE, "retracted", "error")
    for entry, work in facts.works():
        if entry.key and is_retraction_notice(work):
            message = (
                f"{entry.key} is the notice of a retraction, as its fields say; it is no evidence by itself"
            )
            yield Finding(CODE, entry.place(), message, "info", key=entry.key)


RULE = LibraryRule.of(CODE, "a work was retracted", find, severity=None)
