"""Abstracts and notes of works, for passages: the index keeps their words only, so they are read from the entries.

A value without TeX is taken from the entry's bytes as it is, which needs none of the BibTeX reader; all others go
through it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from litman.errors import FileChangedError, FileReadError
from litman.index.bibliography.file import IndexedFile
from litman.index.store import Index

_LONGEST = 1 << 20  # bytes of an entry
_FIELD = re.compile(rb"[\s,](abstract|note|annote|annotation)\s*=\s*", re.IGNORECASE)
_INHERITS = re.compile(rb"\b(?:crossref|xdata)\s*=", re.IGNORECASE)
_TEX = re.compile(rb"[\\$~#<^_%]|--|``|''")
_BRACE = re.compile(rb"[{}]")


class EntryTexts(NamedTuple):
    """Texts of an entry as people read them; empty where there is none."""

    abstract: str
    notes: str


def read_texts(index: Index, file: IndexedFile, entries: Sequence[int]) -> dict[int, EntryTexts]:
    """Return the texts of entries; those whose bytes cannot be read any more are left out.

    Args:
        index: The index.
        file: The bibliography that it speaks of.
        entries: Their numbers in `entry`.
    """
    found = {}
    for number in entries:
        try:
            raw = _raw(index.connection, file, number)
            found[number] = plain_texts(raw) or _parsed_texts(index, file, number)
        except (FileChangedError, FileReadError):
            return found
    return found


def plain_texts(raw: bytes) -> EntryTexts | None:
    """Return the texts of an entry in which they stand as people read them; None where they have to be parsed."""
    if _INHERITS.search(raw):
        return None
    texts: dict[bytes, str] = {}
    for match in _FIELD.finditer(raw):
        value = _value(raw, match.end())
        if value is None or _TEX.search(value):
            return None
        try:
            text = " ".join(_BRACE.sub(b"", value).decode("utf-8").split())
        except UnicodeDecodeError:
            return None
        texts.setdefault(match[1].lower(), text)
    notes = (texts.get(name, "") for name in (b"note", b"annote", b"annotation"))
    return EntryTexts(texts.get(b"abstract", ""), " ".join(filter(None, notes)))


def _value(raw: bytes, start: int) -> bytes | None:
    """Return the bytes of a value in braces that is the whole value; None where it is anything else."""
    if raw[start : start + 1] != b"{":
        return None
    depth = 0
    for match in _BRACE.finditer(raw, start):
        depth += 1 if match[0] == b"{" else -1
        if depth == 0:
            end = match.end()
            return raw[start + 1 : end - 1] if raw[end:].lstrip()[:1] in (b",", b"}", b")") else None
    return None


def _raw(connection: sqlite3.Connection, file: IndexedFile, number: int) -> bytes:
    sql = "SELECT c.start + e.start, e.length FROM entry e JOIN chunk c ON c.id = e.chunk WHERE e.id = ?"
    start, length = connection.execute(sql, (number,)).fetchone()
    return file.read(start, min(length, _LONGEST))


def _parsed_texts(index: Index, file: IndexedFile, number: int) -> EntryTexts:
    from litman.bibtex.file.inherit import inherited_fields
    from litman.bibtex.works.to_work import work_from_fields
    from litman.index.bibliography.document import IndexedDocument
    from litman.text.plain import plain

    ask = index.connection.execute
    generation = ask("SELECT generation FROM bibliography").fetchone()[0]
    key = ask("SELECT key FROM entry WHERE id = ?", (number,)).fetchone()[0]
    document = IndexedDocument(index, file, generation)
    entry = document.find(key)
    if entry is None:
        return EntryTexts("", "")
    work = work_from_fields(entry.type, inherited_fields(document, entry))
    notes = " ".join(plain(text) for text in (work.note, work.annote) if text)
    return EntryTexts(plain(work.abstract or ""), notes)
