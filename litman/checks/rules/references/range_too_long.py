"""A marker's range is too long to be one.

What it finds
    Ranges such as [3–97] that stand for more references than any sentence cites, or that run backwards.
Why it matters
    A slip of the pen: nobody can tell which references are meant.
Example
    [12–113]      meant: [112–113]
What to do
    Mend the marker.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("range-too-long", "the range of a marker is too long to be one", __name__)
