"""A link leads to a key that the library does not have.

What it finds
    Links, references and named sources of a claims file whose `key` no entry has, nor had (`ids`).
Why it matters
    The claim leans on nothing that can be looked up.
Example
    key = "moss2091tea"      the entry is moss2019tea
What to do
    Mend the key, or add the work: `litman add doi DOI`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.spelling import near_words

CODE = "CLM110"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each key that no entry has."""
    for reference in subject.standing.references:
        if reference.key and subject.facts.resolve(reference.key) is None:
            place = subject.reference_place(reference)
            yield subject.finding(CODE, place, _message(subject, reference.key), "error", key=reference.key)
    for claim in subject.claims:
        links = {link.key: link for link in claim.links}
        for key in claim.keys:
            if subject.facts.resolve(key) is None:
                link = links.get(key)
                place = subject.link_place(claim, link) if link else subject.claim_place(claim)
                yield subject.finding(CODE, place, _message(subject, key), "error", claim=claim, key=key)


def _message(subject: PostSubject, key: str) -> str:
    near = near_words(key, subject.facts.library.document.keys())
    return f"the library has no {key}" + (f"; is {' or '.join(near)} meant?" if near else "; `litman add` it")


RULE = PostRule.of(CODE, "a link leads to a key that the library does not have", find, severity="error")
