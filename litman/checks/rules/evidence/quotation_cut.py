"""A quotation is cut where the source hedges.

What it finds
    Quotations that leave something out, in the middle or at the end, where the source's stored text says just there
    that it is not sure: "may", "not yet known", "however". What is left out up to the end of the next sentence counts.
    So does a "not", "never" or "without" that is left out of a sentence, and one right before the quoted words that
    the post does not say in its own.
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

from litman.checks.quoted_words import QuotedWords, quoted_words
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.doubt import DENIAL, HEDGE, denial_in_front
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten
from litman.texts.quoted_pieces import pieces_for
from litman.texts.stored_text import StoredText, readings_of

CODE = "EVD105"
_OMISSION = re.compile(r"\.(?:[ \u00a0]?\.){2,3}|…")
_FEWEST_WORDS = 2  # of a quotation that is looked at for what stands before it: one word may be a mere term
_BEHIND = 60  # characters of the source
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*(?:\s|\Z)")


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each quotation that leaves a doubt out."""
    for quoted in quoted_words(subject):
        source = subject.facts.source_text(quoted.key)
        if source is None:
            continue
        problem = _problem(quoted.text, source) if _OMISSION.search(quoted.text) else None
        problem = problem or _cut_in_front(quoted, source)
        if problem:
            message = f"the quotation of {quoted.key} {problem}"
            yield subject.finding(CODE, quoted.place, message, claim=quoted.claim, key=quoted.key)


def _problem(quotation: str, source: str) -> str | None:
    gaps = next(filter(None, (_left_out(quotation, source, reading) for reading in readings_of(source))), [])
    for start, end, is_end in gaps:
        left_out = collapse_white_space(source[start:end])
        hedge = HEDGE.search(left_out)
        if hedge:
            shown = shorten(left_out[max(0, hedge.start() - 40) :].strip(), 80)
            return f"is cut where the source hedges: {shown!r}"
        denial = DENIAL.search(left_out)
        if denial and not is_end and not _SENTENCE_END.search(left_out):
            return f"leaves out {denial[0]!r}: {shorten(_around(source, start, end), 80)!r}"
    return None


def _cut_in_front(quoted: QuotedWords, source: str) -> str | None:
    """What is said of words that begin behind a denial wherever the source has them, where the post denies nothing."""
    own = quoted.claim.text.replace(quoted.text, " ")
    if DENIAL.search(own) or (quoted.link is None and quoted.text not in quoted.claim.text):
        return None
    for reading in readings_of(source):
        starts = _starts(quoted.text, reading)
        denials = [denial_in_front(source, start) for start in starts]
        if starts and all(denials) and denials[0] is not None:
            around = shorten(collapse_white_space(source[denials[0].start() : starts[0] + _BEHIND]), 80)
            return f"leaves out {denials[0][0].strip()!r} in front: {around!r}"
    return None


def _starts(quotation: str, reading: StoredText) -> list[int]:
    """Where the first words of a quotation stand in the source."""
    first = next(iter(pieces_for(quotation, reading)), [])
    starts: list[int] = []
    found = reading.find(first) if len(first) >= _FEWEST_WORDS else None
    while found is not None:
        starts.append(reading.place(found.start))
        found = reading.find(first, found.end)
    return starts


def _left_out(quotation: str, source: str, reading: StoredText) -> list[tuple[int, int, bool]]:
    """Where the source says what the quotation leaves out: in each gap, and with True after its end where it is cut."""
    ends_cut = _OMISSION.search(quotation.rstrip('"”’ ')[-8:]) is not None
    gaps: list[tuple[int, int, bool]] = []
    before = None
    for piece in pieces_for(quotation, reading):
        found = reading.find(piece, before or 0)
        if found is None:
            return []
        if before is not None and found.start > before:
            gaps.append((reading.place(before), reading.place(found.start), False))
        before = found.end
    if ends_cut and before is not None:
        start = reading.place(before)
        gaps.append((start, _end_of_next_sentence(source, start), True))
    return gaps


def _around(source: str, start: int, end: int) -> str:
    """What is left out, with whole words of its sentence before and behind it."""
    before = _SENTENCE_END.split(source[max(0, start - 40) : start])[-1]
    before = (
        before
        if start <= 40 or _SENTENCE_END.search(source[start - 40 : start])
        else before.partition(" ")[2]
    )
    behind = source[end : end + 25].rpartition(" ")[0]
    return collapse_white_space(before + source[start:end] + behind)


def _end_of_next_sentence(source: str, start: int) -> int:
    end = _SENTENCE_END.search(source, start)
    return end.end() if end else len(source)


RULE = PostRule.of(CODE, "a quotation is cut where the source hedges", find)
