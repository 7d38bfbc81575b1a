"""A work says otherwise than a claim.

What it finds
    Links with the verdict `contradicts` of claims that the post asserts. A post that denies, doubts or only reports
    what the work speaks against may well cite it for that.
Why it matters
    The post says the opposite of its own source.
Example
    Tea lengthens sleep [1].      and the work [1] found that it shortens it
What to do
    Mend the sentence, or say that the evidence is divided. `litman claims --verdict contradicts` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.checks.verdicts import found_by, links_found
from litman.finding import Finding

CODE = "CLM113"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each asserting claim that its work speaks against."""
    for claim, link in links_found(subject, "contradicts"):
        if claim.stance != "asserts":
            continue
        message = f"{link.key} says otherwise than {claim.id}{found_by(link)}"
        place = subject.claim_place(claim)
        yield subject.finding(CODE, place, message, "warning", claim=claim, key=link.key)


RULE = PostRule.of(CODE, "a work says otherwise than the claim", find, severity="warning")
