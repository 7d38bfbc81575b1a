"""An entry lacks a field that its type needs.

What it finds
    Entries without a field that BibTeX or biblatex requires for their type. Either of two names counts (`year` or
    `date`, `journal` or `journaltitle`, `author` or `editor` of a book), and so does what is inherited by `crossref`.
    A preprint (`eprint`) needs no journal, a work in press no year.
Why it matters
    The printed reference has a hole, and readers cannot find the work by it.
Example
    @article{moss2019, author = {Moss, Ada}, title = {Tea}, year = 2019}      which journal?
What to do
    Add the field: `litman set KEY journal="…"`; with a DOI, `litman refresh` shows what the registry has.
Source
    btxdoc, section 3.1; biblatex manual, section 2.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "BIB101"
_WHEN = "year|date|pubstate"
_JOURNAL = "journal|journaltitle|shortjournal|eprint|arxivid|archiveprefix"
_REQUIRED: dict[str, tuple[str, ...]] = {
    "article": ("author|editor", "title", _JOURNAL, _WHEN),
    "book": ("author|editor|publisher|organization", "title", _WHEN),
    "collection": ("editor", "title", _WHEN),
    "incollection": ("author|editor", "title", "booktitle|maintitle", _WHEN),
    "inproceedings": ("author|editor", "title", "booktitle|maintitle|eventtitle", _WHEN),
    "conference": ("author|editor", "title", "booktitle|maintitle|eventtitle", _WHEN),
    "phdthesis": ("author", "title", "school|institution", _WHEN),
    "mastersthesis": ("author", "title", "school|institution", _WHEN),
    "thesis": ("author", "title", "school|institution", _WHEN),
    "techreport": ("author|editor|institution", "title", "institution|publisher|organization", _WHEN),
    "report": ("author|editor|institution", "title", "institution|publisher|organization", _WHEN),
    "online": ("title", "url|doi|eprint|howpublished"),
    "unpublished": ("author", "title"),
}


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each field that is missing."""
    for entry in facts.entries():
        groups = _REQUIRED.get(entry.type)
        if groups is None:
            continue
        fields = facts.library.fields(entry)
        for group in groups:
            names = group.split("|")
            if not any(fields.get(name, "").strip() for name in names):
                todo = f"; `litman set {entry.key} {names[0]}=…`" if entry.key else ""
                message = f"@{entry.type} {entry.key or '(without a key)'} has no `{names[0]}`{todo}"
                yield Finding(CODE, entry.place(), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a field that the type of the entry needs is missing", find)
