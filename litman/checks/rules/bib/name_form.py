"""Names are written in a form that BibTeX misreads.

What it finds
    In `author` and `editor`: names joined by `;` or `&` instead of `and`, `et al.` as part of a name, a name with more
    than two commas (usually a list of people joined by commas), and organisations of several words without braces.
Why it matters
    BibTeX knows one separator, `and`, and takes the last word of a name for the family name: an organisation is
    printed as O. World Health, a list of people as one person.
Example
    author = {World Health Organization}      needs a second pair of braces
What to do
    Join people with ` and `, end a shortened list with ` and others`, put organisations in braces.
Source
    btxdoc, section 4, "names"; bibtex.web, "name$".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.bibtex.works.names import split_names
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "BIB109"
_ET_AL = re.compile(r"\bet\.?\s+al\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:Organi[sz]ation|Association|Committee|Consortium|Institutes?|Institut|University|Ministry|Department|Agency"
    r"|Administration|Commission|Foundation|Federation|Collaboration|Council|Working Group|Study Group|Task Force"
    r"|Centers?|Centre|Inc\.?|Ltd\.?|GmbH)\b"
)


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each field of names with one that would be misread, the first such name."""
    for entry in facts.entries():
        for name in ("author", "editor"):
            problem = next(filter(None, map(_problem, split_names(entry.values.get(name, "")))), None)
            if problem:
                yield Finding(CODE, entry.place(name), problem, "warning", key=entry.key)


def _problem(person: str) -> str | None:
    if person.startswith("{") or "=" in person:  # an organisation in braces; biblatex's family=…, given=…
        return None
    bare = re.sub(r"\{[^{}]*\}", "x", person)
    if _ET_AL.search(bare):
        return f"{person!r} becomes a person called et al.; write `and others`"
    if ";" in bare or re.search(r"\s&\s|\\&", bare):
        return f"{person!r} is read as one name; join names with ` and `"
    if bare.count(",") > 2:
        return f"{person!r} is read as one name with {bare.count(',') + 1} parts; join names with ` and `"
    if "," not in bare and " " in bare and _ORGANISATION.search(bare):
        return f"{person!r} is read as a person called {bare.split()[-1]}; put the organisation in braces"
    return None


RULE = LibraryRule.of(CODE, "names are written in a form that BibTeX misreads", find)
