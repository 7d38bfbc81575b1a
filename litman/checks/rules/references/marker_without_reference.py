"""A marker points at a reference that the post does not print.

What it finds
    Markers such as [4], a raised 4, (Moss, 2019) or [@moss2019] for which the post's list has no item, and keys such
    as [@moss2019] that no entry of the library has. A bare @moss2019 counts where the post has a list of references or
    names its bibliography; else it may be somebody's name on a platform.
Why it matters
    The post promises a source and gives none: readers cannot check the sentence.
Example
    Tea lengthens sleep.[4]      and the list ends with [3]
What to do
    Add the reference to the post or the work to the library, or take the marker out.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.reference_problems import problem_finder
from litman.checks.rule import PostRule
from litman.checks.standing_problems import UNKNOWN_KEY, finder
from litman.checks.subject import PostSubject
from litman.finding import Finding

CODE = UNKNOWN_KEY
_in_the_post = problem_finder("marker-without-reference")
_in_the_library = finder(CODE)


def find(subject: PostSubject) -> Iterator[Finding]:
    """Yield a finding for each label that the post's list lacks, and for each key that no entry has."""
    yield from _in_the_post(subject)
    yield from _in_the_library(subject)


RULE = PostRule.of(CODE, "a marker leads to no reference or entry", find, severity="error", needs_text=True)
