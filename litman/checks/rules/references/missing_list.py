"""The post has markers and no reference list at all.

What it finds
    Posts whose markers point at a list that is not there, often lost when a text was copied to another site.
Why it matters
    Not one of the post's sources can be looked up.
Example
    Tea lengthens sleep.1 Coffee shortens it.2      and the post ends there
What to do
    Print the list; the place is that of the first marker that needs it.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("missing-list", "the post has markers and no reference list", __name__)
