"""A reference says something else than the record of its work.

What it finds
    References that an identifier ties to a work, and of which title, authors, year, journal, volume or pages are not
    those of the registry's record, else of the entry. What a reference leaves out is no difference; nor are `et al.`,
    initials, abbreviated journals, shortened pages, subtitles. A year that is one off, as online and print are, is a
    remark, and so is a preprint beside its paper.
Why it matters
    Readers look for the work by what is printed; an author who is none shows a reference that nobody looked up.
Example
    Moss, A., Fern, B., & Kahneman, D. (2019). Tea and REM sleep. …; the record has Ada Moss and Bo Fern
What to do
    Compare with the work itself and mend the reference. Registries err too.
Source
    The comparison that `litman match` makes.
"""

from __future__ import annotations

from litman.checks.rule import PostRule
from litman.checks.standing_problems import PRINTED_OTHERWISE, finder

_FINDS = {
    "title": "a reference has another title than its record",
    "author": "a reference names an author whom its record does not have",
    "issued": "a reference says another year than its record",
    "container-title": "a reference names another journal than its record",
    "page": "a reference says another volume or page than its record",
    "version": "a reference is to another version than its record",
}
CODES = {code: _FINDS[field] for field, code in PRINTED_OTHERWISE.items() if field in _FINDS}
RULE = PostRule(CODES, finder(*CODES), __name__, severity=None)
