"""Entries put at the end of a bibliography, batch after batch: the file is read for the first, and never again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litman.bibtex.file.document import Document
from litman.bibtex.file.edit import set_in_entries
from litman.bibtex.file.edit_entries import add_entries, whole_entry
from litman.bibtex.file.whole_document import read_document
from litman.files import ByteSplice, FileStamp, Spliced, read_range, read_seen
from litman.library.library import WritableLibrary
from litman.library.storage.change import FileChange

Changes = dict[str, dict[str, str]]  # citation key → fields to set
_MOST_BLANK = 64  # bytes that may end a file


@dataclass(frozen=True, slots=True)
class _End:
    """The end of the file as litman left it."""

    mark: FileStamp
    newline: bytes


class Appender:
    """Puts entries behind those of a library. Each batch is a change of its own: what is put in stays."""

    def __init__(self, library: WritableLibrary) -> None:
        self._library = library
        self._end: _End | None = None
        self._has_put = False

    def put(self, texts: Sequence[str]) -> None:
        """Save entries whose keys are new.

        Raises:
            FileChangedError: another program wrote the file meanwhile; what was put in before stays.
        """
        if not texts:
            return
        change = self._change(texts)
        if change is None:
            document = self._library.document
            newline = document.newline
            self._library.save(document=add_entries(document, texts))
        else:
            assert self._end is not None
            newline = self._end.newline
            self._library.save_more(change)
        mark = self._library.mark_of_saved()
        self._end = None if mark is None else _End(mark, newline)
        self._has_put = True

    def finish(self, texts: Sequence[str], changes: Callable[[Document], Changes] | None) -> None:
        """Save the last entries, and fields of entries: `changes` says which, of the document that holds them all."""
        if self._has_put:
            self.put(texts)
            if changes is not None:
                self._set(changes)
            return
        before = self._library.document
        after = add_entries(before, texts) if texts else before
        after = set_in_entries(after, changes(after)) if changes is not None else after
        if after is not before:
            self._library.save(document=after)

    # The steps

    def _change(self, texts: Sequence[str]) -> FileChange | None:
        """What puts entries behind those of the batch before; None where the file has to be looked at."""
        if self._end is None:
            return None
        path, size, newline = self._library.files.bibliography_path, self._end.mark.size, self._end.newline
        tail = read_range(path, max(size - _MOST_BLANK, 0), size)
        kept = size - len(tail) + len(tail.rstrip(b" \t\r\n\f\v"))
        if not tail.strip().endswith((b"}", b")")):
            return None
        gap = newline * 2
        new = b"".join([piece for text in texts for piece in (gap, whole_entry(path, text, newline))])
        return FileChange(path, self._end.mark, Spliced((ByteSplice(kept, b"", new),)))

    def _set(self, changes: Callable[[Document], Changes]) -> None:
        """Set fields in the whole file: an index would be made of all that was put in."""
        path = self._library.files.bibliography_path
        seen = read_seen(path)
        before = read_document(path, seen.data)
        document = set_in_entries(before, changes(before))
        self._library.save_more(FileChange(path, seen.digest, document.in_full().data))
