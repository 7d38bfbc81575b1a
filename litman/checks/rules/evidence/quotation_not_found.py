"""A quotation is not in the source.

What it finds
    Words that a post or a link gives as those of a work and that the work's stored text does not hold, in double or
    single quotation marks or in a block; and pieces around `…` that stand in it in another order. Case, punctuation,
    hyphens at line ends, numbers of pages and notes, citations and what is in brackets do not count. Where the text
    has nearly these words, what differs is said: a number, a lost "not". Nothing is said where no text is stored, as
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

from litman.checks.quoted_words import quoted_words
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.terminal import shorten
from litman.texts.find_quotation import find_quotation
from litman.texts.quoted_pieces import FEWEST, Lost, pieces_for, place_pieces, written
from litman.texts.stored_text import StoredText, readings_of

CODE = "EVD104"
_MOST = 3  # differences that are said


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation with a piece that the source does not hold."""
    for quoted in quoted_words(subject):
        text = subject.facts.source_text(quoted.key)
        if text is None:
            continue
        problems = [_problem(quoted.text, source) for source in readings_of(text)]
        if all(problems):
            message = f"the stored text of {quoted.key} {problems[-1]}{_nearly(quoted.text, text)}"
            yield subject.finding(CODE, quoted.place, message, claim=quoted.claim, key=quoted.key)


def _problem(quotation: str, source: StoredText) -> str | None:
    """Why a reading of the source does not hold the quotation, None where it does."""
    told = [piece for piece in pieces_for(quotation, source) if len(piece) >= FEWEST]
    found = place_pieces(told, source)
    if not isinstance(found, Lost):
        return None
    words = repr(shorten(written(quotation, found.piece), 60))
    if found.is_elsewhere:
        return f"has {words} before what the quotation puts in front of it"
    return f"does not hold {words}"


def _nearly(quotation: str, text: str) -> str:
    """What differs, where the source has nearly these words."""
    found = find_quotation(quotation, text)
    if found is None or found.is_exact:
        return ""
    return f"; it has nearly these words ({'; '.join(one.in_words() for one in found.differences[:_MOST])})"


RULE = PostRule.of(CODE, "a quotation is not in the source", find)
