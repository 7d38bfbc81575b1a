"""An entry leans on another that is not there.

What it finds
    A `crossref`, `xref`, `xdata` or `related` that names no entry of the library, or the entry itself, at once or by
    way of others: an error where fields are handed down, else a warning. Nothing is said then of fields that the entry
    would have from there (BIB101).
Why it matters
    BibTeX prints the entry without its book, publisher or year, and with a circle it may not end.
Example
    @inproceedings{moss2019, …, crossref = {proc2019}}      and nobody is called proc2019
What to do
    Add the entry that is meant, or name it as it is called: `litman set KEY crossref=…`; else take the field out:
    `litman unset KEY crossref`.
Source
    btxdoc, section 2.1; biblatex manual, sections 2.4.1 (`crossref`, `xref`), 3.13.6 (`xdata`) and 3.5 (`related`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from litman.bibtex.file.entry import Entry
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Severity

CODE = "BIB113"
_ONE, _SEVERAL = ("crossref", "xref"), ("xdata", "related")
_INHERITED = ("crossref", "xdata")
_MOST_STEPS = 50


class LostParent(NamedTuple):
    """A field that leads nowhere, or back."""

    field: str
    key: str
    is_circle: bool


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each entry that is named and not there, or that leads back."""
    for entry in facts.entries():
        for lost in lost_parents(facts, entry, fields=(*_ONE, *_SEVERAL)):
            way = "" if lost.key == entry.key else f" by way of {lost.key}"
            said = (
                f"leads back to the entry itself{way}"
                if lost.is_circle
                else f"leads nowhere: no entry is called {lost.key}"
            )
            severity: Severity = "error" if lost.field in _INHERITED else "warning"
            yield Finding(CODE, entry.place(lost.field), f"`{lost.field}` {said}", severity, key=entry.key)


def lost_parents(facts: Facts, entry: Entry, *, fields: tuple[str, ...] = _INHERITED) -> list[LostParent]:
    """Return what the fields of an entry name that is not there or leads back to it."""
    return [
        LostParent(field, key, facts.resolve(key) is not None)
        for field in fields
        for key in _named(entry, field)
        if facts.resolve(key) is None or (entry.key and _leads_back(facts, entry.key, key, field))
    ]


def _named(entry: Entry, field: str) -> list[str]:
    value = entry.values.get(field)
    if value is None:
        return []
    keys = value.split(",") if field in _SEVERAL else [value]
    return [key.strip() for key in keys if key.strip()]


def _leads_back(facts: Facts, start: str, key: str, field: str) -> bool:
    """Whether a key leads to the entry that it started from; works may well name each other as related."""
    seen: set[str] = set()
    todo = [key]
    while todo and len(seen) < _MOST_STEPS:
        found = facts.entry(todo.pop())
        if found is None or found.key in seen:
            continue
        if found.key == start:
            return True
        seen.add(found.key)
        todo += _named(found, field) if field in _INHERITED else []
    return False


RULE = LibraryRule.of(CODE, "an entry leans on another that is not there", find, severity=None)
