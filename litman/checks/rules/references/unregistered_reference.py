"""No registry knows the DOI of a reference or link.

What it finds
    DOIs in a post's references and links that were asked for when it was scanned, and that no registry has.
Why it matters
    The reference leads nowhere. A character was lost when it was copied, or somebody made it up.
Example
    https://doi.org/10.1000/tea.77, and doi.org says that there is none such
What to do
    Look the work up by its title and mend the DOI, in the post. `litman scan` asks again.
Source
    The outcome `unregistered` (`litman help words`); an outage is never taken for it.
"""

from __future__ import annotations

from litman.checks.rule import PostRule
from litman.checks.standing_problems import DENIED, finder

CODE = DENIED
RULE = PostRule(
    {CODE: "no registry knows the DOI of a reference or link"},
    finder(CODE),
    __name__,
    severity="error",
)
