"""A reference is never cited.

What it finds
    Items of the reference list at which no marker of the post points.
Why it matters
    It lends weight to nothing in particular; often its marker was lost.
Example
    a list of five where [5] stands nowhere in the text
What to do
    Cite it where it is needed, or move it to further reading.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("never-cited", "a reference is never cited", __name__)
