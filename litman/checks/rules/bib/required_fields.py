"""An entry lacks a field that its type needs.

What it finds
    Entries without a field that BibTeX or biblatex requires for their type. Either of two names counts (`year` or
    `date`, `journal` or `journaltitle`, `author` or `editor` of a book), and so does what is inherited by `crossref`.
    A preprint (`eprint`) needs no journal, a work in press no year; what the registry's record of the work lacks too
    (an editorial without an author) is not asked for. One finding an entry names all fields that are missing.
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

from collections.abc import Iterator, Mapping, Sequence

from litman.bibtex.file.entry import Entry
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.checks.rules.bib.lost_parent import lost_parents
from litman.finding import Finding
from litman.shell import command

CODE = "BIB101"
_WHEN = "year|date|pubstate"
_JOURNAL = "journal|journaltitle|shortjournal|eprint|arxivid|archiveprefix"
# Where a registry's record would have it, in CSL's variables.
_VARIABLES: dict[str, tuple[str, ...]] = {
    "author": ("author",), "editor": ("editor", "author"), "title": ("title",), "journal": ("container-title",),
    "journaltitle": ("container-title",), "booktitle": ("container-title", "event-title"),
    "institution": ("publisher",), "publisher": ("publisher",), "school": ("publisher",),
    "organization": ("publisher",), "year": ("issued",), "date": ("issued",), "url": ("URL", "DOI"),
}  # fmt: skip
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
    """Yield a finding for each entry in which something is missing."""
    for entry in facts.entries():
        groups = _REQUIRED.get(entry.type)
        if groups is None or (entry.type != "online" and lost_parents(facts, entry)):
            continue  # what a parent that is not there would hand down nobody knows: BIB113
        fields = _with_parents(facts, entry)
        choices = (group.split("|") for group in groups)
        lacking = [names for names in choices if not any(fields.get(name, "").strip() for name in names)]
        missing = [names[0] for names in lacking if not _is_absent_by_nature(facts, entry, names)]
        if missing:
            message = f"@{entry.type} {entry.key or '(without a key)'} has no {_listed(missing)}"
            todo = " ".join(f"{name}=…" for name in missing)
            message += f"; `{command('set', entry.key, then=todo)}`" if entry.key else ""
            yield Finding(CODE, entry.place(), message, "warning", key=entry.key)


def _with_parents(facts: Facts, entry: Entry) -> Mapping[str, str]:
    """The fields of an entry, and for a web page those of its parent by their own names, as BibTeX hands them down."""
    fields = facts.library.fields(entry)
    parent = fields.get("crossref", "").strip() if entry.type == "online" else ""
    return {**facts.fields(parent), **fields} if parent else fields


def _is_absent_by_nature(facts: Facts, entry: Entry, names: Sequence[str]) -> bool:
    """Whether the registry's own record has nothing of the kind: nobody can add what the work has not."""
    record = facts.record(entry.key) if entry.key else None
    if record is None or record.outcome != "found" or record.item is None:
        return False
    variables = [name for field in names for name in _VARIABLES.get(field, ())]
    return bool(variables) and not any(record.item.get(name) for name in variables)


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


RULE = LibraryRule.of(CODE, "a field that the type of the entry needs is missing", find)
