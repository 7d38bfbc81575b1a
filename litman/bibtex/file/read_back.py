"""What edits share: each is read back before it is given out, and what cannot be written is refused."""

from __future__ import annotations

from collections.abc import Sequence

from litman.bibtex.file.codes import SAY_HOW
from litman.bibtex.file.document import Blocks, Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.scan import Tile, block_at
from litman.bibtex.file.splices import Splice, splice_data
from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import EditRefusedError
from litman.text.terminal import shorten


def read_back(
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
    if not is_same or not no_new_problem or fields_of(alone) != fields:
        message = "something beside the field would change; mend the entry by hand first"
        raise EditRefusedError(entry.place(), message)
    if changed is not None:
        index, value = changed
        read = alone.read_value(alone.fields[index])
        if read != value:
            raise EditRefusedError(entry.place(), f"the value would be read back as {shorten(read, 60)!r}")
    return splice


def blocks_of(part: Blocks) -> list[Tile]:
    """Return the tiles that are no gaps; a splice leaves the bytes outside it as they are."""
    blocks = [tile for tile in part.tiles if tile.kind != "gap"]
    for number, (kind, start, end) in enumerate(blocks):
        if kind == "broken":  # it reaches to the next block: the white space before that is not its own
            blocks[number] = Tile(kind, start, start + len(part.data[start:end].rstrip()))
    return blocks


def require_blocks(part: Blocks, splices: Sequence[Splice], expected: list[Tile], where: object) -> None:
    """Refuse splices after which a part of a file has other blocks than these.

    Raises:
        EditRefusedError: it has others.
    """
    if blocks_of(WholeDocument(part.path, splice_data(part.data, splices))) != expected:
        raise EditRefusedError(
            where, "other blocks of the file would be read differently; mend the file by hand first"
        )


def fields_of(entry: Entry) -> list[tuple[bytes, bytes]]:
    """Return the bytes of names and values."""
    data = entry.document.data
    return [(data[slice(*f.name)], data[slice(*f.value)]) for f in entry.parsed.fields]


def required_entry(document: Document, key: str) -> Entry:
    """Return the entry that an edit is about.

    Raises:
        EditRefusedError: there is none.
    """
    found = document.find(key)
    if found is None:
        raise EditRefusedError(document.path, f"there is no entry with the key {key}")
    return found


def encoding_problem(error: UnicodeEncodeError) -> str:
    """Return why a text cannot be written, in words."""
    character = error.object[error.start]
    if error.encoding == "utf-8":
        return f"{character!r} is half a character and cannot be written"
    name = "Windows-1252" if error.encoding == "charmap" else "Latin-1"
    return f"the entry is not UTF-8 but {name}, which has no {character!r}; save the file as UTF-8: {SAY_HOW}"
