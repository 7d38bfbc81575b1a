"""Entries of files on their way into the library: sorted as they come, and saved batch by batch.

What was saved stays, whatever stops the rest; the same file given again goes on from there, since what is in the
library is present. Nothing is kept of an entry that was saved but what tells it from others.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from litman.actions.add.import_report import ImportReport, ImportResult
from litman.actions.add.sort_entries import FileSorter
from litman.actions.add.sorter import changes_of, sorter_of
from litman.bibtex.file.structure import in_order
from litman.finding import Finding
from litman.library.append import Appender
from litman.library.library import Library, WritableLibrary

Tell = Callable[[ImportReport], None]
_BATCH_ENTRIES = 5_000
_BATCH_BYTES = 8 << 20  # of new entries: with each batch the library's file is copied once


class Import:
    """One run of `add` over files: what is new goes into the library, what became of each entry is told."""

    def __init__(
        self, library: WritableLibrary, *, update: bool, dry_run: bool, entries: int, tell: Tell
    ) -> None:
        """Take about how many entries there will be, and who is told what became of them once they are saved."""
        self._library = library
        self._sorter = sorter_of(library, update=update, entries=entries)
        self._appender = Appender(library)
        self._is_dry = dry_run
        self._tell = tell
        self._texts: list[str] = []
        self._bytes = 0
        self._findings: list[Finding] = []

    def sorter_of_file(self, source: Library, *, keeps_file: bool = True) -> FileSorter:
        """Return what sorts the entries of a file, as `FileSorter` takes it."""
        return FileSorter(self._sorter, source, keeps_file=keeps_file)

    def is_entry(self, key: str) -> bool:
        """Return whether a key names a work that the library had before."""
        return self._sorter.had(key)

    def amend(self, change: Callable[[ImportResult], ImportResult]) -> None:
        """Change what is said of the entry that was sorted last."""
        self._sorter.results[-1] = change(self._sorter.results[-1])

    def note(self, findings: Sequence[Finding]) -> None:
        """Note what is wrong with the files."""
        self._findings += findings

    def take(self, of_file: FileSorter) -> None:
        """Take over what a file's sorter has sorted; save it where it is a batch."""
        self._findings += of_file.taken_faults()
        if of_file.is_settled:
            texts = of_file.texts()
            self._texts += texts
            self._bytes += sum(map(len, texts))
        is_full = len(self._sorter.results) >= _BATCH_ENTRIES or self._bytes >= _BATCH_BYTES
        if is_full and of_file.is_settled:
            if not self._is_dry:
                self._appender.put(self._taken_texts())
            self._say()

    def end_file(self, of_file: FileSorter) -> None:
        """Take over the rest of a file: all keys are known."""
        self._texts += of_file.texts()

    def finish(self) -> None:
        """Save what is left, fields that were filled, and keys that are kept."""
        texts = self._taken_texts()
        if not self._is_dry:
            sorter = self._sorter
            has_changes = bool(sorter.aliases) or any(sorter.fills.values())
            self._appender.finish(texts, partial(changes_of, sorter) if has_changes else None)
        self._say()

    def _taken_texts(self) -> list[str]:
        texts, self._texts, self._bytes = self._texts, [], 0
        return texts

    def _say(self) -> None:
        findings, self._findings = self._findings, []
        self._tell(ImportReport(self._sorter.taken_results(), _in_order_of_files(findings)))


def _in_order_of_files(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, file by file, each file's in the order of its lines."""
    files = list(dict.fromkeys(finding.place.path for finding in findings))
    return tuple(
        finding
        for path in files
        for finding in in_order(finding for finding in findings if finding.place.path == path)
    )


@contextlib.contextmanager
def without_cycles() -> Iterator[None]:
    """Do not look for objects in cycles meanwhile: entries have none, and looking for them takes half of the time."""
    had_gc = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if had_gc:
            gc.enable()
