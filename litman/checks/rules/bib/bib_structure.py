"""What is wrong with the structure of the .bib file: blocks, keys, fields, macros, bytes.

What it finds
    Whatever the reader of the file stumbles over: a key or a field given twice, a comma that is missing, a block that
    is never closed, a macro that nobody defines, bytes in another encoding. Each kind has its own code.
Why it matters
    BibTeX stops at some of these, skips an entry at others, and reads something else than was meant at the rest.
    Two programs then disagree about what the bibliography says.
Example
    @article{moss2019, title = {Tea} year = 2019}      a comma is missing after {Tea}
What to do
    Go to the place and mend it by hand. `litman set` and the others refuse to edit what they cannot read.
Source
    bibtex.web, the reading of .bib files; btxdoc, section 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.bibtex.file.check import check_document
from litman.bibtex.file.codes import CODES
from litman.bibtex.file.to_utf8 import with_mend
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding


def find(facts: Facts) -> Iterator[Finding]:
    """Yield what the reader of the .bib file found."""
    seen = facts.library.bibliography_file
    found = check_document(facts.library.document, entries=facts.entries())
    yield from with_mend(found, seen.path, lambda: seen.data)


RULE = LibraryRule(CODES, find, __name__, severity=None).of_whole()
