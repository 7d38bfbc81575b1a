"""Findings about the fields of every entry, and the comparison with a second parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from litman.bibtex.file.codes import bib_finding
from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry, Field, Surroundings
from litman.bibtex.file.inherit import MOST_SOURCES, has_unfollowed
from litman.bibtex.file.parse import ParsedBlock, ParsedField, is_read_alike, parse_block
from litman.bibtex.file.values import LONGEST_VALUE, MONTHS, MOST_EXPANDED, expands_too_far
from litman.finding import Finding, Related

# Where none is, the file need not be taken apart for them.
_STRING = re.compile(rb"@\s*string", re.IGNORECASE)


def check_document(document: Document, *, entries: Iterable[Entry] | None = None) -> tuple[Finding, ...]:
    """Return the findings of structure and those of every entry, in the order of the file.

    bibtexparser reads each entry a second time; the first call loads it. `entries` are those of the document, where
    they are at hand and read already.
    """
    found = list(document.findings)
    for entry in document.in_full().entries() if entries is None else entries:
        found += entry_findings(entry)
        found += _unfollowed(document, entry)
    whole = document.in_full() if _STRING.search(document.data) else None
    for tile in whole.tiles if whole is not None else ():
        if tile.kind == "string" and whole is not None:
            block = parse_block(whole.data, tile)
            found += _parts(whole, block, None)
            long = [field for field in block.fields if field.value[0] in whole.unexpanded]
            found += [_unexpanded(whole, field, None) for field in long]
    return tuple(sorted(found, key=lambda finding: (finding.place.line, finding.place.column)))


def entry_findings(entry: Entry) -> Iterator[Finding]:
    """Give what is wrong with one entry: broken parts, duplicate fields, unknown macros, a second reading."""
    if entry.is_sound:
        return
    yield from _parts(entry.document, entry.parsed, entry.key)
    yield from _duplicate_fields(entry)
    for field in entry.parsed.fields:
        if expands_too_far(entry.document.data, field.parts, entry.document.macros, entry.encoding):
            yield _unexpanded(entry.document, field, entry.key)
    # Where something is broken, two parsers mend it differently, and the finding above says where.
    if not entry.parsed.problems and not (is_read_alike(entry.raw) and _has_no_twice(entry)):
        from litman.bibtex.file.second_opinion import differences

        for offset, message in differences(entry):
            yield bib_finding("BIB014", entry.document.place(offset), message, key=entry.key)


def broken_parts(document: Surroundings, block: ParsedBlock, key: str | None = None) -> Iterator[Finding]:
    """Give the parts of a block that are neither key nor field, and what is missing between them."""
    for problem in block.problems:
        yield bib_finding(problem.code, document.place(problem.start, problem.end), problem.message, key=key)


def _parts(document: Surroundings, block: ParsedBlock, key: str | None) -> Iterator[Finding]:
    yield from broken_parts(document, block, key)
    for field in block.fields:
        for part in field.parts:
            if part.kind != "macro":
                continue
            name = document.data[part.start : part.end].decode("utf-8", "replace")
            if name.lower() not in document.macros and name.lower() not in MONTHS:
                message = (
                    f"no @string here defines the macro {name}; unless the style does, BibTeX leaves it out"
                )
                yield bib_finding("BIB006", document.place(part.start, part.end), message, key=key)


def _unexpanded(document: Surroundings, field: ParsedField, key: str | None) -> Finding:
    message = (
        f"the macros of this value say more than {LONGEST_VALUE:,} characters, or all macros made of others "
        f"are longer than {MOST_EXPANDED:,}; they are left as names"
    )
    return bib_finding("BIB016", document.place(*field.value), message, key=key)


def _unfollowed(document: Document, entry: Entry) -> Iterator[Finding]:
    named = entry.values.get("xdata") or entry.values.get("crossref")
    if named and has_unfollowed(document.in_full(), entry):
        message = (
            f"it has fields from more than {MOST_SOURCES} other entries, or a value of more than {LONGEST_VALUE:,} "
            f"characters from one; those behind them, and that value, are not read"
        )
        yield bib_finding("BIB017", entry.document.place(*entry.span), message, key=entry.key)


def _has_no_twice(entry: Entry) -> bool:
    return len(entry.values) == len(entry.parsed.fields)


def _duplicate_fields(entry: Entry) -> Iterator[Finding]:
    seen: dict[str, Field] = {}
    for field in () if _has_no_twice(entry) else entry.fields:
        name = field.name.lower()
        if name in seen:
            message = f"field `{name}` is given again; BibTeX reads the first"
            first = Related(entry.document.place(*seen[name].name_span), "which BibTeX reads")
            place = entry.document.place(*field.name_span)
            yield bib_finding("BIB003", place, message, key=entry.key, related=(first,))
        seen.setdefault(name, field)
