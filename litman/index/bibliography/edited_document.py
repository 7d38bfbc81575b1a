"""A bibliography that is read through the index, with splices: still an entry is read by its own bytes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.splices import Splice, compose_splices, shift_before, splice_data
from litman.bibtex.file.whole_document import Part, WholeDocument
from litman.files import ByteSplice
from litman.index.bibliography.chunks import line_ends
from litman.index.bibliography.file import IndexedFile


class EditedDocument(WholeDocument):
    """What an indexed document becomes by splices.

    As long as all of them lie inside entries and leave types, keys and ends alone, an entry is found through the index;
    after any other it is found in the file as a whole.
    """

    def __init__(
        self, base: WholeDocument, file: IndexedFile, splices: tuple[Splice, ...], *, is_inside: bool
    ) -> None:
        """Take splices of the bytes of an indexed document and its file.

        `is_inside` says that they all lie inside entries.
        """
        super().__init__(base.path, ())
        self.base = base
        self.file = file
        self.splices = splices
        self.is_inside = is_inside
        self.mark = base.mark

    @cached_property
    def data(self) -> bytes:
        return b"".join(splice_data(self.base.data, self.splices))

    @cached_property
    def macros(self) -> Mapping[str, str]:
        return self.base.macros if self.is_inside else WholeDocument(self.path, self.data).macros

    def __contains__(self, key: object) -> bool:
        return key in self.base if self.is_inside else super().__contains__(key)

    def keys(self) -> list[str]:
        return self.base.keys() if self.is_inside else super().keys()

    def find(self, key: str) -> Entry | None:
        found = self.base.find(key) if self.is_inside else None
        moved = self._moved(found) if found else None
        return moved or super().find(key)

    def spliced(self, splices: Sequence[Splice], *, hints: Mapping[str, int] | None = None) -> WholeDocument:
        both = compose_splices(self.splices, splices)
        return EditedDocument(self.base, self.file, both, is_inside=self.is_inside and hints is not None)

    def in_full(self) -> WholeDocument:
        return WholeDocument(self.path, self.data)

    def byte_splices(self) -> tuple[ByteSplice, ...]:
        read = self.file.read
        return tuple(ByteSplice(start, read(start, end - start), text) for start, end, text in self.splices)

    def _moved(self, entry: Entry) -> Entry | None:
        """Return an entry of the base as it is after the splices; None where one of them reaches over its lines."""
        part = entry.document
        if not isinstance(part, Part):
            return None
        begin, stop = part.offset, part.offset + len(part.data)
        inside = [splice for splice in self.splices if begin <= splice.start and splice.end <= stop]
        before = [splice for splice in self.splices if splice.end < begin]
        if len(inside) + len(before) + sum(splice.start > stop for splice in self.splices) < len(
            self.splices
        ):
            return None
        own = [Splice(start - begin, end - begin, text) for start, end, text in inside]
        start, end = (at + shift_before(own, at) for at in entry.span)
        data = b"".join(splice_data(part.data, own))
        offset = begin + shift_before(before, begin)
        moved = Part(self, data, offset=offset, line=part.first_line + sum(map(self._more_lines, before)))
        return Entry(moved, Tile("entry", start, end), is_first=entry.is_first)

    def _more_lines(self, splice: Splice) -> int:
        """Return how many line ends a splice adds; the bytes beside it may make one with it."""
        start = max(0, splice.start - 1)
        old = self.file.read(start, min(splice.end + 1, self.file.size) - start)
        at, length = splice.start - start, splice.end - splice.start
        return line_ends(old[:at] + splice.text + old[at + length :]) - line_ends(old)
