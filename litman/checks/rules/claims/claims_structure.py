"""What is wrong with the structure of a claims file or of `statements.toml`.

What it finds
    Text that is no TOML, values of the wrong kind, claims without an id or with one that is taken, links without a
    key, anchors that cannot be right. Each kind has its own code. Where git left a conflict, our version is read.
Why it matters
    What cannot be read is left out: a claim that nobody sees is a claim that nobody checks.
Example
    [claim]          instead of [[claim]]: claims are a list of tables
What to do
    Go to the place and mend it by hand; the message says what is expected there.
Source
    TOML 1.0.0; the format of claims files: `litman help files`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.claims.read import CODES
from litman.finding import Finding


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield what the reader of the claims file found."""
    yield from subject.reading


RULE = PostRule(CODES, find, __name__, severity=None)
