"""What is wrong with `statements.toml`.

What it finds
    Text that is no TOML; a statement without an id or a text, or with an id that is taken; a statement that is said
    to contradict or to qualify one that is not there.
Why it matters
    Posts that contradict each other are found through their statements only.
Example
    contradicts = ["tea-shortens-slep"]      no statement has that id
What to do
    Go to the place and mend it by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.claims.statements import CODES
from litman.finding import Finding


def find(facts: Facts) -> Iterator[Finding]:
    """Yield what the reader of the statements found."""
    yield from facts.statement_findings


RULE = LibraryRule(CODES, find, __name__, severity="error").of_whole()
