"""A claim's sentence is gone from the post.

What it finds
    Claims whose sentence the post does not hold any more, not even in other words.
Why it matters
    Its links say that the post leans on works that it may not mention now.
Example
    the paragraph was cut
What to do
    `litman claims remove POST/ID` takes the claim out with its links; `litman scan` looks again.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "CLM105"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each sentence that is gone."""
    for claim in subject.claims:
        if subject.states[claim.id].state == "gone":
            message = f"the sentence of {claim.id} is gone from the post"
            yield subject.finding(CODE, subject.claim_place(claim), message, claim=claim)


RULE = PostRule.of(CODE, "a claim's sentence is gone from the post", find, needs_text=True)
