"""A quotation is cut where the source hedges.

What it finds
    Quotations that leave something out, in the middle or at the end, where the source's stored text says just there
    that it is not sure: "may", "not yet known", "however". What is left out up to the end of the next sentence counts.
Why it matters
    The words are right and the sense is not: the doubt was cut off.
Example
    "Tea lengthens sleep . . ."      and the source goes on: "but how it does so is not known."
What to do
    Quote the doubt as well, or say it in your own words.
Source
    Chicago Manual of Style, 18th edition, section 12.59: omissions must not change the sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.quoted_words import QuotedWords, find_words, pieces, quoted_words, words
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten

CODE = "EVD105"
_HEDGE = re.compile(
    r"\b(?:however|but|although|though|unclear|unknown|uncertain|may|might|could|perhaps|possibly|probably|appears?"
    r"|seems?|suggests?|preliminary|not (?:yet |fully |well |entirely )?(?:known|clear|understood|certain|proven|shown)"
    r"|no evidence|limited|limitations?|caution|remains? to be|further (?:studies|research|work))\b",
    re.IGNORECASE,
)
_OMISSION = re.compile(r"\.(?:[ \u00a0]?\.){2,3}|…")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*(?:\s|\Z)")


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation that leaves a doubt out."""
    for quoted in quoted_words(subject):
        source = subject.facts.source_text(quoted.key)
        if source is None or not _OMISSION.search(quoted.text):
            continue
        for left_out in _left_out(quoted, collapse_white_space(source)):
            hedge = _HEDGE.search(left_out)
            if hedge:
                shown = shorten(left_out[max(0, hedge.start() - 40) :].strip(), 80)
                message = f"the quotation of {quoted.key} is cut where the source hedges: {shown!r}"
                yield subject.finding(CODE, quoted.place, message, claim=quoted.claim, key=quoted.key)
                break


def _left_out(quoted: QuotedWords, source: str) -> Iterator[str]:
    """Yield what the source says in each gap of the quotation, and after its end where that was cut."""
    spans = [match.span() for match in _WORD.finditer(source)]
    flat = words(source)
    if len(flat) != len(spans):  # folding made other words of some: places would be wrong
        return
    ends_cut = _OMISSION.search(quoted.text.rstrip('"”’ ')[-8:]) is not None
    position, before = 0, None
    for piece in pieces(quoted.text):
        at = find_words(piece, flat, position)
        if at is None:
            return
        if before is not None and at > before:
            yield source[spans[before][0] : spans[at - 1][1]]
        position = before = at + len(piece)
    if ends_cut and before is not None and before < len(spans):
        start = spans[before][0]
        yield source[start : _end_of_next_sentence(source, start)]


def _end_of_next_sentence(source: str, start: int) -> int:
    end = _SENTENCE_END.search(source, start)
    return end.end() if end else len(source)


RULE = PostRule.of(CODE, "a quotation is cut where the source hedges", find)
