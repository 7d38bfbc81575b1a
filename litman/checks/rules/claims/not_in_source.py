"""A work does not say what a claim says.

What it finds
    Links with the verdict `not-in-source` that a person gave for the sentence as it stands. What was judged in other
    words is CLM108.
Why it matters
    The post names a source that does not bear it out: who looks it up finds nothing.
Example
    Tea halves the risk of death [1].      and the work [1] is about coffee
What to do
    Say what the work says, cite another one, or cut the sentence; `litman claims unlink POST/ID KEY` takes the tie off.
    `litman claims --verdict not-in-source` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.checks.verdicts import found_by, links_found
from litman.finding import Finding

CODE = "CLM112"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each link to a work that does not say it."""
    for claim, link in links_found(subject, "not-in-source"):
        message = f"{link.key} does not say what {claim.id} says{found_by(link)}"
        place = subject.claim_place(claim)
        yield subject.finding(CODE, place, message, "error", claim=claim, key=link.key)


RULE = PostRule.of(CODE, "a work does not say what the claim says", find, severity="error")
