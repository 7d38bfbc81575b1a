"""A work carries an expression of concern.

What it finds
    Entries whose record says that the journal has doubts and is looking into them.
Why it matters
    What the work found may be taken back.
Example
    an expression of concern about images
What to do
    Read the notice, lean on something else for now, look again later: `litman refresh KEY`.
Source
    COPE, "Expressions of concern" (2019); ICMJE recommendations, section III.
"""

from litman.checks.notices import notice_rule

RULE = notice_rule("NTC103", "concern", "a work carries an expression of concern", "warning", __name__)
