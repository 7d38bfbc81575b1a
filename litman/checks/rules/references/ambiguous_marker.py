"""A marker fits several references.

What it finds
    Markers with author and year that more than one item of the list has.
Why it matters
    Readers cannot tell which of them is meant.
Example
    (Moss, 2019)      and the list has two works of Moss of 2019
What to do
    Tell them apart with letters: 2019a, 2019b.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("ambiguous-marker", "a marker fits several references", __name__)
