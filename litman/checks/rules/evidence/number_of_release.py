"""A number of the claim stands in the press release only, and not in its paper.

What it finds
    Claims that lean on a press release whose paper is in the library, where the texts of both are at hand, and that
    say numbers which the release has and the paper has not: in no unit, rounding or words. All of the paper's text must
    have been read.
Why it matters
    Releases round, add up and sharpen, and name figures of other works. What is not in the paper no reviewer saw.
Example
    Tea lengthens sleep by 30 %. [1]      and [1] is a release that says so; its paper says "by 13 %"
What to do
    Say what the paper says, or whose figure it is.
Source
    Sumner et al. 2014, BMJ 349:g7015, on exaggeration in press releases.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.claimed_numbers import counts_something, own_words
from litman.checks.press_release import paper_of
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.claims.claim import Claim
from litman.finding import Finding
from litman.text.quantities.compare import NumbersOf
from litman.texts.of_work import TextOfWork

CODE = "EVD112"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim with numbers that only a release has."""
    for claim in subject.claims:
        for key in dict.fromkeys(filter(None, map(subject.key_of, claim.links))):
            paper = paper_of(subject.facts, key)
            if paper is None or subject.facts.resolve(paper) is None:
                continue
            only = _only_in_release(subject, claim, key, paper)
            if only:
                numbers = ", ".join(only)
                message = (
                    f"{claim.id} says {numbers}: {key} has it, a press release, and its paper {paper} has not"
                )
                place, there = subject.claim_place(claim), subject.where(paper)
                yield subject.finding(CODE, place, message, claim=claim, key=key, related=there)


def _only_in_release(subject: PostSubject, claim: Claim, release: str, paper: str) -> list[str]:
    own = own_words(claim)
    of_paper = [text for text in subject.texts(paper).texts if text.extent != "part"]
    if not any(text.is_whole for text in of_paper) or subject.texts(paper).unread:
        return []
    said = NumbersOf(own)
    left = said.not_in(part for text in of_paper for part in _passages(text))
    if not left:
        return []
    unsaid = said.not_in(part for text in subject.texts(release).texts for part in _passages(text))
    return [one.text for one in left if one not in unsaid and counts_something(own, one)]


def _passages(text: TextOfWork) -> Iterator[str]:
    """The text in pieces, each a paragraph or less."""
    for paragraph in text.text.text.replace("\f", "\n\n").split("\n\n"):
        words = " ".join(paragraph.split())
        for at in range(0, len(words), _PIECE):
            yield words[max(0, at - _OVERLAP) : at + _PIECE]


_PIECE, _OVERLAP = 3_000, 100  # characters
RULE = PostRule.of(CODE, "a number of the claim is in a press release and not in its paper", find)
