"""The text of a work is another than the one that a claim was checked against.

What it finds
    Links with a verdict that noted which text of the work was at hand then (litman does so since version 0.2), where
    the texts at hand now are others: a file that was exchanged, a page that was kept anew, an abstract that was
    edited. Notes in a PDF, white space and marks do not count. It is a remark where the link's quote still stands
    there. Nothing is said where no text is at hand any more, or none was then.
Why it matters
    The passage that was read may be gone, or say something else: preprints and web pages change.
Example
    checked = { ..., text = "5f1c9a0e77b2" }, and the page that was kept today speaks of mice
What to do
    Read the text as it is now, then judge the link again: `litman claims confirm POST/ID KEY`.
Source
    The outcome `source-changed` (`litman help words`).
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.checked_quotations import checked_quotations
from litman.checks.link_texts import is_text_of_check_gone
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.claims.claim import Link
from litman.finding import Finding, Severity

CODE = "EVD110"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each verdict about a text that is another now."""
    for claim in subject.claims:
        for link in claim.links:
            if link.checked is None or not is_text_of_check_gone(link, subject.texts(link.key)):
                continue
            state = _quote_state(subject, link)
            severity: Severity = "info" if state == "found" else "warning"
            still = {
                "found": "; its quote stands there all the same",
                "not-found": "; its quote is not in it",
            }
            when = f" on {link.at}" if link.at else ""
            message = (
                f"the text of {link.key} is not the one that {claim.id} was checked against{when}"
                f"{still.get(state or '', '')}; check it again"
            )
            place = subject.link_place(claim, link)
            yield subject.finding(CODE, place, message, severity, claim=claim, key=link.key)


def _quote_state(subject: PostSubject, link: Link) -> str | None:
    if not link.quote:
        return None
    found = (item for item in subject.once(checked_quotations) if item.quoted.link is link)
    return next((item.outcome.state for item in found), None)


RULE = PostRule.of(
    CODE, "the text of a work changed since a claim was checked against it", find, severity=None
)
