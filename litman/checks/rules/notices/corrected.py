"""A work was corrected.

What it finds
    Entries whose record carries a correction, an erratum or an addendum. A remark: most corrections are small.
Why it matters
    The figure that a post cites may be the one that was corrected.
Example
    an erratum to a table
What to do
    Read the notice beside the claims that lean on the work: `litman show KEY`.
Source
    Crossref, "Crossmark: update types".
"""

from litman.checks.notices import notice_rule

RULE = notice_rule("NTC104", "corrected", "a work was corrected", "info", __name__)
