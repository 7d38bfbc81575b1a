"""A quotation is cut where the source hedges.

What it finds
    Quotations that leave something out, in the middle or at the end, where the source's text says just there that it
    is not sure: "may", "not yet known", "however". What an ellipsis leaves out up to the end of the next sentence
    counts. So does a "not", "never" or "without" that is left out of a sentence, and a denial or doubt right before
    the quoted words ("may", "whether") that the post does not say in its own. Without an ellipsis the sentence must
    take something back right behind the quoted words: "but not in", "except", "in mice". That only the next sentence
    does ("However, …") is a remark. What the source says there is shown.
Why it matters
    The words are right and the sense is not: the doubt was cut off.
Example
    "Tea lengthens sleep . . ."      and the source goes on: "but how it does so is not known."
What to do
    Quote the doubt as well, or say it in your own words.
Source
    Chicago Manual of Style, 18th edition, section 12.59: omissions must not change the sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.checked_quotations import checked_quotations
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding, Severity

CODE = "EVD105"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation that leaves a doubt out."""
    for item in subject.once(checked_quotations):
        if item.cut is not None:
            quoted = item.quoted
            severity: Severity = "info" if item.cut.kind == "next" else "warning"
            message = f"the quotation of {quoted.key} {item.cut.in_words()}"
            yield subject.finding(
                CODE, quoted.place_in(subject), message, severity, claim=quoted.claim, key=quoted.key
            )


RULE = PostRule.of(CODE, "a quotation is cut where the source hedges", find, severity=None)
