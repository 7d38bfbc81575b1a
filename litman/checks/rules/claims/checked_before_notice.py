"""A link was confirmed before a notice about the work.

What it finds
    Links that a person confirmed on a day when less was known of the work than now: it was retracted, withdrawn or
    put in doubt since, as a registry or the work's own entry tells. A mere correction counts too, as a remark. A check
    made on the day of the notice itself counts as older only where litman recorded then that no such notice was known:
    the day alone does not say what came first.
Why it matters
    What was confirmed may be just what was taken back.
Example
    verdict = "confirmed", at = 2019-05-02, and the work was retracted on 2020-01-07
What to do
    Read the notice, then judge the link again: `litman claims confirm POST/ID KEY`.
Source
    COPE retraction guidelines, version 2 (2019).
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.claims.claim import Link
from litman.finding import Finding, Severity
from litman.library.registry import Notice

CODE = "CLM109"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each verdict that is older than a notice."""
    for claim in subject.claims:
        for link in claim.links:
            notice = next(iter(subject.facts.notices(link.key)), None)
            if notice is None or link.verdict != "confirmed" or not _is_older(link, notice):
                continue
            when = f" on {notice.date}" if notice.date else ""
            message = (
                f"{link.key} was confirmed for {claim.id} before it was {_word(notice)}{when}; check it again"
            )
            severity: Severity = "info" if notice.kind in ("corrected", "replaced") else "error"
            place = subject.link_place(claim, link)
            yield subject.finding(CODE, place, message, severity, claim=claim, key=link.key)


def _is_older(link: Link, notice: Notice) -> bool:
    if link.checked and link.checked.status and notice.kind in link.checked.status:
        return False  # the person knew
    # What was known when the link was confirmed, where that was recorded; the notice was not.
    is_recorded = link.checked is not None and link.checked.status is not None
    if link.at and notice.date:
        return link.at < notice.date or (link.at == notice.date and is_recorded)
    return is_recorded


def _word(notice: Notice) -> str:
    return "put in doubt" if notice.kind == "concern" else notice.kind


RULE = PostRule.of(CODE, "a link was confirmed before a notice about its work", find, severity=None)
