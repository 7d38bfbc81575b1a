"""A quotation is not in the source.

What it finds
    Words that a post or a link gives as those of a work and that the work's stored text does not hold: case,
    punctuation, quotation marks and what is left out with `…` aside. Nothing is said where no text is stored, as
    `sources/KEY.txt` in the library.
Why it matters
    Readers take what stands in quotation marks to be the author's own words.
Example
    "tea lengthens deep sleep"      and the source says "tea may lengthen sleep"
What to do
    Quote what the source says, or take the marks away.
Source
    The outcome `not-found` (`litman help words`): only after reading the full text.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.quoted_words import find_words, pieces, quoted_words, words
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.terminal import shorten

CODE = "EVD104"
_FEWEST = 3  # of a piece between two omissions


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation with a piece that the source does not hold."""
    for quoted in quoted_words(subject):
        text = subject.facts.source_text(quoted.key)
        if text is None:
            continue
        source = words(text)
        lost = next(
            (p for p in pieces(quoted.text) if len(p) >= _FEWEST and find_words(p, source) is None), None
        )
        if lost is not None:
            message = f"the stored text of {quoted.key} does not hold {shorten(' '.join(lost), 60)!r}"
            yield subject.finding(CODE, quoted.place, message, claim=quoted.claim, key=quoted.key)


RULE = PostRule.of(CODE, "a quotation is not in the source", find)
