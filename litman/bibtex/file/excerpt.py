"""Whole lines of a document, read without the rest: what an entry needs that is read alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from litman.bibtex.file.encoding import Lines
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.scan import Tile, scan
from litman.bibtex.file.splices import Splice, splice_data

if TYPE_CHECKING:
    from litman.bibtex.file.document import Document
    from litman.finding import Place


class Excerpt:
    """Fulfils `Surroundings`, and `Blocks` where it is whole blocks.

    Offsets count from its first byte; lines and macros are those of the whole.
    """

    def __init__(self, whole: Document, data: bytes, *, offset: int = 0, line: int = 1) -> None:
        """Take the bytes from `offset` on, where the line with this number begins."""
        self.path = whole.path
        self.data = data
        self.offset = offset
        self.first_line = line
        self._whole = whole

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path, self.data, first=self.first_line)

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        return scan(self.data)

    @property
    def macros(self) -> Mapping[str, str]:
        return self._whole.macros

    def place(self, start: int, end: int | None = None) -> Place:
        return self._lines.place(start, end)

    def holding(self, entry: Entry) -> Entry:
        """Return an entry of the same document as one of this excerpt, which holds it."""
        shift = entry.document.offset - self.offset
        start, end = entry.span
        return Entry(self, Tile("entry", start + shift, end + shift), is_first=entry.is_first)

    def spliced(self, splices: Sequence[Splice]) -> Document:
        """Return the whole document after splices of this excerpt."""
        return self._whole.spliced([self._moved(splice) for splice in splices])

    def with_edit(self, entry: Entry, splice: Splice) -> Entry:
        """Return the entry after a splice in it that leaves type, key and end alone."""
        whole = self._whole.spliced([self._moved(splice)], hints={})
        data = b"".join(splice_data(self.data, [splice]))
        edited = Excerpt(whole, data, offset=self.offset, line=self.first_line)
        start, end = entry.span
        tile = Tile("entry", start, end + len(splice.text) - (splice.end - splice.start))
        return Entry(edited, tile, is_first=entry.is_first)

    def _moved(self, splice: Splice) -> Splice:
        return splice._replace(start=splice.start + self.offset, end=splice.end + self.offset)
