"""The page says how to cite itself.

What it finds
    A reference that is the post itself, which many sites print at the end.
Why it matters
    Readers and programs take it for a source of the post. It is none: the post would lean on itself.
Example
    APA reference: Reed, C. (2020). Sleep well. Tea House. Retrieved from https://example.org/sleep-well
What to do
    Nothing, where it stands apart; otherwise put a heading such as "How to cite this page" above it.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.reference_problems import SELF_CITATION, self_citation_findings
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield the finding, if there is one."""
    if subject.analysis is not None:
        yield from self_citation_findings(subject.analysis, subject.post_id)


RULE = PostRule.of(SELF_CITATION, "the page says how to cite itself", find, severity="info", needs_text=True)
