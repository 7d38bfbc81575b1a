"""A bibliography that is read through the index, with splices: still an entry is read by its own bytes alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from litman.bibtex.file.document import Blocks, Document
from litman.bibtex.file.entry import Entry, required
from litman.bibtex.file.excerpt import Excerpt
from litman.bibtex.file.scan import Tile
from litman.bibtex.file.splices import Splice, compose_splices, shift_before, splice_data
from litman.bibtex.file.whole_document import WholeDocument
from litman.files import ByteSplice
from litman.finding import Finding
from litman.index.bibliography.chunks import line_ends
from litman.index.bibliography.file import IndexedFile


class EditedDocument:
    """What an indexed document becomes by splices. Fulfils `Document`.

    As long as all of them lie inside entries and leave types, keys and ends alone, an entry is found through the index;
    after any other it is found in the file as a whole.
    """

    def __init__(
        self, base: Document, file: IndexedFile, splices: tuple[Splice, ...], *, is_inside: bool
    ) -> None:
        """Take splices of the bytes of an indexed document and its file.

        `is_inside` says that they all lie inside entries.
        """
        self.path = base.path
        self.base = base
        self.file = file
        self.splices = splices
        self.is_inside = is_inside
        self.mark = base.mark

    @cached_property
    def data(self) -> bytes:
        return b"".join(splice_data(self.base.data, self.splices))

    @cached_property
    def _plain(self) -> WholeDocument:
        """The same document, read as a whole."""
        return WholeDocument(self.path, self.data)

    @cached_property
    def _all(self) -> Excerpt:
        """All bytes; what is edited in them is edited here."""
        return Excerpt(self, self.data)

    @property
    def wide_encoding(self) -> str | None:
        return self._plain.wide_encoding

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._plain.findings

    @property
    def macros(self) -> Mapping[str, str]:
        return self.base.macros if self.is_inside else self._plain.macros

    @property
    def newline(self) -> bytes:
        return self._plain.newline

    def keys(self) -> list[str]:
        return self.base.keys() if self.is_inside else self._plain.keys()

    def __contains__(self, key: object) -> bool:
        return key in (self.base if self.is_inside else self._plain)

    def entries(self) -> Iterator[Entry]:
        return map(self._all.holding, self._plain.entries())

    def find(self, key: str) -> Entry | None:
        found = self.base.find(key) if self.is_inside else None
        moved = self._moved(found) if found else None
        if moved is None:
            read = self._plain.find(key)
            moved = self._all.holding(read) if read else None
        return moved

    def entry(self, key: str) -> Entry:
        return required(self.find(key), key)

    def resolve(self, key: str) -> str | None:
        found = self.find(key)
        return found.key if found else self._plain.resolve(key)

    def naming(self, key: str, fields: Sequence[str]) -> list[Entry]:
        return list(map(self._all.holding, self._plain.naming(key, fields)))

    def spliced(self, splices: Sequence[Splice], *, hints: Mapping[str, int] | None = None) -> EditedDocument:
        both = compose_splices(self.splices, splices)
        return EditedDocument(self.base, self.file, both, is_inside=self.is_inside and hints is not None)

    def in_full(self) -> WholeDocument:
        return self._plain

    def last_part(self) -> Blocks:
        return self._all

    def part_around(self, entry: Entry) -> tuple[Blocks, Entry]:
        part = self._edited_part_around(entry) or self._all
        return part, part.holding(entry)

    def byte_splices(self) -> tuple[ByteSplice, ...]:
        read = self.file.read
        return tuple(ByteSplice(start, read(start, end - start), text) for start, end, text in self.splices)

    def _edited_part_around(self, entry: Entry) -> Excerpt | None:
        """Return some blocks around an entry, where the splices leave all blocks what they are; None elsewhere."""
        found = self.base.find(entry.key) if self.is_inside and entry.key else None
        moved = self._moved(found) if found else None
        if found is None or moved is None:
            return None
        if _offset_of(moved) != _offset_of(entry):  # another entry of that key
            return None
        edited = self._edited(self.base.part_around(found)[0])
        return edited[0] if edited else None

    def _moved(self, entry: Entry) -> Entry | None:
        """Return an entry of the base as it is after the splices; None where one of them reaches over its lines."""
        edited = self._edited(entry.document)
        if edited is None:
            return None
        part, own = edited
        start, end = (at + shift_before(own, at) for at in entry.span)
        return Entry(part, Tile("entry", start, end), is_first=entry.is_first)

    def _edited(self, part: object) -> tuple[Excerpt, list[Splice]] | None:
        """Return a part of the base after the splices, and those in it; None where one reaches over its ends."""
        if not isinstance(part, Excerpt):
            return None
        begin, stop = part.offset, part.offset + len(part.data)
        inside = [splice for splice in self.splices if begin <= splice.start and splice.end <= stop]
        before = [splice for splice in self.splices if splice.end < begin]
        if len(inside) + len(before) + sum(splice.start > stop for splice in self.splices) < len(
            self.splices
        ):
            return None
        own = [Splice(start - begin, end - begin, text) for start, end, text in inside]
        data = b"".join(splice_data(part.data, own))
        offset = begin + shift_before(before, begin)
        line = part.first_line + sum(map(self._more_lines, before))
        return Excerpt(self, data, offset=offset, line=line), own

    def _more_lines(self, splice: Splice) -> int:
        """Return how many line ends a splice adds; the bytes beside it may make one with it."""
        start = max(0, splice.start - 1)
        old = self.file.read(start, min(splice.end + 1, self.file.size) - start)
        at, length = splice.start - start, splice.end - splice.start
        return line_ends(old[:at] + splice.text + old[at + length :]) - line_ends(old)


def _offset_of(entry: Entry) -> int:
    """Return where the entry begins in the whole document."""
    return entry.document.offset + entry.span[0]
