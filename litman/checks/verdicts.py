"""What people found in the works that claims lean on, as far as it is about the sentences that stand there now."""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.subject import PostSubject
from litman.claims.claim import Claim, Link, Verdict


def is_outdated(subject: PostSubject, claim: Claim, link: Link) -> bool:
    """Whether the verdict of a link is about another sentence than the claim's present one."""
    if claim.is_about_another_sentence(link):
        return True
    is_known = link.is_judged and link.checked is not None and bool(link.checked.fingerprint)
    return is_known and bool(claim.anchor.fingerprint) and subject.states[claim.id].state == "changed"


def links_found(subject: PostSubject, verdict: Verdict) -> Iterator[tuple[Claim, Link]]:
    """Yield the links with this verdict; one about an older sentence, or one that is gone, is another rule's."""
    for claim in subject.claims:
        for link in claim.links:
            is_there = subject.states[claim.id].state != "gone"
            if link.verdict == verdict and is_there and not is_outdated(subject, claim, link):
                yield claim, link


def found_by(link: Link) -> str:
    """Return who found that and when, with the comment for the author of the post."""
    if not (link.by or link.at):
        return f": {link.comment}" if link.comment else ""
    who = f" by {link.by}" if link.by else ""
    when = f" on {link.at}" if link.at else ""
    return f" (found{who}{when})" + (f": {link.comment}" if link.comment else "")


def remark_on(claim: Claim) -> str | None:
    """Return what a person wrote about a claim for the author of the post; None where nobody did."""
    if not claim.comment:
        return None
    who = claim.commented.by if claim.commented is not None and claim.commented.by else "a comment"
    return f"{who} says: {' '.join(claim.comment.split())}"
