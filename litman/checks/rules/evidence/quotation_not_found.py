"""A quotation is not in the source.

What it finds
    Words that a post or a link gives as those of a work and that the work's text does not hold, in double or single
    quotation marks or in a block; and pieces around `…` that stand in it in another order. Case, punctuation,
    hyphens at line ends, numbers of pages and notes, citations and what is in brackets do not count. Where the text
    has nearly these words, what differs is said: a number, a lost "not". The text is `sources/KEY.txt` in the library
    or an attached file, and all of it must have been read: nothing is said of a PDF with pages that are pictures.
    Where only the abstract is at hand, `EVD108` says that the words are absent from it; where only a number is
    another, `EVD109` names it.
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

from litman.checks.checked_quotations import checked_quotations
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = "EVD104"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation with a piece that the source does not hold."""
    for item in subject.once(checked_quotations):
        if item.outcome.state == "not-found" and not item.outcome.numbers:
            quoted = item.quoted
            message = item.outcome.in_words(quoted.key)
            yield subject.finding(CODE, quoted.place_in(subject), message, claim=quoted.claim, key=quoted.key)


RULE = PostRule.of(CODE, "a quotation is not in the source", find)
