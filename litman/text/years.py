r"""Years as texts and references name them: the one pattern, where its bounds lie, and what stands for a year.

Three bounds, since a number of four digits is a year more surely in one place than in another:

- `YEAR` in running text, where other numbers stand around it: from 1500, when printing was well under way.
- `EARLY_YEAR` in a reference, where early prints are listed too: from 1400.
- `DATE_YEAR` in what is known to be a date: from 1000.

All end with 2099. `RECENT_YEAR` is for numbers inside a DOI, most of which are none: from 1900.
The letter of `2019a` is the caller's: a prose marker may have one, a date has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from litman.text.lazy_pattern import lazy_pattern

YEAR = r"(?:1[5-9]|20)\d\d"
EARLY_YEAR = r"(?:1[4-9]|20)\d\d"
DATE_YEAR = r"(?:1\d|20)\d\d"
RECENT_YEAR = r"(?:19|20)\d\d"
# What markers and references of every style print for a year; `s.d.` is no such word in prose: standard deviation.
NO_YEAR = r"(?:n\.\s?d\.|o\.\s?J\.|in\s+press|forthcoming)"
# What stands where a date would, in the languages of references.
NO_DATE = (
    r"in\s+press|in\s+preparation|forthcoming|submitted|to\s+appear|accepted|\bn\.?\s?d\b\.?|\bs\.\s?d\.?"
    r"|\bo\.\s?j\.?|no\s+date|undated|unpublished|im\s+druck|sous\s+presse|à\s+paraître|en\s+prensa|under\s+review"
)
# A date in words that is as good as one: a decade, a century, or what stands where one would.
IN_WORDS = lazy_pattern(
    rf"{NO_DATE}|\b[0-9]{{2,3}}0s\b|\bcentur|\bsiècle|\bJahrhundert|\A\W*\Z", re.IGNORECASE
)
YEARS_APART = 1  # online and in print
YEARS_AHEAD = 1  # a volume of next year appears this year

_WHOLE = lazy_pattern(YEAR)
_ALONE = lazy_pattern(rf"(?<!\d){YEAR}(?!\d)")
_AT_END = lazy_pattern(rf"(?<!\d){YEAR}\Z")


def is_year(text: str) -> bool:
    """Return whether the text is a year and nothing else."""
    return bool(_WHOLE.fullmatch(text))


def find_years(text: str) -> list[int]:
    """Return the years that stand in a text, in order; a year that is part of a longer number is none."""
    return [int(year) for year in _ALONE.findall(text)]


def ends_with_year(text: str) -> bool:
    """Return whether the last thing in the text is a year (`in 2019`)."""
    return bool(_AT_END.search(text))


def years_agree(one: Iterable[int], other: Iterable[int]) -> bool:
    """Return whether any two of the years lie at most one apart, as those of online and printed publication do.

    A side that says no year agrees with every other.
    """
    mine, theirs = list(one), list(other)
    return not mine or not theirs or any(abs(a - b) <= YEARS_APART for a in mine for b in theirs)
