"""A claim is put down to nobody in particular.

What it finds
    Attributions such as "several studies", "experts" or "research shows" in claims without a reference.
Why it matters
    It sounds like evidence and cannot be checked: any opinion has several studies.
Example
    Several studies have shown that tea lengthens sleep.
What to do
    Say which studies, and cite them; or say it in your own name.
Source
    Ganter and Strube, "Finding hedges by chasing weasels" (ACL 2009), on weasel words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.checks.verdicts import remark_on
from litman.finding import Finding

CODE = "CLM103"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim with a vague source and no reference."""
    for claim in subject.claims:
        vague = next((source for source in claim.named_sources if source.vague), None)
        if vague is None or subject.standing_of(claim).is_cited:
            continue
        message = f"{claim.id} is put down to {vague.name!r}: nobody can tell which"
        found = subject.finding(CODE, subject.words_place(claim, vague.name), message, claim=claim)
        yield replace(found, comment=remark_on(claim))


RULE = PostRule.of(CODE, "a claim is put down to nobody in particular", find)
