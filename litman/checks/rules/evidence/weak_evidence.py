"""A claim leans on weak kinds of evidence only.

What it finds
    Claims of which every link (other than one that only quotes, mentions or names for authority) leads to a letter, a
    press release, an expert's opinion, a news item or a web page, as the entry says in `keywords`, `studytype`,
    `entrysubtype` or `type`, or as its type shows. Works of unknown kind count as better. It is a remark where the
    post only reports what somebody said.
Why it matters
    These carry somebody's word, not data. They may be right; nothing in them shows it.
Example
    Tea lengthens sleep. [1]      and [1] is a letter to the editor
What to do
    Cite the study behind it, or say in the sentence whose opinion it is.
Source
    OCEBM Levels of Evidence (2011), level 5.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.study import WEAK_KINDS
from litman.checks.subject import PostSubject
from litman.finding import Finding, Severity

CODE = "EVD102"
_EVIDENCE = frozenset({"supports", "partly", "background"})


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim on weak evidence only."""
    for claim in subject.claims:
        keys = [subject.key_of(link) for link in claim.links if link.relation in _EVIDENCE]
        if not keys or not any(link.relation in ("supports", "partly") for link in claim.links):
            continue
        kinds = [subject.facts.study(key).kind if key else None for key in keys]
        if all(kind in WEAK_KINDS for kind in kinds):
            named = ", ".join(f"{key} ({kind})" for key, kind in zip(keys, kinds, strict=True))
            message = f"{claim.id} leans on weak evidence only: {named}"
            severity: Severity = "info" if claim.stance == "reports" else "warning"
            yield subject.finding(
                CODE, subject.claim_place(claim), message, severity, claim=claim, key=keys[0]
            )


RULE = PostRule.of(CODE, "a claim leans on weak kinds of evidence only", find, severity=None)
