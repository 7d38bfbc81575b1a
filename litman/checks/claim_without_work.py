"""A claim leans on no work.

What it finds
    Claims without a link, without a marker, and without a named source that a person has taken for a work of the
    library. It is a remark where the post only says that something may be so, or is unknown.
Why it matters
    Readers have the author's word and nothing to check it with.
Example
    Tea lengthens sleep.      and no source anywhere near
What to do
    Cite a work and tie it: `litman claims link POST/ID KEY`. What needs no source is no claim:
    `litman claims drop POST/ID`. Or say in the claims file why: # litman: ignore[CLM101] common knowledge
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import rule
from litman.checks.subject import PostSubject
from litman.finding import Finding, Severity

CODE = "CLM101"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim that leans on nothing."""
    for claim in subject.claims:
        if claim.keys or claim.markers:
            continue  # a marker without a reference is REF101
        severity: Severity = "info" if claim.stance == "hedges" else "warning"
        message = f"{claim.id} leans on no work"
        yield subject.finding(CODE, subject.claim_place(claim), message, severity, claim=claim)


RULE = rule(CODE, "a claim leans on no work", find, severity=None)
