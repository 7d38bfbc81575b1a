"""One reference is printed in another style than the rest.

What it finds
    Lists of three or more references of which all but one, or all but a quarter, are in one style: author and
    year in brackets (APA), title in quotation marks and year at the end (MLA, Chicago), or year;volume:pages
    (Vancouver). References that show none of these are left alone.
Why it matters
    A reference that was copied from elsewhere was often not looked up by the author.
Example
    Moss, A. (2019). Tea. Journal of Tea.      and      Reed, Cy. "The Leaf." Grove, 2001.
What to do
    Print all in one style: `litman export` does.
Source
    APA Publication Manual, 7th edition, chapter 9; MLA Handbook, 9th edition; Citing Medicine, 2nd edition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from litman.checks.rule import PostRule
from litman.checks.subject import PostSubject
from litman.finding import Finding
from litman.text.folding import collapse_white_space
from litman.text.years import YEAR

CODE = "REF109"
_FEWEST = 3
_MOST_STRAYS = 0.34  # of the list: with more, there are two styles and no rule
_AUTHOR_YEAR = re.compile(rf"[^\"“”]{{3,400}}?\({YEAR}[a-z]?(?:,\s[^()]{{2,30}})?\)[.,:]")
_QUOTED_TITLE = re.compile(rf"[^\"“”]{{0,300}}[\"“][^\"“”]{{8,400}}[,.?!]?[\"”].{{3,}}\b{YEAR}\b")
_VANCOUVER = re.compile(rf".+\b{YEAR}(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?;\s?\d+(?:\([^()]*\))?:")
_STYLES = {
    "author and year in brackets": _AUTHOR_YEAR,
    "year;volume:pages": _VANCOUVER,
    "title in quotation marks": _QUOTED_TITLE,
}


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each reference in another style than most."""
    references = subject.analysis.references if subject.analysis else ()
    styled = [(item, style) for item in references if (style := style_of(item.text))]
    if len(styled) < _FEWEST:
        return
    usual, count = Counter(style for _, style in styled).most_common(1)[0]
    strays = [(item, style) for item, style in styled if style != usual]
    if count < 2 or len(strays) > len(styled) * _MOST_STRAYS:
        return
    for item, style in strays:
        message = f"this reference is in another style ({style}) than the rest ({usual})"
        yield subject.finding(CODE, subject.span_place(item.start, item.end), message, "info")


def style_of(text: str) -> str | None:
    """Return in which style a reference is printed, None where it shows none."""
    line = collapse_white_space(text)
    return next((style for style, pattern in _STYLES.items() if pattern.match(line)), None)


RULE = PostRule.of(
    CODE, "a reference is in another style than the rest", find, severity="info", needs_text=True
)
