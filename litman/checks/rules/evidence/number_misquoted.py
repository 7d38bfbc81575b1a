"""A quotation has another number than its source.

What it finds
    Quotations of which a work's text, an attached file or an abstract, has nearly the words and a number that is not
    the one that is quoted. `500 µg/kg` is `0.5 mg/kg`, a sixth is 16.7 %, `1.204` may be `1,204`; per cent are no
    percentage points. It is a remark where not all of the work was read: the quoted words may stand elsewhere in it.
Why it matters
    Readers remember the figure, and copy it.
Example
    "the pulse fell by 8.9 %"      and the source says "the pulse fell by 9.8%"
What to do
    Quote the figure of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.checked_quotations import checked_quotations
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding, Severity

CODE = "EVD109"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation with a number that is another in its source."""
    for item in subject.once(checked_quotations):
        if item.outcome.numbers:
            quoted = item.quoted
            severity: Severity = "warning" if item.outcome.state == "not-found" else "info"
            message = f"the quotation of {quoted.key} {item.outcome.numbers_in_words()}"
            yield subject.finding(
                CODE, quoted.place_in(subject), message, severity, claim=quoted.claim, key=quoted.key
            )


RULE = PostRule.of(CODE, "a quotation has another number than its source", find, severity=None)
