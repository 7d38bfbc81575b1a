"""A claim is tied to a statement that is not there.

What it finds
    Claims whose `statement` is no id in `statements.toml`.
Why it matters
    Posts that contradict each other are found through their statements; this claim is compared with none.
Example
    statement = "tea-lengthens-slep"
What to do
    Mend the id, or add the statement to `statements.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.spelling import near_words

CODE = "CLM111"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each statement that is not defined."""
    known = subject.facts.statements
    for claim in subject.claims:
        if claim.statement and claim.statement not in known:
            near = near_words(claim.statement, known)
            message = f"statements.toml has no {claim.statement!r}" + (
                f"; is {near[0]!r} meant?" if near else ""
            )
            yield subject.finding(CODE, subject.statement_place(claim), message, claim=claim)


RULE = PostRule.of(CODE, "a claim is tied to a statement that is not there", find)
