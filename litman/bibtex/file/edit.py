"""Edits as splices: each function returns a new document that differs inside the edit and nowhere else.

Every edit is read back before it is given out, else `EditRefusedError`. What lies inside one closed block is
read back block by block, and that says all: the scanner begins each tile without a memory of those before, a
tile before the block ends before it whatever it holds (its braces are balanced then and now), and the bytes
after it are the same. Adding and removing whole entries is read back by tiling the whole file.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap

from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.layout import insertion, key_problem, name_problem, removal, value_like, value_problem
from litman.bibtex.file.read_back import encoding_problem, fields_of, read_back, required_entry
from litman.bibtex.file.references import REFERENCES, reference_splices
from litman.bibtex.file.splices import Splice, shift_before, shifted_tiles, splice_data
from litman.bibtex.file.values import compress
from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import EditRefusedError


def set_field(document: Document, key: str, name: str, value: str) -> Document:
    """Return the document with a field of one entry changed, or added after its last field.

    Args:
        document: The document.
        key: The entry's key, found as `Document.find` finds it.
        name: The field's name; an existing one is found in any case and keeps its spelling.
        value: TeX text without delimiters. What the field says already changes nothing.

    Raises:
        EditRefusedError: there is no such entry, or the value cannot stand there.
    """
    entry = required_entry(document, key)
    splice = _setting(entry, name, value)
    return document if splice is None else _spliced(document, entry, splice)


def unset_field(document: Document, key: str, name: str) -> Document:
    """Return the document without a field of one entry, all of them if it is given more than once.

    Raises:
        EditRefusedError: there is no such entry, or the entry is too broken to take the field out.
    """
    entry = required_entry(document, key)
    while splice := _unsetting(entry, name):
        document = _spliced(document, entry, splice)
        entry = required_entry(document, key)
    return document


def set_in_entry(entry: Entry, name: str, value: str) -> Entry:
    """Return the entry in a new document with a field set: `set_field` for an entry without a key, too."""
    splice = _setting(entry, name, value)
    return entry if splice is None else entry.document.with_edit(entry, splice)


def unset_in_entry(entry: Entry, name: str) -> Entry:
    """Return the entry, in a new document, without a field: `unset_field` for an entry at hand."""
    while splice := _unsetting(entry, name):
        entry = entry.document.with_edit(entry, splice)
    return entry


def set_in_entries(document: Document, changes: Mapping[str, Mapping[str, str]]) -> Document:
    """Return the document with fields of several entries set at once: keys, and in them names and values.

    As `set_field` does it, and in time that grows with the entries, not with entries times the file.

    Raises:
        EditRefusedError: there is no such entry, or a value cannot stand there.
    """
    splices = []
    for key, values in changes.items():
        entry = required_entry(document, key)
        alone: Document = WholeDocument(document.path, entry.raw)
        for name, value in values.items():
            alone = set_field(alone, entry.key, name, value)
        start, end = (at + entry.document.offset for at in entry.span)
        splices.append(Splice(start, end, alone.data))
    return document.spliced(sorted(splices), hints={}) if splices else document


def rename_entry(document: Document, old: str, new: str) -> Document:
    """Return the document with another key for an entry; fields of other entries that name it follow.

    Those are `crossref`, `xref`, `xdata`, `related` and `entryset`, where they are written out, not put
    together from macros. Remarks, `@comment` blocks and `ids` fields stay as they are.

    Raises:
        EditRefusedError: there is no such entry, or the new key is taken or is none.
    """
    whole = document.in_full()
    entry = required_entry(whole, old)
    where = entry.place()
    if problem := key_problem(new):
        raise EditRefusedError(where, problem)
    if new == entry.key:
        return whole
    other = whole.find(new)
    if other is not None and other.span != entry.span:
        raise EditRefusedError(where, f"the key {new} is taken by the entry at {other.place()}")
    key_splice = Splice(*entry.parsed.key, _encode(entry, new))
    try:
        naming = whole.entries_holding(entry.key.encode(entry.encoding), REFERENCES)
        named = reference_splices(naming, entry, new, find=whole.find)
        splices = sorted([key_splice, *starmap(Splice, named)])
    except UnicodeEncodeError as exc:
        raise EditRefusedError(where, f"an entry that names it: {encoding_problem(exc)}") from exc
    hints = {new: entry.span[0] + shift_before(splices, entry.span[0])}
    renamed = WholeDocument(whole.path, splice_data(whole.data, splices), hints=hints)
    if renamed.tiles != tuple(shifted_tiles(whole.tiles, splices)):
        raise EditRefusedError(where, f"with the key {new} the file would be read differently")
    return renamed


def _spliced(document: Document, entry: Entry, splice: Splice) -> Document:
    """Return the document after a splice in one of its entries that leaves type, key and end alone."""
    offset = entry.document.offset
    moved = Splice(splice.start + offset, splice.end + offset, splice.text)
    hints = {entry.key: offset + entry.span[0]} if entry.is_first else {}
    return document.spliced([moved], hints=hints)


def _setting(entry: Entry, name: str, value: str) -> Splice | None:
    """Return the splice that sets a field, read back; None where the field says so already."""
    field = entry.field(name)
    problem = value_problem(value) or (None if field else name_problem(name))
    if problem:
        raise EditRefusedError(entry.place(name), problem)
    if field and entry.read_value(field) == compress(value):
        return None
    fields = fields_of(entry)
    text = _encode(entry, value_like(entry.parsed, field.parsed if field else None, name, value))
    if field:
        index = entry.fields.index(field)
        splice = Splice(*field.value_span, text)
        fields[index] = (fields[index][0], text)
    else:
        index = len(fields)
        position, inserted = insertion(entry.document.data, entry.parsed, name.encode("ascii"), text)
        splice = Splice(position, position, inserted)
        fields.append((name.encode("ascii"), text))
    return read_back(entry, splice, fields, (index, compress(value)))


def _unsetting(entry: Entry, name: str) -> Splice | None:
    """Return the splice that takes the first field of a name out, read back; None where there is none."""
    field = entry.field(name)
    if field is None:
        return None
    index = entry.fields.index(field)
    splice = Splice(*removal(entry.document.data, entry.parsed, index), b"")
    fields = fields_of(entry)
    return read_back(entry, splice, fields[:index] + fields[index + 1 :], None)


def _encode(entry: Entry, text: str) -> bytes:
    try:
        return text.encode(entry.encoding)
    except UnicodeEncodeError as exc:
        raise EditRefusedError(entry.place(), encoding_problem(exc)) from exc
