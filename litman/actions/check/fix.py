"""Safe changes to entries that a check suggests, each as a splice of one field.

Written are only values that follow from what is there: a DOI without its resolver, an address with its scheme,
braces around capitals, and volume, number and pages that an entry lacks and the record of its DOI has, where all that
both have agrees.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from litman.bibtex.file.document import Document
from litman.bibtex.file.edit import set_field
from litman.bibtex.file.entry import Entry
from litman.checks.facts import Facts
from litman.checks.registered_otherwise import compared_entries
from litman.checks.rules.bib.doi_form import unescaped
from litman.checks.rules.bib.title_capitals import braced_title
from litman.errors import EditRefusedError
from litman.identifiers.doi import parse_doi
from litman.identifiers.url import parse_url
from litman.library.library import Library
from litman.work import Work

_PLAIN = re.compile(r"[A-Za-z]?\d+[A-Za-z]?(?:[-–][A-Za-z]?\d+[A-Za-z]?)?")


class Fix(NamedTuple):
    """One field of an entry and what it shall say."""

    key: str
    field: str
    value: str
    code: str  # of the finding that it mends; empty for a field from the registry


def plan_fixes(
    library: Library, *, today: date, is_wanted: Callable[[str, str], bool]
) -> tuple[Document, list[Fix]]:
    """Return the document with everything mended that can be, and what was changed.

    Args:
        library: The library; nothing is written.
        today: As for a check.
        is_wanted: Whether a code is to be mended in the entry with a key; the code of fields from the registry is
            an empty text.

    An entry without a key, and one that the editor refuses to touch, stays as it is.
    """
    facts = Facts(library, today=today)
    document, done = library.document, []
    for fix in [*_of_entries(library), *_from_records(facts)]:
        entry = document.find(fix.key)
        if entry is None or not is_wanted(fix.code, fix.key):
            continue
        try:
            document = set_field(document, fix.key, fix.field, fix.value)
        except EditRefusedError:
            continue
        done.append(fix)
    return document, done


def diff_of(before: Document, after: Document) -> str:
    """Return what changes from one document to the other as a unified diff."""
    old, new = (document.data.decode("utf-8", "replace").splitlines() for document in (before, after))
    name = str(before.path)
    return "\n".join(difflib.unified_diff(old, new, name, name, n=1, lineterm=""))


def _of_entries(library: Library) -> Iterator[Fix]:
    seen: set[str] = set()
    for entry in library.document.entries():
        if not entry.key or entry.key.lower() in seen:
            continue  # of two entries with one key the first is edited
        seen.add(entry.key.lower())
        for name, code, mend in (
            ("doi", "BIB102", _doi),
            ("url", "BIB105", _url),
            ("title", "BIB108", braced_title),
        ):
            value = entry.values.get(name, "")
            new = mend(value) if value and _is_text(entry, name) else None
            if new is not None and new != value:
                yield Fix(entry.key, name, new, code)


def _is_text(entry: Entry, name: str) -> bool:
    """Whether a field is written out, not put together from macros."""
    field = entry.field(name)
    return field is not None and len(field.parsed.parts) == 1 and field.parsed.parts[0].kind != "macro"


def _doi(value: str) -> str | None:
    doi = parse_doi(unescaped(value))
    at = value.lower().find(doi) if doi else -1
    return value[at : at + len(doi)] if doi and at >= 0 else None  # as it was typed, capitals included


def _url(value: str) -> str | None:
    if "://" in value or "\\" in value or re.match(r"[a-z][a-z0-9+.-]*:", value, re.IGNORECASE):
        return None
    return parse_url(value)


def _from_records(facts: Facts) -> Iterator[Fix]:
    from litman.csl.from_json import work_from_item

    for compared in compared_entries(facts):
        entry, record = compared.entry, compared.record
        if compared.differences or entry.type != "article" or not entry.key or record.item is None:
            continue
        fields, theirs = facts.library.fields(entry), work_from_item(record.item)
        for name, value in _place(theirs):
            if value and _PLAIN.fullmatch(value) and not any(fields.get(other) for other in _SAME[name]):
                yield Fix(entry.key, name, re.sub("[-–]", "--", value), "")


_SAME = {"volume": ("volume",), "number": ("number", "issue"), "pages": ("pages", "eid", "articleno")}


def _place(work: Work) -> tuple[tuple[str, str | None], ...]:
    return ("volume", work.volume), ("number", work.issue), ("pages", work.page)
