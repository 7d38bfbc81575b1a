"""A marker that an assistant left behind.

What it finds
    Citations of chat programs that lead nowhere outside the chat: `【4†source】`, `:contentReference[oaicite:0]`,
    `citeturn0search3`, `[web:2]`, `[attached_file:1]`, and addresses with `utm_source=chatgpt.com`.
Why it matters
    It looks like a source and is none: nobody read a work for it, and no reader can look it up.
Example
    Naps restore it【4†source】.
What to do
    Find the work that bears the sentence out and cite it; else take the sentence back.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.assistant_markers import ASSISTANT, assistant_findings
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield the markers that an assistant left in the post."""
    if subject.analysis is not None:
        yield from assistant_findings(subject.analysis, subject.post_id)


RULE = PostRule.of(
    ASSISTANT, "a marker was left over from an assistant", find, severity=None, needs_text=True
)
