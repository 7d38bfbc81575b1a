"""Numbers of the sentence are absent from the quoted evidence, or others stand there.

What it finds
    Claims with quantities (percentages, doses, counts of people, times) that do not stand in the quotes of their
    links, or in whose place another number stands. Units, rounding and words do not matter: `0.5 mg/kg` is
    `500 µg/kg`, about a sixth is 16.7 % or one in six, nearly half is 46 to 50 %, doubled is from 20 to 41; per cent
    are no percentage points. Only links with a quote count; years, numbers in names such as 5-HT1B, those of markers
    and places in a work (`[12]`, `(p. 45)`, `Table 2`), addresses and identifiers do not. Where nobody can tell which
    number is meant, nothing is said.
Why it matters
    The quote bears out the sense at best, not the figure, and figures are what readers remember.
Example
    Tea lengthens sleep by 30 %.      and the quote says "sleep was longer with tea", or "by 13 %"
What to do
    Quote the passage that has the figure, or mend the figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.claimed_numbers import counts_something, own_words, said_figures
from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.figures import values_said
from litman.text.quantities.compare import compare_numbers

CODE = "EVD106"


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim with numbers that no quote has."""
    for claim in subject.claims:
        quotes = [link.quote for link in claim.links if link.quote and link.verdict != "not-in-source"]
        if not quotes:
            continue
        for message in _problems(claim.id, own_words(claim), "\n".join(quotes)):
            yield subject.finding(
                CODE, subject.claim_place(claim), message, claim=claim, key=claim.links[0].key
            )


def _problems(claim_id: str, own: str, quoted: str) -> Iterator[str]:
    compared = compare_numbers(own, quoted)
    for one in compared:
        if one.verdict == "differs" and one.other is not None and counts_something(own, one.quantity):
            yield f"{claim_id} says {one.quantity.text}, where its quoted evidence says {one.other.text}"
    settled = {
        at
        for one in compared
        if one.verdict != "absent"
        for at in range(one.quantity.start, one.quantity.end)
    }
    there = values_said(quoted)
    missing = [
        figure for figure in said_figures(own) if not figure.values & there and figure.start not in settled
    ]
    if missing:
        listed = ", ".join(dict.fromkeys(figure.text for figure in missing))
        yield f"{claim_id} says {listed}, which its quoted evidence does not"


RULE = PostRule.of(CODE, "numbers of the sentence are not those of the quoted evidence", find)
