"""A reference describes another work than its identifier leads to.

What it finds
    References of which the DOI, PMID or address belongs to a work of the library with another title and other authors
    than those that are printed, as the registry's record has it, else the entry. They are tied to no work.
Why it matters
    Such a reference was copied badly, or invented: references that a program makes up often bear a real DOI.
Example
    Moss, A. (2019). Tea and REM sleep. https://doi.org/10.1000/beetles.3, which is "Coffee and dreams of beetles"
What to do
    Look for the work by its title: `litman match "…"` does. If there is none such, the claim has no source. Where the
    reference is right all the same, `litman match --post ID` ties it.
Source
    The outcome `wrong-target` (`litman help words`).
"""

from __future__ import annotations

from litman.checks.rule import PostRule
from litman.checks.standing_problems import OTHER_WORK, finder

CODE = OTHER_WORK
RULE = PostRule(
    {CODE: "a reference describes another work than its identifier leads to"},
    finder(CODE),
    __name__,
    severity="error",
)
