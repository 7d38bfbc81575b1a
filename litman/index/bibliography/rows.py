"""What the index keeps of a chunk of the bibliography: the shapes of its rows, and where its entries stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from litman.bibtex.file.scan import Tile
from litman.index.bibliography.chunks import block_hash, line_ends

_LINE_END = re.compile(rb"[\r\n]")
INHERITING = ("crossref", "xdata")
TAG_BREAK = "\x1f"  # between the tags of an entry

# The columns of `entry` in the order of `EntryRow.values`, after id, chunk and the numbers of `Spot`.
COLUMNS = (
    "hash key folded entry_type type title creators year issued container publisher doi url pmid isbn keywords tags "
    "stated has_abstract has_file has_note uses_macros is_settled"
).split()
_FOLDED = COLUMNS.index("folded")
WORD_COLUMNS = "title creators container abstract keywords notes".split()


class Spot(NamedTuple):
    """Where an entry stands in its chunk: the columns of the same names."""

    start: int
    length: int
    line: int
    before: int
    after: int


class EntryRow(NamedTuple):
    """An entry's rows: `values` are `COLUMNS`, `words` are `WORD_COLUMNS`, `names` rows of `reference`."""

    spot: Spot
    values: tuple[object, ...]
    words: tuple[str, ...]
    names: tuple[tuple[str, str, str, int], ...]
    files: tuple[str, ...]
    blocks: tuple[int, ...]  # rows of `entry_block`

    @property
    def folded(self) -> str:
        """The key in lower case."""
        return str(self.values[_FOLDED])


class FindingRow(NamedTuple):
    """Something wrong with blocks or encoding; the line counts from 0 within the chunk."""

    line: int
    column: int
    code: str
    message: str


@dataclass(slots=True)
class ChunkRows:
    """Everything that the index keeps of a chunk."""

    spots: list[tuple[bytes, Spot]]  # of all entries, each with its hash
    entries: list[EntryRow] = field(default_factory=list)  # of those that were asked for
    findings: list[FindingRow] = field(default_factory=list)
    macro_blocks: list[tuple[int, int]] = field(default_factory=list)  # start and length


def entry_spots(data: bytes, tiles: Sequence[Tile]) -> list[tuple[bytes, Spot]]:
    """Return hash and place of each entry of a chunk."""
    spots = []
    position = line = 0
    for kind, start, end in tiles:
        if kind != "entry":
            continue
        line += line_ends(data, position, start)
        position = start
        before = start - 1 - max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start))
        ending = _LINE_END.search(data, end)
        after = (ending.start() if ending else len(data)) - end
        spots.append((block_hash(data[start:end]), Spot(start, end - start, line, before, after)))
    return spots
