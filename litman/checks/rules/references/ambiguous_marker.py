"""A marker fits several references.

What it finds
    Markers with author and year that more than one item of the list has; in a post without a list those that more than
    one work of the library fits, or of a bibliography beside the post.
Why it matters
    Readers cannot tell which of them is meant.
Example
    (Moss, 2019)      and the list has two works of Moss of 2019
What to do
    Tell them apart with letters: 2019a, 2019b.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.reference_problems import problem_finder
from litman.checks.rule import PostRule
from litman.checks.standing_problems import AMBIGUOUS, finder
from litman.checks.subject import PostSubject
from litman.finding import Finding

_in_the_post = problem_finder("ambiguous-marker")
_in_the_library = finder(AMBIGUOUS)


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each marker that fits several references, or several works where no list is printed."""
    yield from _in_the_post(subject)
    yield from _in_the_library(subject)


RULE = PostRule.of(AMBIGUOUS, "a marker fits several references", find, needs_text=True)
