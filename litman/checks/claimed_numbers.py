"""The numbers that a claim says itself: without markers, places in works, addresses and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.claims.claim import Claim
from litman.text.figures import Figure, figures
from litman.text.quantities.quantity import Quantity
from litman.text.raised import RAISED_DIGITS
from litman.text.years import YEAR, is_year

_BESIDE = (
    re.compile(r"(?:https?://|www\.|doi:\s?|\b10\.\d{4,9}/)\S+", re.IGNORECASE),
    re.compile(
        r"\[(?:[\s\d,;–—-]+|\^[^\]]{0,400}|[^\]@]{0,400}@[^\]]{0,400}|\d+[,:]?\s[^\]]{0,400})\](?:\([^)]{0,400}\))?"
    ),
    # That it ends is looked at first: else every year of one that does not is gone on from.
    re.compile(rf"\((?=[^()]*\))[^()]*\b{YEAR}[a-z]?\b[^()]*\)"),
    re.compile(rf"\^\d[\d,–-]*\^|[{RAISED_DIGITS}]+"),
    re.compile(
        r"\b(?:pp?|pages?|S|Seiten?|págs?|páginas?|pagina|chap(?:ter)?s?|ch|Kap(?:itel)?|cap(?:ítulo)?|vol(?:ume)?|Bd|no|nr"
        r"|fig(?:ure)?s?|Abb(?:ildung)?|tab(?:le|elle)?s?|tabl[ae]|box|sec(?:tion)?s?|Abschnitt|eq(?:uation)?s?|ref(?:s|erences?)?"
        r"|appendix|footnote|note)\b\.?[\s\u00a0]*\d+(?:[.–—-]\d+)*(?:\s?ff?\b\.?)?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!§)§++\s?\d+"),
)


def own_words(claim: Claim) -> str:
    """Return the sentence without its markers, and without what says where in a work something stands."""
    text = claim.text
    for marker in sorted((link.marker for link in claim.links if link.marker), key=len, reverse=True):
        # A raised number stands bare in some texts: only what is no figure by its looks can be taken off.
        text = text if marker.isdigit() else text.replace(marker, " ")
    for pattern in _BESIDE:
        text = pattern.sub(" ", text)
    return text


def said_figures(sentence: str) -> Iterator[Figure]:
    """Yield the figures that count something: no years, no days of a month, no numbers of names or places."""
    for figure in figures(sentence):
        if is_year(figure.text) or not figure.values:  # `12.5.2020`
            continue
        from litman.checks.need import counts_nothing

        if not counts_nothing(sentence, figure.start, figure.text):
            yield figure


def counts_something(sentence: str, quantity: Quantity) -> bool:
    """Whether a quantity of a sentence is no year, and no number of a name, of a place in a work, or of a day."""
    from litman.checks.need import counts_nothing

    if quantity.kind == "year":
        return False
    return not (quantity.kind == "count" and counts_nothing(sentence, quantity.start, quantity.text))
