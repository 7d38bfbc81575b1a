"""A work was replaced by a newer version.

What it finds
    Entries whose record names a new version or edition other than the work itself.
Why it matters
    Reviews are brought up to date; what they concluded may have changed.
Example
    a Cochrane review of 2014 with a version of 2021
What to do
    Read the newer one and cite it.
Source
    Crossref, "Crossmark: update types".
"""

from litman.checks.notices import notice_rule

RULE = notice_rule("NTC105", "replaced", "a work was replaced by a newer version", "info", __name__)
