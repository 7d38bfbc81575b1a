"""Numbers of the sentence are absent from the quoted evidence.

What it finds
    Claims with quantities (percentages, doses, counts of people, times) none of which stands in the quotes of their
    confirmed links. Only links with a quote count; years, and numbers in names such as 5-HT1B, do not.
Why it matters
    The quote bears out the sense at best, not the figure, and figures are what readers remember.
Example
    Tea lengthens sleep by 30 %.      and the quote says "sleep was longer with tea"
What to do
    Quote the passage that has the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.years import is_year

CODE = "EVD106"
_NUMBER = re.compile(r"(?<![\w.,/-])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w/]|-[A-Za-z]|\.\d)")
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
        said = [number for number in numbers(claim.text) if not is_year(number)]
        there = numbers(" ".join(quotes), in_words=True)
        missing = [number for number in said if number not in there]
        if missing:
            listed = ", ".join(dict.fromkeys(missing))
            message = f"{claim.id} says {listed}, which its quoted evidence does not"
            yield subject.finding(
                CODE, subject.claim_place(claim), message, claim=claim, key=claim.links[0].key
            )


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
