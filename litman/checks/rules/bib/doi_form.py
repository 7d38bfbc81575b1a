"""A DOI is malformed, or written as something else than itself.

What it finds
    A `doi` field that holds no DOI or one with HTML in it (an error), or a DOI with a resolver or `doi:` before it (a
    remark).
Why it matters
    Styles put `https://doi.org/` before the field: what is more than a DOI becomes a dead link, and no registry can be
    asked about it.
Example
    doi = {https://doi.org/10.1000/tea.7}      prints as https://doi.org/https://doi.org/10.1000/tea.7
What to do
    `litman check --fix` writes the DOI alone; a malformed one has to be looked up.
Source
    DOI Handbook, section 2.2; biblatex manual, section 2.2.2, `doi`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding
from litman.identifiers.doi import parse_doi

CODE = "BIB102"
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#\d+|#[xX][0-9a-fA-F]+);")


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each DOI that is none, or not written as one."""
    for entry in facts.entries():
        value = entry.values.get("doi", "").strip()
        if not value:
            continue
        if _ENTITY.search(value):
            message = f"{value!r} holds HTML; write {unescape(value)}"
            yield Finding(CODE, entry.place("doi"), message, "error", key=entry.key)
            continue
        doi = parse_doi(unescaped(value))
        if doi is None:
            message = f"{value!r} is no DOI; a DOI looks like 10.1000/tea.7"
            yield Finding(CODE, entry.place("doi"), message, "error", key=entry.key)
        elif unescaped(value).lower() != doi.lower():
            message = f"the field holds more than the DOI; write {doi}"
            yield Finding(CODE, entry.place("doi"), message, "info", key=entry.key)


def unescaped(value: str) -> str:
    """Return an identifier without the backslashes that LaTeX asks for."""
    return value.replace("\\_", "_").replace("\\%", "%").replace("\\#", "#").replace("\\&", "&")


RULE = LibraryRule.of(
    CODE, "a DOI is malformed or holds more than itself", find, severity=None, is_fixable=True
)
