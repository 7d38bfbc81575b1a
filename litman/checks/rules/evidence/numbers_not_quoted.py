"""Numbers of the sentence are absent from the quoted evidence.

What it finds
    Claims with quantities (percentages, doses, counts of people, times) none of which stands in the quotes of their
    confirmed links. Only links with a quote count; years, numbers in names such as 5-HT1B, those of markers and
    places in a work (`[12]`, `(p. 45)`, `Table 2`), addresses and identifiers do not.
Why it matters
    The quote bears out the sense at best, not the figure, and figures are what readers remember.
Example
    Tea lengthens sleep by 30 %.      and the quote says "sleep was longer with tea"
What to do
    Quote the passage that has the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.raised import RAISED_DIGITS
from litman.text.years import YEAR, is_year

CODE = "EVD106"
_NUMBER = re.compile(r"(?<![\w.,/-])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w/]|-[A-Za-z]|\.\d)")
_BESIDE = (
    re.compile(r"(?:https?://|www\.|doi:\s?|\b10\.\d{4,9}/)\S+", re.IGNORECASE),
    re.compile(r"\[(?:[\s\d,;–—-]+|\^[^\]]*|[^\]]*@[^\]]*|\d+[,:]?\s[^\]]*)\](?:\([^)]*\))?"),
    re.compile(rf"\([^()]*\b{YEAR}[a-z]?\b[^()]*\)"),
    re.compile(rf"\^\d[\d,–-]*\^|[{RAISED_DIGITS}]+"),
    re.compile(
        r"\b(?:pp?|pages?|S|Seiten?|págs?|páginas?|pagina|chap(?:ter)?s?|ch|Kap(?:itel)?|cap(?:ítulo)?|vol(?:ume)?|Bd|no|nr"
        r"|fig(?:ure)?s?|Abb(?:ildung)?|tab(?:le|elle)?s?|tabl[ae]|box|sec(?:tion)?s?|Abschnitt|eq(?:uation)?s?|ref(?:s|erences?)?"
        r"|appendix|footnote|note)\b\.?[\s\u00a0]*\d+(?:[.–—-]\d+)*(?:\s?ff?\b\.?)?",
        re.IGNORECASE,
    ),
    re.compile(r"§+\s?\d+"),
)
_DIGITS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
}
_TENS = {
    "nine": "9",
    "ten": "10",
    "twelve": "12",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
}
_WORDS = _DIGITS | _TENS | {"hundred": "100"}


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each claim with numbers that no quote has."""
    for claim in subject.claims:
        quotes = [link.quote for link in claim.links if link.quote and link.verdict != "not-in-source"]
        if not quotes:
            continue
        markers = [link.marker for link in claim.links if link.marker]
        said = [number for number in numbers(_own_words(claim.text, markers)) if not is_year(number)]
        there = numbers(" ".join(quotes), in_words=True)
        missing = [number for number in said if number not in there]
        if missing:
            listed = ", ".join(dict.fromkeys(missing))
            message = f"{claim.id} says {listed}, which its quoted evidence does not"
            yield subject.finding(
                CODE, subject.claim_place(claim), message, claim=claim, key=claim.links[0].key
            )


def _own_words(text: str, markers: Sequence[str]) -> str:
    """The sentence without its markers, and without what says where in a work something stands."""
    for marker in sorted(markers, key=len, reverse=True):
        # A raised number stands bare in some texts: only what is no figure by its looks can be taken off.
        text = text if marker.isdigit() else text.replace(marker, " ")
    for pattern in _BESIDE:
        text = pattern.sub(" ", text)
    return text


def numbers(text: str, *, in_words: bool = False) -> list[str]:
    """Return the numbers of a text without separators of thousands and zeros at their end."""
    found = [_plain(match[1]) for match in _NUMBER.finditer(text)]
    if in_words:
        found += [_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS]
    return found


def _plain(number: str) -> str:
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number


RULE = PostRule.of(CODE, "numbers of the sentence are absent from the quoted evidence", find)
