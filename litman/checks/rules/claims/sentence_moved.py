"""A claim's sentence stands elsewhere than when it was scanned.

What it finds
    Claims whose sentence is word for word in the post, but at other offsets. A remark: nothing has to be done.
Why it matters
    Verdicts stay valid; what stands around the sentence, and with it its sense, may have changed.
Example
    a paragraph was put in above it
What to do
    `litman scan` takes the new place over.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "CLM107"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield one finding for the post, at the first sentence that moved."""
    moved = [claim for claim in subject.claims if subject.states[claim.id].state == "moved"]
    if moved:
        count = f"{len(moved)} sentences" if len(moved) > 1 else "a sentence"
        message = (
            f"{count} moved since the post was scanned, {moved[0].id} first; `litman scan` takes that over"
        )
        yield subject.finding(CODE, subject.claim_place(moved[0]), message, "info", claim=moved[0])


RULE = PostRule.of(CODE, "sentences of a post moved", find, severity="info", needs_text=True)
