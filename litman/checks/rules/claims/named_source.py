"""A source is named and not referenced.

What it finds
    Claims that name somebody or something as their source (a study, a journal, an authority, a person) and carry
    no reference to it. A work that several claims of a post name is found once. It is a remark where a work of the
    post's own list, or the paper that a press release of the list is about, is by the person who is named.
Why it matters
    Readers would have to find the source themselves, and often cannot tell which one is meant.
Example
    According to researchers at Grove University, tea lengthens sleep.
What to do
    Give the reference; `litman claims link POST/ID KEY` ties the claim to its work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litman.checks.facts import Facts
from litman.checks.press_release import paper_of
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.checks.verdicts import remark_on
from litman.claims.claim import NamedSource
from litman.finding import Finding, Severity
from litman.text.names import name_key

CODE = "CLM102"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim that names a source and links to none, at the first name."""
    seen: set[str] = set()
    for claim in subject.claims:
        named = [source for source in claim.named_sources if not source.vague]
        if not named or subject.standing_of(claim).is_cited or named[0].key in seen:
            continue
        source = named[0]
        if source.key:
            seen.add(source.key)
        label = own_reference(subject, source.name)
        severity: Severity = "info" if label else "warning"
        message = f"{claim.id} names {source.name!r} and gives no reference{_hint(source, label)}"
        place = subject.words_place(claim, source.name)
        found = subject.finding(CODE, place, message, severity, claim=claim, key=source.key)
        yield replace(found, comment=remark_on(claim))


def _hint(source: NamedSource, label: str | None) -> str:
    if source.key:
        return f"; a person took it for {source.key}"
    return f"; is {label} meant?" if label else ""


def own_reference(subject: PostSubject, name: str) -> str | None:
    """Return the reference of the post's list that is by the person who is named, as `reference 2`."""
    capitals = (word for word in re.findall(r"\w+(?:[-‐’']\w{2,})*|\w+", name) if word[0].isupper())
    words = {name_key(part) for word in capitals for part in (word, *re.split(r"\W", word))}
    for label, families in subject.once(_people_of_list):
        if families & words:
            return label
    return None


def _people_of_list(subject: PostSubject) -> Sequence[tuple[str, set[str]]]:
    """Return what the references of the post's list are called, each with the family names of its authors."""
    listed = subject.file.references if subject.file else ()
    return [
        (f"reference {item.label}" if item.label else item.key, _families(subject.facts, item.key))
        for item in listed
        if item.key
    ]


def _families(facts: Facts, key: str) -> set[str]:
    """Return the family names of a work's authors; a press release is by those of its paper."""
    works = (facts.work(key), facts.work(paper_of(facts, key) or ""))
    return {name_key(person.family) for work in works if work for person in work.author if person.family}


RULE = PostRule.of(CODE, "a source is named and not referenced", find, severity=None)
