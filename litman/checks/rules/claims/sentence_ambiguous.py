"""A claim's sentence stands in the post more than once.

What it finds
    Claims that fit several sentences of the post equally well, so that nobody can tell which is meant.
Why it matters
    A marker beside one of them says nothing about the other.
Example
    the same sentence in the opening and in the summary, both moved
What to do
    `litman scan` makes each a claim of its own; then drop the one that is not meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "CLM106"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each sentence that fits in several places."""
    for claim in subject.claims:
        if subject.states[claim.id].state == "ambiguous":
            message = f"{claim.id} fits several sentences of the post"
            yield subject.finding(CODE, subject.claim_place(claim), message, claim=claim)


RULE = PostRule.of(CODE, "a claim fits several sentences of the post", find, needs_text=True)
