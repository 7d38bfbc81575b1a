"""What of the bibliography has to be read again: the bytes between chunks that stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from litman.index.bibliography.file import IndexedFile


class ChunkRow(NamedTuple):
    """A chunk in its table."""

    id: int
    start: int
    length: int
    hash: bytes
    is_open: bool


class Window(NamedTuple):
    """What has to be read again: bytes of the new file between chunks that stay."""

    start: int
    end: int
    kept_before: Sequence[ChunkRow]
    dropped: Sequence[ChunkRow]
    kept_after: Sequence[ChunkRow]


def find_window(chunks: Sequence[ChunkRow], file: IndexedFile, *, keep_after: bool = True) -> Window:
    """Return what of the file is not in the chunks; they are compared by their hashes from both ends."""
    size = file.size
    start = first = 0
    while first < len(chunks) and not chunks[first].is_open:
        chunk = chunks[first]
        if chunk.start != start or not _is_at(chunk, file, start):
            break
        start += chunk.length
        first += 1
    if first < len(chunks) and chunks[first].is_open and _is_rest_same(chunks[first:], file, start):
        return Window(size, size, chunks, (), ())
    end, last = size, len(chunks)
    while keep_after and last > first and end - chunks[last - 1].length >= start:
        chunk = chunks[last - 1]
        # The first chunk of a file may begin with anything; only at a block is it all the same what stands before.
        if chunk.start == 0 or not _is_at(chunk, file, end - chunk.length):
            break
        end -= chunk.length
        last -= 1
    while last < len(chunks) and end > 0 and file.read(end - 1, 1) not in (b"\n", b"\r"):
        end += chunks[last].length  # what stands before it no longer ends a line
        last += 1
    if first and (start, first) != (end, last):
        first -= 1  # its last text may go on in what follows now
        start -= chunks[first].length
    return Window(start, end, chunks[:first], chunks[first:last], chunks[last:])


def _is_at(chunk: ChunkRow, file: IndexedFile, start: int) -> bool:
    if start < 0 or start + chunk.length > file.size:
        return False
    return sha256(file.read(start, chunk.length)).digest() == chunk.hash


def _is_rest_same(chunks: Sequence[ChunkRow], file: IndexedFile, start: int) -> bool:
    for chunk in chunks:
        if chunk.start != start or not _is_at(chunk, file, start):
            return False
        start += chunk.length
    return start == file.size
