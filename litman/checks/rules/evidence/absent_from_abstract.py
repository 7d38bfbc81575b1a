"""A quotation is absent from the abstract, which is all that is at hand.

What it finds
    Words that a post or a link gives as those of a work of which only the abstract is at hand, where the abstract does
    not hold them. What it has nearly is said. That says little: most sentences of a work are not in its abstract.
Why it matters
    Nobody who has only the library can find the words, and the next check of the post stops here.
Example
    "tea lengthens deep sleep"      and the abstract speaks of "longer nights with tea"
What to do
    Attach the work's text: `litman attach KEY FILE`, or `litman attach KEY --fetch` for one that is open.
Source
    The outcome `absent-from-abstract` (`litman help words`).
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.checked_quotations import checked_quotations
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "EVD108"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation that an abstract does not hold, where there is no more."""
    for item in subject.once(checked_quotations):
        if item.outcome.state == "absent-from-abstract" and not item.outcome.numbers:
            quoted = item.quoted
            message = item.outcome.in_words(quoted.key)
            yield subject.finding(
                CODE, quoted.place_in(subject), message, "info", claim=quoted.claim, key=quoted.key
            )


RULE = PostRule.of(CODE, "a quotation is absent from the abstract", find, severity="info")
