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

import re
from collections.abc import Iterator, Sequence

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.figures import Figure, figures, values_said
from litman.text.quantities.compare import compare_numbers
from litman.text.quantities.quantity import Quantity
from litman.text.raised import RAISED_DIGITS
from litman.text.years import YEAR, is_year

CODE = "EVD106"
_BESIDE = (
    re.compile(r"(?:https?://|www\.|doi:\s?|\b10\.\d{4,9}/)\S+", re.IGNORECASE),
    re.compile(
        r"\[(?:[\s\d,;–—-]+|\^[^\]]{0,400}|[^\]@]{0,400}@[^\]]{0,400}|\d+[,:]?\s[^\]]{0,400})\](?:\([^)]{0,400}\))?"
    ),
    re.compile(rf"\([^()]*\b{YEAR}[a-z]?\b[^()]*\)"),
    re.compile(rf"\^\d[\d,–-]*\^|[{RAISED_DIGITS}]+"),
    re.compile(
        r"\b(?:pp?|pages?|S|Seiten?|págs?|páginas?|pagina|chap(?:ter)?s?|ch|Kap(?:itel)?|cap(?:ítulo)?|vol(?:ume)?|Bd|no|nr"
        r"|fig(?:ure)?s?|Abb(?:ildung)?|tab(?:le|elle)?s?|tabl[ae]|box|sec(?:tion)?s?|Abschnitt|eq(?:uation)?s?|ref(?:s|erences?)?"
        r"|appendix|footnote|note)\b\.?[\s\u00a0]*\d+(?:[.–—-]\d+)*(?:\s?ff?\b\.?)?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!§)§++\s?\d+"),
)


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim with numbers that no quote has."""
    for claim in subject.claims:
        quotes = [link.quote for link in claim.links if link.quote and link.verdict != "not-in-source"]
        if not quotes:
            continue
        own = _own_words(claim.text, [link.marker for link in claim.links if link.marker])
        for message in _problems(claim.id, own, "\n".join(quotes)):
            yield subject.finding(
                CODE, subject.claim_place(claim), message, claim=claim, key=claim.links[0].key
            )


def _problems(claim_id: str, own: str, quoted: str) -> Iterator[str]:
    compared = compare_numbers(own, quoted)
    for one in compared:
        if one.verdict == "differs" and one.other is not None and _counts(own, one.quantity):
            yield f"{claim_id} says {one.quantity.text}, where its quoted evidence says {one.other.text}"
    settled = {
        at
        for one in compared
        if one.verdict != "absent"
        for at in range(one.quantity.start, one.quantity.end)
    }
    there = values_said(quoted)
    missing = [figure for figure in _said(own) if not figure.values & there and figure.start not in settled]
    if missing:
        listed = ", ".join(dict.fromkeys(figure.text for figure in missing))
        yield f"{claim_id} says {listed}, which its quoted evidence does not"


def _counts(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity is no number of a name, of a place in a work, or of a day."""
    from litman.checks.need import counts_nothing

    return not (quantity.kind == "count" and counts_nothing(sentence, quantity.start, quantity.text))


def _said(sentence: str) -> Iterator[Figure]:
    """The figures that count something: no years, no days of a month, no numbers of names or places."""
    for figure in figures(sentence):
        if is_year(figure.text) or not figure.values:  # `12.5.2020`
            continue
        from litman.checks.need import counts_nothing

        if not counts_nothing(sentence, figure.start, figure.text):
            yield figure


def _own_words(text: str, markers: Sequence[str]) -> str:
    """The sentence without its markers, and without what says where in a work something stands."""
    for marker in sorted(markers, key=len, reverse=True):
        # A raised number stands bare in some texts: only what is no figure by its looks can be taken off.
        text = text if marker.isdigit() else text.replace(marker, " ")
    for pattern in _BESIDE:
        text = pattern.sub(" ", text)
    return text


RULE = PostRule.of(CODE, "numbers of the sentence are not those of the quoted evidence", find)
