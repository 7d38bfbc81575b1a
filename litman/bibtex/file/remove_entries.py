"""Whole entries taken out of a document, as splices that are read back; only what is around them is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.read_back import blocks_of, require_blocks, required_entry
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.splices import Splice, compose_splices, lines_of, shift_before, splice_data
from litman.bibtex.file.whole_document import WholeDocument

_LINE_END = re.compile(rb"[\r\n]")


@dataclass(slots=True)
class _Region:
    """Whole blocks of a document, and where in the document the entries stand that are to go."""

    data: bytes
    offset: int  # of its first byte in the document
    gone: list[Entry]

    @property
    def stop(self) -> int:
        return self.offset + len(self.data)


def remove_entry(document: Document, key: str) -> Document:
    """Return the document without an entry, its line and the blank line before it; of several the first goes.

    Raises:
        EditRefusedError: there is no such entry, or taking it out would change how its neighbours are read.
    """
    return remove_entries(document, [key])


def remove_entries(document: Document, keys: Sequence[str]) -> Document:
    """Return the document without entries, each taken out as `remove_entry` does it.

    Raises:
        EditRefusedError: there is no such entry, or taking them out would change how their neighbours are read.
    """
    regions: list[_Region] = []
    for entry in sorted((required_entry(document, key) for key in dict.fromkeys(keys)), key=_start_of):
        _, entry = document.part_around(entry)
        part = entry.document
        last = regions[-1] if regions else None
        if last is None or part.offset > last.stop:
            regions.append(_Region(part.data, part.offset, [entry]))
            continue
        if part.offset + len(part.data) > last.stop:
            last.data += part.data[last.stop - part.offset :]
        last.gone.append(entry)
    return document.spliced([splice for region in regions for splice in _removed(document, region)])


def _removed(document: Document, region: _Region) -> list[Splice]:
    """Return the splices of the document that take the entries out of a region."""
    part = WholeDocument(document.path, region.data)
    spots = [
        (start, start + len(entry.raw))
        for entry in region.gone
        for start in [_start_of(entry) - region.offset]
    ]
    cuts = _cuts(part.data, spots)
    starts = {start for start, _ in spots}
    expected = []
    for kind, start, end in blocks_of(part):
        if start not in starts:
            shift = shift_before(cuts, start)
            expected.append(Tile(kind, start + shift, end + shift))
    require_blocks(part, cuts, expected, region.gone[0].place())
    return [cut._replace(start=cut.start + region.offset, end=cut.end + region.offset) for cut in cuts]


def _cuts(data: bytes, spots: Sequence[tuple[int, int]]) -> Sequence[Splice]:
    """Return what takes blocks out of bytes with their lines; where they are neighbours, one after the other."""
    apart = [Splice(*lines_of(data, start, end), b"") for start, end in spots]
    between = (data[one.end : other.start] for one, other in pairwise(apart))
    if all(text.strip() and _LINE_END.search(text) for text in between):
        return apart
    cuts: tuple[Splice, ...] = ()
    for start, end in reversed(spots):  # what stands before stays where it is
        cut = Splice(*lines_of(data, start, end), b"")
        cuts = compose_splices(cuts, [cut])
        data = b"".join(splice_data(data, [cut]))
    return cuts


def _start_of(entry: Entry) -> int:
    """Return where the entry begins in the whole document."""
    return entry.document.offset + entry.span[0]
