"""A number is missing from the sequence of markers.

What it finds
    Numbers that neither a marker nor a reference has though higher ones are there.
Why it matters
    A source was lost in editing: with it a marker, or a sentence.
Example
    … [1] … [2] … [4]      where is 3?
What to do
    Find the marker that was lost, or number anew.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("missing-number", "a number is missing from the sequence of markers", __name__)
