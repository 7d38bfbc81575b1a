r"""A field holds a TeX command that acts instead of printing.

What it finds
    Commands that read or write files, run programs or redefine others (`\input`, `\write18`, `\def`, `\csname`), and
    `^^`, with which TeX hides a backslash.
Why it matters
    Whoever runs LaTeX on the file runs them too; no title needs them. `litman export` prints their names instead.
Example
    title = {Tea \input{/etc/hosts}}
What to do
    Look where the entry comes from, and take the command out.
Source
    The TeXbook, chapters 8, 20, 21 and 24.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.bibtex.tex.acting_commands import acting_commands
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "BIB111"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each field with such commands."""
    for entry in facts.entries():
        for name, value in entry.values.items():
            found = acting_commands(value)
            if found:
                message = f"{name} holds {', '.join(found[:4])}, which LaTeX runs and does not print"
                yield Finding(CODE, entry.place(name), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a field holds a TeX command that acts", find)
