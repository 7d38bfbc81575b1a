"""Splices: bytes put in the place of others, and what they do to offsets and lines."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from litman.bibtex.file.scan import Tile

Piece = bytes | memoryview
_SPACE = re.compile(rb"\s*+")
_LINE_REST = re.compile(rb"[ \t\f\v]*+(?:\r\n?|\n|\Z)")


class Splice(NamedTuple):
    """Bytes that take the place of those from `start` to `end`."""

    start: int
    end: int
    text: bytes


def splice_data(data: bytes, splices: Iterable[Splice]) -> list[Piece]:
    """Return the pieces of the bytes after splices that are in order and do not overlap."""
    pieces: list[Piece] = []
    view = memoryview(data)
    position = 0
    for splice in splices:
        assert splice.start >= position, splice
        pieces += [view[position : splice.start], splice.text]
        position = splice.end
    return [*pieces, view[position:]]


def compose_splices(first: Iterable[Splice], second: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return splices of the old bytes that do what the first do and then, to what they made, the second."""
    kept: list[tuple[int, int] | bytes] = []  # stretches of the old bytes, and new bytes
    position = 0
    for splice in first:
        kept += [(position, splice.start), splice.text]
        position = splice.end
    kept.append((position, sys.maxsize))
    pending = kept[::-1]
    made: list[tuple[int, int] | bytes] = []
    position = 0
    for splice in second:
        made += _taken(pending, splice.start - position)
        _taken(pending, splice.end - splice.start)
        made.append(splice.text)
        position = splice.end
    return tuple(_splices_of([*made, *pending[::-1]]))


def _taken(pending: list[tuple[int, int] | bytes], count: int) -> list[tuple[int, int] | bytes]:
    """Take so many bytes from what is pending, whose first piece is the last in the list."""
    taken: list[tuple[int, int] | bytes] = []
    while count > 0:
        piece = pending.pop()
        length = len(piece) if isinstance(piece, bytes) else piece[1] - piece[0]
        if length > count:
            if isinstance(piece, bytes):
                piece, rest = piece[:count], piece[count:]
                pending.append(rest)
            else:
                start, end = piece
                piece = (start, start + count)
                pending.append((start + count, end))
            length = count
        taken.append(piece)
        count -= length
    return taken


def _splices_of(pieces: Iterable[tuple[int, int] | bytes]) -> Iterator[Splice]:
    position, texts = 0, []
    for piece in pieces:
        if isinstance(piece, bytes):
            texts.append(piece)
            continue
        start, end = piece
        if start == end:
            continue
        text = b"".join(texts)
        if text or start > position:
            yield Splice(position, start, text)
        position, texts = end, []


def shift_before(splices: Iterable[Splice], before: int) -> int:
    return sum(len(s.text) - (s.end - s.start) for s in splices if s.end <= before)


def shifted_tiles(tiles: Iterable[Tile], splices: Sequence[Splice]) -> Iterator[Tile]:
    """Give the tiles as they are after splices that each lie inside one tile; the splices are in order."""
    pending = iter(splices)
    splice = next(pending, None)
    shift = 0
    for kind, start, end in tiles:
        new_start = start + shift
        while splice and splice.end <= end:
            shift += len(splice.text) - (splice.end - splice.start)
            splice = next(pending, None)
        yield Tile(kind, new_start, end + shift)


def lines_of(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Return what to cut for a block: it, the line ending before it and one blank line.

    A block that shares its lines with other text goes alone. Where no text stands before it, the line ending
    and a blank line after it go instead.
    """
    line_start = 1 + max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start))
    after = _LINE_REST.match(data, end)
    if after is None or data[max(line_start, len(byte_order_mark(data))) : start].strip(b" \t\f\v"):
        return start, end
    first_text = _SPACE.match(data, len(byte_order_mark(data)))
    if first_text and first_text.end() == start:
        blank_line = _LINE_REST.match(data, after.end())
        has_more = blank_line and data[blank_line.end() :].strip()
        return start, (blank_line.end() if blank_line and has_more else after.end())
    cut = _line_end_before(data, line_start)
    previous = 1 + max(data.rfind(b"\n", 0, cut), data.rfind(b"\r", 0, cut))
    is_blank = previous > 0 and not data[previous:cut].strip(b" \t")
    return (_line_end_before(data, previous) if is_blank else cut), end


def _line_end_before(data: bytes, line_start: int) -> int:
    """Return where the line ending begins that ends right before `line_start`."""
    return line_start - (2 if data[max(0, line_start - 2) : line_start] == b"\r\n" else 1)


def byte_order_mark(data: bytes) -> bytes:
    return codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
