"""The bibliography in chunks: stretches that are tiled by themselves just as within the whole file.

A chunk begins at a block that begins a line, so nothing before it matters to the scanner or to a finding in it.
What comes after matters only to a block that is never closed; the chunk that holds one is marked as open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from litman.bibtex.file.scan import HEADER, Tile, scan

CHUNK_SIZE = 256 * 1024  # bytes, about
_WINDOW = 4 * 1024 * 1024
_HASH_BYTES = 16
_LINE_ENDS = (0x0A, 0x0D)


class Chunk(NamedTuple):
    """A stretch of the file, read."""

    start: int  # offset in the file
    data: bytes
    tiles: tuple[Tile, ...]  # offsets from the start of the chunk
    is_open: bool  # a block in it is never closed


class OpenBlockError(Exception):
    """A block is not closed before the place where the tiling has to end."""


def chunks_of(
    read: Callable[[int, int], bytes], start: int, end: int, *, is_rest: bool, size: int = CHUNK_SIZE
) -> Iterator[Chunk]:
    """Give the chunks between two offsets, reading some megabytes at a time.

    Args:
        read: Gives the bytes at an offset, as many as are asked for.
        start: 0, or where a block begins that begins a line.
        end: The end of the file, or again such a place.
        is_rest: Whether `end` is the end of the file.
        size: How long a chunk shall be about, in bytes.

    Raises:
        OpenBlockError: a block is not closed before `end`, and that is not the end of the file.
    """
    window = _WINDOW
    while start < end:
        stop = min(start + window, end)
        data = read(start, stop - start)
        tiles = scan(data)
        if stop < end:
            count = _certain(data, tiles)
            if count == 0:  # not even one block ends here, or one is not closed: look further
                window *= 2
                continue
            tiles = tiles[:count]
        elif not is_rest and any(_is_open(data, tile) for tile in tiles):
            raise OpenBlockError
        yield from _split(start, data, tiles, size)
        start += tiles[-1].end
        window = _WINDOW


def begins_chunk(data: bytes, tile: Tile) -> bool:
    """Whether a chunk may begin at a tile that is not the first."""
    return tile.kind != "gap" and tile.start > 0 and data[tile.start - 1] in _LINE_ENDS


def block_hash(raw: bytes) -> bytes:
    """Return what tells a block's bytes from others."""
    return sha256(raw).digest()[:_HASH_BYTES]


def line_ends(data: bytes, start: int = 0, end: int | None = None) -> int:
    """Return how many line ends are between two offsets; `\\r\\n` is one."""
    stop = len(data) if end is None else end
    returns = data.count(b"\r", start, stop)
    ends = data.count(b"\n", start, stop)
    return ends + returns - data.count(b"\r\n", start, stop) if returns else ends


def _certain(data: bytes, tiles: Sequence[Tile]) -> int:
    """Return how many tiles stay as they are whatever follows, the next one beginning a chunk."""
    last = next((n for n, tile in enumerate(tiles) if _is_open(data, tile) or tile.end == len(data)), 0)
    return next((n for n in range(last, 0, -1) if begins_chunk(data, tiles[n])), 0)


def _is_open(data: bytes, tile: Tile) -> bool:
    """Whether a closing brace further on could make this tile longer."""
    if tile.kind == "comment":
        return data[tile.end - 1] == ord("{")
    if tile.kind != "broken":
        return False
    head = HEADER.match(data, tile.start)
    return head is None or head[2] == b"{"


def _split(start: int, data: bytes, tiles: Sequence[Tile], size: int) -> Iterator[Chunk]:
    first = 0
    for number, tile in enumerate(tiles):
        if tile.start - tiles[first].start >= size and begins_chunk(data, tile):
            yield _chunk(start, data, tiles[first:number])
            first = number
    yield _chunk(start, data, tiles[first:])


def _chunk(start: int, data: bytes, tiles: Sequence[Tile]) -> Chunk:
    begin, end = tiles[0].start, tiles[-1].end
    is_open = any(_is_open(data, tile) for tile in tiles)
    own = tuple(Tile(kind, first - begin, last - begin) for kind, first, last in tiles)
    return Chunk(start + begin, data[begin:end], own, is_open)
