"""A claim leans on no work.

What it finds
    Claims without a link, without a marker, and without a named source that a person has taken for a work of the
    library, or that seems to be a work of the post's own list (that is CLM102). Each is a remark with a `need`: 2 for
    figures, effects, comparisons, superlatives, advice on health, novelty and research that is not named; 0 where the
    post only reports, defines or says that something may be so; 1 for the rest. As text, `litman check` says one line
    a post, with the five that need a source most; `litman check POST --select CLM101` lists them all.
Why it matters
    Readers have the author's word and nothing to check it with.
Example
    Tea lengthens sleep.      and no source anywhere near
What to do
    Cite a work and tie it: `litman claims link POST/ID KEY`. What needs no source is no claim:
    `litman claims remove POST/ID`. Or say in the claims file why:
    `# litman: ignore[CLM101] common knowledge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from litman.checks.rule import PostRule
from litman.checks.rules.claims.named_source import own_reference
from litman.checks.subject import PostSubject
from litman.checks.verdicts import remark_on
from litman.claims.claim import Claim
from litman.finding import Finding

if TYPE_CHECKING:  # its patterns are made where a post has such a claim
    from litman.checks.need import Need

CODE = "CLM101"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim that leans on nothing, with how much it needs a source."""
    language = subject.language
    for claim in subject.claims:
        if claim.keys or subject.standing_of(claim).is_cited:
            continue  # a marker without a reference is REF101
        if any(not source.vague and own_reference(subject, source.name) for source in claim.named_sources):
            continue  # what lacks is its marker, which CLM102 says
        sentence = subject.sentence(claim)
        message = f"{claim.id} leans on no work"
        found = subject.finding(CODE, subject.claim_place(claim), message, "info", claim=claim)
        need = _need(claim, sentence, language)
        from litman.checks.need import reasons_of

        weight = len(reasons_of(sentence, language=language)) if need else 0
        yield replace(found, need=need, weight=weight, comment=remark_on(claim))


def _need(claim: Claim, sentence: str, language: str) -> Need:
    """Return how much the claim needs a source: one that a person or a scan takes for a hedge or a report, none."""
    from litman.checks.need import is_of_unnamed, need_of

    only_reports = claim.stance == "reports" and not is_of_unnamed(sentence, language=language)
    return 0 if claim.stance == "hedges" or only_reports else need_of(sentence, language=language)


RULE = PostRule.of(CODE, "a claim leans on no work", find, severity="info")
