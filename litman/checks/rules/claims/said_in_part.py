"""A work bears out a part of a claim only.

What it finds
    Links with the verdict `partly` that a person gave for the sentence as it stands.
Why it matters
    The rest of the sentence leans on nothing, and a reader takes it for proven.
Example
    Tea lengthens and deepens sleep [1].      and the work [1] measured how long people slept
What to do
    Narrow the sentence, or cite a work for the rest. `litman claims --verdict partly` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.checks.verdicts import found_by, links_found
from litman.finding import Finding

CODE = "CLM114"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each link to a work that says a part of it."""
    for claim, link in links_found(subject, "partly"):
        message = f"{link.key} bears out a part of {claim.id} only{found_by(link)}"
        place = subject.claim_place(claim)
        yield subject.finding(CODE, place, message, "info", claim=claim, key=link.key)


RULE = PostRule.of(CODE, "a work bears out a part of the claim only", find, severity="info")
