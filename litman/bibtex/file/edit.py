"""Edits as splices: each function returns a new document that differs inside the edit and nowhere else.

Every edit is read back before it is given out, else `EditRefusedError`. What lies inside one closed block is
read back block by block, and that says all: the scanner begins each tile without a memory of those before, a
tile before the block ends before it whatever it holds (its braces are balanced then and now), and the bytes
after it are the same. Adding and removing whole entries is read back by tiling the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap

from litman.bibtex.file.document import Blocks, Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.layout import (
    insertion,
    key_problem,
    name_problem,
    removal,
    value_like,
    value_problem,
)
from litman.bibtex.file.parse import parse_block
from litman.bibtex.file.references import REFERENCES, reference_splices
from litman.bibtex.file.scan import PLAIN_HEAD, Tile, block_at, scan
from litman.bibtex.file.splices import (
    Splice,
    byte_order_mark,
    lines_of,
    shift_before,
    shifted_tiles,
    splice_data,
)
from litman.bibtex.file.values import compress
from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import EditRefusedError
from litman.text.terminal import shorten


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
    entry = _entry(document, key)
    splice = _setting(entry, name, value)
    return document if splice is None else _spliced(document, entry, splice)


def unset_field(document: Document, key: str, name: str) -> Document:
    """Return the document without a field of one entry, all of them if it is given more than once.

    Raises:
        EditRefusedError: there is no such entry, or the entry is too broken to take the field out.
    """
    entry = _entry(document, key)
    while splice := _unsetting(entry, name):
        document = _spliced(document, entry, splice)
        entry = _entry(document, key)
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
        entry = _entry(document, key)
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
    entry = _entry(whole, old)
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
        raise EditRefusedError(where, f"an entry that names it: {_encoding_problem(exc)}") from exc
    hints = {new: entry.span[0] + shift_before(splices, entry.span[0])}
    renamed = WholeDocument(whole.path, splice_data(whole.data, splices), hints=hints)
    if renamed.tiles != tuple(shifted_tiles(whole.tiles, splices)):
        raise EditRefusedError(where, f"with the key {new} the file would be read differently")
    return renamed


def add_entries(document: Document, texts: Sequence[str]) -> Document:
    """Return the document with whole entries after its last text, a blank line before each.

    What stands after the last text (line endings, or none) still ends the file.

    Args:
        document: The document.
        texts: One entry each, as `format_entry` gives it; line endings become those of the file.

    Raises:
        EditRefusedError: a text is not one whole entry, or its key is there.
    """
    if document.wide_encoding:
        raise EditRefusedError(document.path, f"the file is {document.wide_encoding}; save it as UTF-8 first")
    newline = document.newline
    blocks = [_whole_entry(document, text, newline) for text in texts]
    _require_new_keys(document, blocks)
    if not blocks:
        return document
    last = document.last_part()
    kept = len(last.data.rstrip(b" \t\r\n\f\v"))
    gap = newline * 2
    if kept <= len(byte_order_mark(last.data)):
        start = len(last.data)
        splice = Splice(start, start, gap.join(blocks) + newline)
    else:
        start = kept + len(gap)
        splice = Splice(kept, kept, gap + gap.join(blocks))
    expected = _blocks(last)
    for block in blocks:
        expected.append(Tile("entry", start, start + len(block)))
        start += len(block) + len(gap)
    _require_blocks(last, [splice], expected, document.path)
    return last.spliced([splice])


def remove_entry(document: Document, key: str) -> Document:
    """Return the document without an entry, its line and the blank line before it; of several the first goes.

    Raises:
        EditRefusedError: there is no such entry, or taking it out would change how its neighbours are read.
    """
    entry = _entry(document, key)
    part, entry = document.part_around(entry)
    start, end = lines_of(part.data, *entry.span)
    splice = Splice(start, end, b"")
    others = [tile for tile in _blocks(part) if tile.start != entry.span[0]]
    cut = end - start
    expected = [Tile(kind, s - cut, e - cut) if s >= end else Tile(kind, s, e) for kind, s, e in others]
    _require_blocks(part, [splice], expected, entry.place())
    return part.spliced([splice])


def _entry(document: Document, key: str) -> Entry:
    found = document.find(key)
    if found is None:
        raise EditRefusedError(document.path, f"there is no entry with the key {key}")
    return found


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
    fields = _fields(entry)
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
    return _read_back(entry, splice, fields, (index, compress(value)))


def _unsetting(entry: Entry, name: str) -> Splice | None:
    """Return the splice that takes the first field of a name out, read back; None where there is none."""
    field = entry.field(name)
    if field is None:
        return None
    index = entry.fields.index(field)
    splice = Splice(*removal(entry.document.data, entry.parsed, index), b"")
    fields = _fields(entry)
    return _read_back(entry, splice, fields[:index] + fields[index + 1 :], None)


def _encode(entry: Entry, text: str) -> bytes:
    try:
        return text.encode(entry.encoding)
    except UnicodeEncodeError as exc:
        raise EditRefusedError(entry.place(), _encoding_problem(exc)) from exc


def _encoding_problem(error: UnicodeEncodeError) -> str:
    character = error.object[error.start]
    if error.encoding == "utf-8":
        return f"{character!r} is half a character and cannot be written"
    return f"the entry is not UTF-8 but Latin-1, which has no {character!r}; save the file as UTF-8"


# Reading an edit back


def _fields(entry: Entry) -> list[tuple[bytes, bytes]]:
    data = entry.document.data
    return [(data[slice(*f.name)], data[slice(*f.value)]) for f in entry.parsed.fields]


def _read_back(
    entry: Entry, splice: Splice, fields: list[tuple[bytes, bytes]], changed: tuple[int, str] | None
) -> Splice:
    """Return a splice inside an entry, which has just these fields then, or refuse.

    Args:
        entry: The entry as it is.
        splice: What to change.
        fields: The bytes of all names and values that it shall have.
        changed: The index of a field and what it shall say.
    """
    document, (start, end) = entry.document, entry.span
    block = document.data[start : splice.start] + splice.text + document.data[splice.end : end]
    if block_at(block, 0) != Tile("entry", 0, len(block)):
        raise EditRefusedError(entry.place(), "the entry would not end where it ends now")
    alone = Entry(WholeDocument(document.path, block), Tile("entry", 0, len(block)))
    is_same = (alone.key, alone.type, alone.encoding) == (entry.key, entry.type, entry.encoding)
    no_new_problem = len(alone.parsed.problems) <= len(entry.parsed.problems)
    if not is_same or not no_new_problem or _fields(alone) != fields:
        message = "something beside the field would change; mend the entry by hand first"
        raise EditRefusedError(entry.place(), message)
    if changed is not None:
        index, value = changed
        read = alone.read_value(alone.fields[index])
        if read != value:
            raise EditRefusedError(entry.place(), f"the value would be read back as {shorten(read, 60)!r}")
    return splice


def _blocks(part: Blocks) -> list[Tile]:
    """Return the tiles that are no gaps; a splice leaves the bytes outside it as they are."""
    blocks = [tile for tile in part.tiles if tile.kind != "gap"]
    for number, (kind, start, end) in enumerate(blocks):
        if kind == "broken":  # it reaches to the next block: the white space before that is not its own
            blocks[number] = Tile(kind, start, start + len(part.data[start:end].rstrip()))
    return blocks


def _require_blocks(part: Blocks, splices: Sequence[Splice], expected: list[Tile], where: object) -> None:
    if _blocks(WholeDocument(part.path, splice_data(part.data, splices))) != expected:
        raise EditRefusedError(
            where, "other blocks of the file would be read differently; mend the file by hand first"
        )


# Whole entries


def _whole_entry(document: Document, text: str, newline: bytes) -> bytes:
    """Return the bytes of a text that is one entry without faults, in the line endings of the file."""
    lines = re.sub(r"\r\n?|\n", newline.decode("ascii"), text.strip(" \t\r\n"))
    try:
        block = lines.encode("utf-8")
    except UnicodeEncodeError as exc:
        raise EditRefusedError(document.path, _encoding_problem(exc)) from exc
    tile = Tile("entry", 0, len(block))
    if scan(block) != (tile,):
        raise EditRefusedError(document.path, f"this is not one whole entry: {shorten(text, 60)!r}")
    parsed = parse_block(block, tile)
    if parsed.problems:
        raise EditRefusedError(document.path, f"{parsed.problems[0].message} in {shorten(text, 60)!r}")
    return block


def _require_new_keys(document: Document, blocks: Iterable[bytes]) -> None:
    seen: set[str] = set()
    for block in blocks:
        head = PLAIN_HEAD.match(block)
        if head and head[2].isascii():
            key = head[2].decode("ascii")
        else:
            key = Entry(WholeDocument(document.path, block), Tile("entry", 0, len(block))).key
        other = document.find(key)
        if other is not None:
            raise EditRefusedError(document.path, f"the key {key} is taken by the entry at {other.place()}")
        if key.lower() in seen:
            raise EditRefusedError(document.path, f"two of the new entries have the key {key}")
        seen.add(key.lower())
