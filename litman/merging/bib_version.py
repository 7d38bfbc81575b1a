"""A bibliography as pieces: entries, definitions, remarks, and the white space between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from pathlib import Path

from litman.bibtex.file.encoding import wide_encoding
from litman.bibtex.file.parse import parse_block
from litman.bibtex.file.scan import Tile, scan
from litman.bibtex.file.splices import byte_order_mark
from litman.bibtex.file.whole_document import WholeDocument
from litman.merging.merged import CannotMergeError
from litman.merging.sequence import Piece, Version
from litman.text.merge_conflicts import merge_conflicts

ENTRY = "entry"
STRING = "string"
KEYLESS = "keyless"
_PARAGRAPH = re.compile(rb"\S(?:[^\r\n]|\r?\n(?![ \t]*+\r?\n)|\r(?![\n\r]))*+")
# What JabRef writes of itself: each of its kinds stands once in a file.
_JABREF = re.compile(rb"@comment\{\s*+jabref-(\w++):?+\s*+([\w-]*+)", re.IGNORECASE)


def read_version(data: bytes, *, side: str) -> Version:
    """Return the pieces of a bibliography.

    Raises:
        CannotMergeError: it is broken, holds a conflict, or has a key twice.
    """
    if wide_encoding(data):
        raise CannotMergeError(f"{side} is no UTF-8")
    if merge_conflicts(data):
        raise CannotMergeError(f"{side} holds a conflict that is not settled")
    pieces: list[Piece] = []
    seen: Counter[Hashable] = Counter()
    position = len(byte_order_mark(data))
    glue_start = 0
    for kind, tile in _parts(data, position):
        piece_id = _id_of(data, kind, tile)
        seen[piece_id] += 1
        if seen[piece_id] > 1:
            if piece_id[0] in (ENTRY, STRING):
                raise CannotMergeError(f"{side} has two entries {_name(piece_id)}")
            piece_id = (*piece_id, str(seen[piece_id]))
        glue = data[glue_start : tile.start]
        text = data[tile.start : tile.end]
        pieces.append(Piece(piece_id, glue, text, binds=kind == "text" and _binds(data, tile)))
        glue_start = tile.end
    return Version(tuple(pieces), data[glue_start:])


def entry_key(piece_id: Hashable) -> str | None:
    """Return the citation key by which a piece goes, None where it is no entry."""
    return piece_id[1] if isinstance(piece_id, tuple) and piece_id[0] == ENTRY else None


def is_keyless(piece_id: Hashable) -> bool:
    """Whether a piece is an entry without a key."""
    return isinstance(piece_id, tuple) and piece_id[0] == KEYLESS


def _name(piece_id: tuple[str, ...]) -> str:
    return " ".join(piece_id[1:])


def _parts(data: bytes, start: int) -> Iterator[tuple[str, Tile]]:
    """Give what is no white space, with its kind; remarks by paragraphs."""
    for tile in scan(data):
        if tile.kind == "broken" or (tile.kind == "comment" and data[tile.end - 1] == ord("{")):
            line = data.count(b"\n", 0, tile.start) + 1
            raise CannotMergeError(f"a block in line {line} is never closed")
        if tile.kind != "gap":
            yield tile.kind, tile
            continue
        for match in _PARAGRAPH.finditer(data, max(tile.start, start), tile.end):
            end = match.start() + len(match[0].rstrip())
            yield "text", Tile("gap", match.start(), end)


def _id_of(data: bytes, kind: str, tile: Tile) -> tuple[str, ...]:
    raw = data[tile.start : tile.end]
    if kind == ENTRY:
        key = _document_key(data, tile)
        return (ENTRY, key) if key else (KEYLESS, raw.decode("latin-1"))
    if kind == STRING:
        names = [raw_name.lower() for raw_name in _names(raw)]
        return (STRING, b" ".join(names).decode("latin-1"))
    if match := _JABREF.match(raw):
        return ("jabref", match[1].lower().decode(), match[2].lower().decode())
    return (kind, raw.decode("latin-1"))


def _document_key(data: bytes, tile: Tile) -> str:
    raw = data[tile.start : tile.end]
    document = WholeDocument(Path(), raw, tiles=[Tile("entry", 0, len(raw))], macros={})
    return document.key_tiles[0][0]


def _names(raw: bytes) -> list[bytes]:
    parsed = parse_block(raw, Tile("string", 0, len(raw)))
    return [raw[slice(*field.name)] for field in parsed.fields]


def _binds(data: bytes, tile: Tile) -> bool:
    """Whether a remark stands right above what follows it."""
    rest = data[tile.end : tile.end + 200]
    space = rest[: len(rest) - len(rest.lstrip())]
    return len(space) < len(rest) and space.count(b"\n") + space.count(b"\r") - space.count(b"\r\n") == 1
