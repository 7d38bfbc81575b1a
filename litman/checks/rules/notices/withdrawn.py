"""A work was withdrawn or removed.

What it finds
    Entries whose record carries a withdrawal or a removal.
Why it matters
    It may not be there any more for readers to look at, and nobody stands by it.
Example
    an article in press that was withdrawn before its issue
What to do
    Read the notice; find other evidence.
Source
    Crossref, "Crossmark: update types"; NISO RP-45-2024 (CREC).
"""

from litman.checks.notices import notice_rule

RULE = notice_rule("NTC102", "withdrawn", "a work was withdrawn", "error", __name__)
