"""What a bibliography's bytes are asked, however they are read.

A document never changes; edits make new ones. `WholeDocument` reads all its bytes; the index has documents that read
an entry's own and no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from litman.bibtex.file.entry import Entry
    from litman.bibtex.file.scan import Tile
    from litman.bibtex.file.splices import Splice
    from litman.bibtex.file.whole_document import WholeDocument
    from litman.files import ByteSplice, FileStamp
    from litman.finding import Finding


class Blocks(Protocol):
    """Whole blocks of a document, or all of them, which are read as they are whatever is beside them."""

    path: Path

    @property
    def data(self) -> bytes: ...

    @property
    def tiles(self) -> Sequence[Tile]: ...

    def spliced(self, splices: Sequence[Splice]) -> Document:
        """Return the whole document after splices of these blocks, in order and without overlap."""


class Document(Protocol):
    """A bibliography; keys are found exactly first, then without regard to case."""

    path: Path

    @property
    def mark(self) -> FileStamp | None: ...  # of the file as it was opened, where it is read piece by piece

    @property
    def data(self) -> bytes: ...

    @property
    def wide_encoding(self) -> str | None: ...  # "UTF-16" or "UTF-32" where it is that and therefore not read

    @property
    def findings(self) -> tuple[Finding, ...]: ...  # about keys, blocks and encoding; no field is looked at

    @property
    def macros(self) -> Mapping[str, str]: ...  # of `@string`, by lower-cased name; of duplicates the last

    @property
    def newline(self) -> bytes: ...  # the first line ending

    def keys(self) -> list[str]:
        """Return the citation keys in the order of the file: a duplicate once, no empty ones."""

    def __contains__(self, key: object) -> bool: ...

    def entries(self) -> Iterator[Entry]:
        """Give the entries in the order of the file, duplicates and entries without a key included."""

    def find(self, key: str) -> Entry | None:
        """Return the first entry with this key, else the first whose key differs in case, else None."""

    def entry(self, key: str) -> Entry:
        """Return the entry that `find` finds.

        Raises:
            KeyError: there is none.
        """

    def resolve(self, key: str) -> str | None:
        """Return the citation key that a key stands for, None if it stands for none.

        That is the key itself, its spelling here, or the key of the entry that has it in `ids`.
        """

    def naming(self, key: str, fields: Sequence[str]) -> list[Entry]:
        """Return the entries that name a key, in any case, in one of the fields; in the order of the file."""

    def spliced(self, splices: Sequence[Splice], *, hints: Mapping[str, int] | None = None) -> Document:
        """Return the document after splices that are in order and do not overlap.

        Args:
            splices: The splices.
            hints: Where entries start that were edited. If given, all splices lie inside entries and leave their
                types, keys and ends alone.
        """

    def byte_splices(self) -> tuple[ByteSplice, ...] | None:
        """Return what changes the file with this document's `mark` into it; None where that is not known."""

    def in_full(self) -> WholeDocument:
        """Return the document in one piece, all offsets those of the file."""

    def last_part(self) -> Blocks:
        """Return whole blocks at the end of the document."""

    def part_around(self, entry: Entry) -> tuple[Blocks, Entry]:
        """Return whole blocks around an entry, and more than a line before it, with the entry in them."""
