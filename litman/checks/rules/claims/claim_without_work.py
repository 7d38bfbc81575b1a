"""A claim leans on no work.

What it finds
    Claims without a link, without a marker, and without a named source that a person has taken for a work of the
    library, or that seems to be a work of the post's own list (that is CLM102). It is a remark where the post only
    says that something may be so, or is unknown, or what a word means.
Why it matters
    Readers have the author's word and nothing to check it with.
Example
    Tea lengthens sleep.      and no source anywhere near
What to do
    Cite a work and tie it: `litman claims link POST/ID KEY`. What needs no source is no claim:
    `litman claims remove POST/ID`. Or say in the claims file why: # litman: ignore[CLM101] common knowledge
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.rules.claims.named_source import own_reference
from litman.checks.subject import PostSubject
from litman.finding import Finding, Severity

CODE = "CLM101"
_DEFINITION = re.compile(r"^[^,;:]*\b(?:(?:is|are) called|refers? to|is defined as|stands? for)\b[^;:]*$")


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim that leans on nothing."""
    for claim in subject.claims:
        if claim.keys or subject.standing_of(claim).is_cited:
            continue  # a marker without a reference is REF101
        if any(not source.vague and own_reference(subject, source.name) for source in claim.named_sources):
            continue  # what lacks is its marker, which CLM102 says
        is_remark = claim.stance == "hedges" or _DEFINITION.search(subject.sentence(claim))
        severity: Severity = "info" if is_remark else "warning"
        message = f"{claim.id} leans on no work"
        yield subject.finding(CODE, subject.claim_place(claim), message, severity, claim=claim)


RULE = PostRule.of(CODE, "a claim leans on no work", find, severity=None)
