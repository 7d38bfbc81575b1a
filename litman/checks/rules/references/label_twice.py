"""Two references have the same label.

What it finds
    Labels or numbers of the reference list that are given to more than one item.
Why it matters
    A marker with that label points at two works.
Example
    [3] Moss 2019 …  and further down  [3] Fern 2020 …
What to do
    Number the list anew and mend the markers.
"""

from litman.checks.reference_problems import problem_rule

RULE = problem_rule("label-twice", "two references have the same label", __name__)
