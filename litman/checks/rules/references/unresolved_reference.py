"""A reference is tied to no work of the library.

What it finds
    Items of a post's reference list, as its claims file has them, without a `key`.
Why it matters
    What is tied to no work cannot be checked: neither its fields nor a retraction of it.
Example
    [[reference]] label = "3" text = "…"      and no key
What to do
    `litman add doi DOI` adds the work, and scanning again ties the reference to it; or write `key = "…"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.terminal import shorten

CODE = "REF108"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each reference without a work."""
    for reference in subject.standing.references if subject.file else ():
        has_finding = reference.compared is not None or reference.denied is not None  # graver ones
        if reference.key is None and reference.printed is not None and not has_finding:
            name = reference.label or shorten(reference.text, 60)
            message = f"the reference {name} is tied to no work of the library; `litman add doi` its DOI and scan again"
            yield subject.finding(CODE, subject.reference_place(reference), message, "info")


RULE = PostRule.of(CODE, "a reference is tied to no work of the library", find, severity="info")
