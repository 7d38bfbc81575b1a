"""A marker points at a reference that the post does not print.

What it finds
    Markers such as [4], a raised 4, (Moss, 2019) or [@moss2019] for which the post's list has no item.
Why it matters
    The post promises a source and gives none: readers cannot check the sentence.
Example
    Tea lengthens sleep.[4]      and the list ends with [3]
What to do
    Add the reference to the post, or take the marker out.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("marker-without-reference", "a marker has no reference in the post's list", __name__)
