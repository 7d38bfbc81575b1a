"""An entry as bibtexparser reads it, compared with our own reading span by span.

Three things that bibtexparser 2.1 is known to take otherwise than BibTeX are hidden from it, so that it is
not heard where BibTeX's rules are clear:

- white space around the type, and types that only begin like `@comment`, `@string` or `@preamble`;
- a backslash before a brace, quotation mark, comma or `=`: it escapes nothing in BibTeX;
- quotation marks in braces inside a value in quotation marks: they do not end it.

Everything else that differs is said, since other tools will stumble there too.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.parse import ParsedField, Span

_PLAIN_TYPE = re.compile(r"(?!comment|string|preamble)\w+", re.ASCII)
_STAND_IN = "\x1a"  # for a backslash: as long, and no mark of the parser


def differences(entry: Entry) -> Iterator[tuple[int, str]]:
    """Give offset and message of each part that bibtexparser reads differently; of fields the first."""
    ours = [(field, *_field_texts(entry, field.parsed)) for field in entry.fields]
    theirs = _read(_as_text(entry))
    key_start = entry.parsed.key[0]
    if theirs is None:
        yield key_start, f"bibtexparser finds no whole entry where {entry.key} stands"
        return
    if _PLAIN_TYPE.fullmatch(entry.type) and theirs.entry_type.lower() != entry.type:
        yield entry.span[0], f"bibtexparser reads the type {theirs.entry_type}, not {entry.type}"
    if theirs.key != entry.key.replace("\\", _STAND_IN):
        yield key_start, f"bibtexparser reads the key {theirs.key!r}, not {entry.key!r}"
    for (field, name, value), their in zip(ours, theirs.fields, strict=False):
        if (their.key, their.value) != (name, value):
            yield field.span[0], f"bibtexparser reads the field `{field.name}` differently"
            return
    if len(ours) != len(theirs.fields):
        yield key_start, f"bibtexparser reads {len(theirs.fields)} fields, here are {len(ours)}"


def _as_text(entry: Entry) -> str:
    """Return the entry as bibtexparser gets it: a plain head, and what it is known to stumble over hidden."""
    opening = entry.parsed.type[1]
    data = entry.document.data
    while data[opening] not in b"{(":
        opening += 1
    kind = entry.type if _PLAIN_TYPE.fullmatch(entry.type) else "misc"
    return f"@{kind}" + _hidden(entry, (opening, entry.span[1]), entry.parsed.fields)


def _field_texts(entry: Entry, field: ParsedField) -> tuple[str, str]:
    return _hidden(entry, field.name, ()), _hidden(entry, field.value, (field,))


def _hidden(entry: Entry, span: Span, fields: Sequence[ParsedField]) -> str:
    """Return what stands there with marks hidden; `fields` are those whose values it holds."""
    start, end = span
    raw = bytearray(entry.document.data[start:end])
    for field in fields:
        for part in field.parts:
            if part.kind == "quotes" and start <= part.start and part.end <= end:
                inner = slice(part.start + 1 - start, part.end - 1 - start)
                raw[inner] = raw[inner].replace(b'"', b"'")
    return raw.decode(entry.encoding).replace("\\", _STAND_IN)


def _read(text: str) -> Any:
    """Return bibtexparser's entry for a text, None if it does not see exactly one."""
    from bibtexparser.model import DuplicateFieldKeyBlock
    from bibtexparser.model import Entry as TheirEntry
    from bibtexparser.splitter import Splitter

    logger = logging.getLogger("bibtexparser.splitter")
    was_disabled, logger.disabled = logger.disabled, True  # it warns of each failed block; we give findings
    try:
        blocks = Splitter(text).split().blocks
    finally:
        logger.disabled = was_disabled
    if len(blocks) != 1:
        return None
    block = blocks[0].ignore_error_block if isinstance(blocks[0], DuplicateFieldKeyBlock) else blocks[0]
    return block if isinstance(block, TheirEntry) else None
