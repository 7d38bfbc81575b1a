"""What of the bibliography has to be read again: the bytes between chunks that stay as they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from litman.files import ByteSplice
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
    end, last = _whole_lines(end, last, chunks, file)
    if first and (start, first) != (end, last):
        first -= 1  # its last text may go on in what follows now
        start -= chunks[first].length
    return Window(start, end, chunks[:first], chunks[first:last], chunks[last:])


def told_window(
    chunks: Sequence[ChunkRow], file: IndexedFile, splices: Sequence[ByteSplice]
) -> Window | None:
    """Return what of the file is not in the chunks, which are those of what it was before these splices.

    None where it has to be searched for: a block that is never closed may end anywhere now.
    """
    if not chunks or not splices or any(chunk.is_open for chunk in chunks):
        return None
    begin, stop = splices[0].start, splices[-1].start + len(splices[-1].old)
    starts = [chunk.start for chunk in chunks]
    old_size = chunks[-1].start + chunks[-1].length
    holder = bisect_right(starts, begin) - 1 if begin < old_size else len(chunks)
    first = max(holder - 1, 0)  # the last text of the one before may go on in what follows now
    last = max(bisect_left(starts, stop), 1)  # the first chunk may begin with anything
    end = chunks[last].start if last < len(chunks) else old_size
    end, last = _whole_lines(end + file.size - old_size, last, chunks, file)
    return Window(starts[first], end, chunks[:first], chunks[first:last], chunks[last:])


def _whole_lines(end: int, last: int, chunks: Sequence[ChunkRow], file: IndexedFile) -> tuple[int, int]:
    """Return end of the window and number of the first chunk after it, further on while no line ends before it."""
    while last < len(chunks) and end > 0 and file.read(end - 1, 1) not in (b"\n", b"\r"):
        end += chunks[last].length
        last += 1
    return end, last


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
