"""A citation key holds what a shell or TeX takes for its own.

What it finds
    Keys with characters that mean something in a shell or in TeX (`$ ( ) < > & ' # %` and their like), with characters
    that cannot be seen, or with a hyphen in front, which makes an option of them.
Why it matters
    A key is copied into commands and documents: `moss$(id)` runs a program there, `-rf` is read as options, `moss#1`
    ends a TeX document with an error.
Example
    @article{moss$(id),
What to do
    `litman rename OLD NEW` gives the entry another key; claims follow, and the old key stays known in `ids`. What
    `litman add` takes from other files gets a clean key at once.
Source
    POSIX, "Shell Command Language", section 2.2; The TeXbook, chapter 7.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.bibtex.file.key_marks import key_marks
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.shell import command

CODE = "BIB117"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each entry with such a key."""
    for entry in facts.entries():
        marks = key_marks(entry.key)
        if marks:
            renames = command("rename", entry.key, then="KEY")
            message = f"the key {entry.key} {marks}; `{renames}` gives it another"
            yield Finding(CODE, entry.place(), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a key holds what a shell or TeX takes for its own", find)
