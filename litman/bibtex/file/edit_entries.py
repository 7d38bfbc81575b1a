"""Whole entries put into a document, as splices that are read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.bibtex.file.codes import SAY_HOW
from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.parse import is_plain_entry, parse_block
from litman.bibtex.file.read_back import blocks_of, encoding_problem, require_blocks
from litman.bibtex.file.scan import PLAIN_HEAD, Tile, scan
from litman.bibtex.file.splices import Splice, byte_order_mark
from litman.bibtex.file.whole_document import WholeDocument
from litman.errors import EditRefusedError
from litman.text.terminal import shorten

_FEW = 20  # keys that are looked up one by one


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
        problem = f"the file is {document.wide_encoding}; save it as UTF-8 first: {SAY_HOW}"
        raise EditRefusedError(document.path, problem)
    newline = document.newline
    blocks = [whole_entry(document.path, text, newline) for text in texts]
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
    expected = blocks_of(last)
    for block in blocks:
        expected.append(Tile("entry", start, start + len(block)))
        start += len(block) + len(gap)
    require_blocks(last, [splice], expected, document.path)
    return last.spliced([splice])


def whole_entry(path: Path, text: str, newline: bytes) -> bytes:
    """Return the bytes of a text that is one entry without faults, in the line endings of the file.

    Raises:
        EditRefusedError: it is none.
    """
    lines = text.strip(" \t\r\n").replace("\r\n", "\n").replace("\r", "\n")
    lines = lines.replace("\n", newline.decode("ascii"))
    try:
        block = lines.encode("utf-8")
    except UnicodeEncodeError as exc:
        raise EditRefusedError(path, encoding_problem(exc)) from exc
    tile = Tile("entry", 0, len(block))
    if scan(block) != (tile,):
        raise EditRefusedError(path, f"this is not one whole entry: {shorten(text, 60)!r}")
    if is_plain_entry(block):
        return block
    parsed = parse_block(block, tile)
    if parsed.problems:
        raise EditRefusedError(path, f"{parsed.problems[0].message} in {shorten(text, 60)!r}")
    return block


def _require_new_keys(document: Document, blocks: Sequence[bytes]) -> None:
    seen: set[str] = set()
    listed = document.keys() if len(blocks) > _FEW else None
    there = None if listed is None else {key.lower() for key in listed}
    for block in blocks:
        head = PLAIN_HEAD.match(block)
        if head and head[2].isascii():
            key = head[2].decode("ascii")
        else:
            key = Entry(WholeDocument(document.path, block), Tile("entry", 0, len(block))).key
        other = document.find(key) if there is None or key.lower() in there else None
        if other is not None:
            raise EditRefusedError(document.path, f"the key {key} is taken by the entry at {other.place()}")
        if key.lower() in seen:
            raise EditRefusedError(document.path, f"two of the new entries have the key {key}")
        seen.add(key.lower())
