"""A post cites works that stand in a bibliography beside it and not in the library.

What it finds
    Keys such as [@moss2019] that no entry of the library has and that a file beside the post has: one that the post or
    the settings of its book or site name, else one that lies in its folder. One remark for each file.
Why it matters
    The keys are good, but nothing is known of the works: not whether they exist, nor whether they were retracted.
Example
    [@moss2019], and moss2019 is in tea.bib beside the post
What to do
    `litman add bib tea.bib` takes the works into the library. The file itself is never changed.
"""

from __future__ import annotations

from litman.checks.rule import PostRule
from litman.checks.standing_problems import LISTED_ELSEWHERE, finder

CODE = LISTED_ELSEWHERE
RULE = PostRule(
    {CODE: "works that are cited stand in a bibliography beside the post, not in the library"},
    finder(CODE),
    __name__,
    severity="info",
    needs_text=True,
)
