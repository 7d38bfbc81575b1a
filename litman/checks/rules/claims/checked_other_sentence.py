"""A link was checked against another sentence than the claim's present one.

What it finds
    Links with a verdict whose `checked.fingerprint` is not that of the sentence now.
Why it matters
    A person confirmed something else than what the post says today.
Example
    checked = { fingerprint = "5f1c9a0e77b2" } and the anchor's is another
What to do
    Read both again: `litman claims confirm POST/ID KEY` judges the link by the sentence as it stands now.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.checks.verdicts import is_outdated
from litman.finding import Finding

CODE = "CLM108"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each verdict about an older sentence."""
    for claim in subject.claims:
        for link in claim.links:
            if is_outdated(subject, claim, link):
                message = f"{link.key} was {link.verdict} for an older sentence of {claim.id}; check it again"
                place = subject.link_place(claim, link)
                yield subject.finding(CODE, place, message, claim=claim, key=link.key)


RULE = PostRule.of(CODE, "a link was checked against an older sentence", find)
