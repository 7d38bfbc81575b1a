"""A claim's sentence was changed since it was scanned.

What it finds
    Claims whose sentence stands in the post with other words than the claims file remembers.
Why it matters
    The evidence was found for the old sentence; the new one may say more than it bears out.
Example
    "Tea may lengthen sleep" became "Tea lengthens sleep"
What to do
    Read the new sentence beside the evidence. `litman claims accept POST/ID` takes it over, and its verdicts wait to be
    said anew; `litman claims confirm POST/ID KEY` judges a link by the sentence as it stands now. Where nobody judged
    the claim, `litman scan` takes the sentence over by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "CLM104"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each changed sentence."""
    for claim in subject.claims:
        if subject.states[claim.id].state == "changed":
            message = f"the sentence of {claim.id} was changed since it was scanned; `litman scan` shows how"
            yield subject.finding(CODE, subject.claim_place(claim), message, claim=claim)


RULE = PostRule.of(CODE, "a claim's sentence was changed", find, needs_text=True)
