"""A press release is cited where its paper exists.

What it finds
    References to a press release whose paper is known: its entry names it in `related`, or the release's page does
    (`litman refresh --web`). It says so when the library, or the same reference list, has the paper as well.
Why it matters
    A release says what the institution wants to be read. Numbers, limits and doubts stand in the paper.
Example
    [1] Tea House: Tea helps you sleep (press release)      about moss2019tea, which is in the library
What to do
    Read the paper and cite it, with the release beside it if need be. `litman check --fix` offers to point links that
    nobody has checked to the paper; it asks for each.
Source
    Sumner et al. 2014, BMJ 349:g7015, on exaggeration in press releases.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.press_release import paper_of
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.shell import command

CODE = "EVD101"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each cited release with a paper."""
    references = [item for item in subject.standing.references if item.printed is not None]
    listed = {subject.facts.resolve(item.key): item for item in references if item.key}
    for reference in references:
        paper = paper_of(subject.facts, reference.key) if reference.key else None
        if paper is not None:
            there = listed.get(paper)
            where = (
                f"reference {there.label} of this list" if there and there.label else _where(subject, paper)
            )
            message = f"{reference.key} is a press release; its paper is {paper}, {where}"
            place, there_too = subject.reference_place(reference), subject.where(paper)
            yield subject.finding(CODE, place, message, key=reference.key, related=there_too)
    for claim in subject.claims:
        for link in claim.links:
            key = subject.key_of(link)
            paper = paper_of(subject.facts, key) if key and key not in listed else None
            if paper:
                message = f"{key} is a press release; its paper is {paper}, {_where(subject, paper)}"
                place, there_too = subject.claim_place(claim), subject.where(paper)
                yield subject.finding(CODE, place, message, claim=claim, key=key, related=there_too)


def _where(subject: PostSubject, paper: str) -> str:
    return (
        "in the library"
        if subject.facts.resolve(paper)
        else f"not in the library; `{command('add doi', paper)}`"
    )


RULE = PostRule.of(CODE, "a press release is cited where its paper exists", find, is_fixable=True)
