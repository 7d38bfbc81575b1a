"""Chunks read by several processes, the rows given back in the order of the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from litman.bibtex.file.scan import Tile
from litman.index.bibliography.rows import ChunkRows, EntryRow, FindingRow, Spot
from litman.index.workers import work_together
from litman.second_process import usable_cores

_MOST_WORKERS = 8  # one process writes, and is busy with the rows of three


class ChunkTask(NamedTuple):
    """What `read_chunk` is given of a chunk."""

    data: bytes
    tiles: tuple[Tile, ...]
    spots: list[tuple[bytes, Spot]]
    wanted: list[int]


def read_chunks(
    tasks: Iterable[tuple[Any, ChunkTask]], macros: Mapping[str, str], *, is_large: bool
) -> Iterator[tuple[Any, ChunkRows]]:
    """Give the rows of each chunk, in order, with what came beside its task.

    Args:
        tasks: The chunks; taken one by one as they are needed.
        macros: The macros of the whole file.
        is_large: Whether it is worth the while to start processes for it.
    """
    count = min(usable_cores(), _MOST_WORKERS) if is_large else 1
    if count < 2:
        for beside, task in tasks:
            # With all that reads works: only where there are entries.
            from litman.index.bibliography.entry_rows import read_chunk

            yield beside, read_chunk(*task, macros)
        return
    beside_and_spots: deque[tuple[Any, list[tuple[bytes, Spot]]]] = deque()

    def sent() -> Iterator[tuple[Any, ...]]:
        for beside, task in tasks:
            beside_and_spots.append((beside, task.spots))
            yield _simple(task)

    for entries, findings, macro_blocks in work_together(sent(), partial(_read, dict(macros)), count=count):
        beside, spots = beside_and_spots.popleft()
        rows = ChunkRows(spots, [EntryRow(*row) for row in entries])
        rows.findings = [FindingRow(*row) for row in findings]
        rows.macro_blocks = macro_blocks
        yield beside, rows


def _simple(task: ChunkTask) -> tuple[Any, ...]:
    """Return the task in tuples that `marshal` takes."""
    spots = [(digest, tuple(spot)) for digest, spot in task.spots]
    return task.data, [tuple(tile) for tile in task.tiles], spots, task.wanted


def _read(macros: Mapping[str, str], task: tuple[Any, ...]) -> tuple[list[Any], list[Any], list[Any]]:
    from litman.index.bibliography.entry_rows import read_chunk

    data, tiles, spots, wanted = task
    rows = read_chunk(
        data,
        [Tile(*tile) for tile in tiles],
        [(digest, Spot(*spot)) for digest, spot in spots],
        wanted,
        macros,
    )
    entries = [(tuple(row.spot), *row[1:]) for row in rows.entries]
    return entries, [tuple(row) for row in rows.findings], rows.macro_blocks
