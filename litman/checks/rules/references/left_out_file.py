"""A file that belongs to the post was not read.

What it finds
    Files that a post takes in by its mark-up (`\\input`, `#+INCLUDE:`, `#include`, `include::`) and that are not there,
    include themselves, or cannot be read.
Why it matters
    Their claims and references are missing here, and nothing else says so.
Example
    \\input{chapters/two}      where the folder has no such file
What to do
    Put the file where the post names it, correct the name, or take the line out.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.reference_problems import LEFT_OUT, left_out_findings
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each such file."""
    if subject.analysis is not None:
        yield from left_out_findings(subject.analysis, subject.post_id)


RULE = PostRule.of(LEFT_OUT, "a file that the post takes in could not be read", find, needs_text=True)
