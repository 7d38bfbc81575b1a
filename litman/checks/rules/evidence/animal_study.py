"""An animal study stands under a sentence that names no species.

What it finds
    Claims of which every supporting work was done in animals, as its keywords or its title say, and whose sentence
    speaks neither of animals nor of work before clinical trials.
Why it matters
    Readers take such a sentence to be about people.
Example
    Tea lengthens sleep. [1]      and [1] is "Tea lengthens sleep in mice"
What to do
    Name the species: "In mice, tea lengthens sleep."
Source
    Sumner et al. 2014, BMJ 349:g7015, on claims about people from studies in animals; ARRIVE guidelines 2.0, item 18.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.study import NAMES_SPECIES
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "EVD103"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim that leaves the species out."""
    for claim in subject.claims:
        keys = [subject.key_of(link) for link in claim.links if link.relation in ("supports", "partly")]
        in_animals = [key for key in keys if key and subject.facts.study(key).in_animals]
        if not keys or len(in_animals) < len(keys):
            continue
        if NAMES_SPECIES.search(subject.sentence(claim)) or NAMES_SPECIES.search(claim.text):
            continue
        message = f"{claim.id} names no species, and {', '.join(in_animals)} was done in animals"
        yield subject.finding(CODE, subject.claim_place(claim), message, claim=claim, key=in_animals[0])


RULE = PostRule.of(CODE, "an animal study stands under a sentence that names no species", find)
