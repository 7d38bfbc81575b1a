"""A library on disk: its settings, entries, works, claims and registry records, read when they are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from litman.errors import BibliographyError, FileChangedError, FileReadError, UnknownKeyError
from litman.files import FileStamp, SeenFile, Spliced
from litman.library.library_files import LibraryFiles
from litman.regular_files import read_regular
from litman.settings import Settings

if TYPE_CHECKING:  # what reads and writes the files is imported where they are read or written
    from litman.bibtex.file.document import Document
    from litman.bibtex.file.entry import Entry
    from litman.finding import Finding
    from litman.identifiers.identifier import Identifier
    from litman.library.page_record import PageRecord
    from litman.library.ports import Bibliography, Claims, Doors, Registry
    from litman.library.registry import RegistryRecord
    from litman.library.storage.change import FileChange, Replaced
    from litman.library.storage.transaction import Recovery
    from litman.text.merge_conflicts import MergeConflict
    from litman.work import Work

_LARGE = 4 << 20  # bytes of a change for which the lock is not kept until the index has it
HTTP_CACHE_FOLDER = ".litman/http"


class Library:
    """What lies in a library's folder, behind three doors. Reading never changes a file."""

    def __init__(self, root: Path, settings: Settings, *, doors: Doors | None = None) -> None:
        """Take the folder, its settings and what opens its files; without doors they are read as a whole."""
        self.root = root
        self.settings = settings
        self._doors = doors

    @property
    def doors(self) -> Doors:
        """What opens the library's files."""
        if self._doors is None:
            from litman.library.whole.doors import WholeDoors

            self._doors = WholeDoors()
        return self._doors

    def again(self) -> Library:
        """Return the library as it is now, behind the same doors."""
        return Library(self.root, self.settings, doors=self._doors)

    @cached_property
    def files(self) -> LibraryFiles:
        """Where the library's files lie, and their bytes."""
        return LibraryFiles(self.root, self.settings.bibliography)

    @cached_property
    def bibliography(self) -> Bibliography:
        """The works."""
        return self.doors.bibliography(self.files)

    @cached_property
    def claims(self) -> Claims:
        """The claims of posts."""
        return self.doors.claims(self.files)

    @cached_property
    def registry(self) -> Registry:
        """What registries said."""
        return self.doors.registry(self.files)

    @property
    def claims_folder(self) -> Path:
        return self.files.claims_folder

    @property
    def bibliography_file(self) -> SeenFile:
        return self.files.bibliography

    @property
    def registry_file(self) -> SeenFile:
        return self.files.registry

    @property
    def document(self) -> Document:
        """The bibliography, entry by entry."""
        return self.bibliography.document

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        """The registry records by identifier."""
        return self.registry.records

    def record_of(self, work: Work) -> RegistryRecord | None:
        """Return what the sources said about a work, by the first of its identifiers that they were asked for."""
        if not self.records:
            return None
        from litman.identifiers.of_work import identifiers_of

        records = (self.records.get(identifier) for identifier in identifiers_of(work))
        return next((record for record in records if record is not None), None)

    @property
    def pages(self) -> Mapping[str, PageRecord]:
        """What was seen of the web pages that entries cite, by address as `page_url` gives it."""
        return self.registry.pages

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the structure of the bibliography and the registry file."""
        found = self.bibliography.findings
        if found and (conflicts := self.bibliography.conflicts):
            from litman.library.conflicts import conflict_findings, without_echoes

            path = self.files.bibliography_path
            found = (*conflict_findings(path, conflicts), *without_echoes(found, path, conflicts))
        if found:
            from litman.bibtex.file.to_utf8 import with_mend

            path = self.files.bibliography_path
            found = with_mend(found, path, lambda: self.bibliography_file.data)
        return found + self.registry.findings

    def require_entry(self, key: str) -> Entry:
        """Return the entry that the key stands for: as written, in other case, or by an old key (`ids`).

        Raises:
            UnknownKeyError: there is none; the error names keys that are spelt alike.
        """
        resolved = self.document.resolve(key)
        if resolved is None:
            raise self.unknown_key(key)
        return self.document.entry(resolved)

    def unknown_key(self, key: str) -> UnknownKeyError:
        """Return the error that no entry has this key; it names keys that are spelt alike."""
        from litman.text.spelling import near_words

        return UnknownKeyError(key, near_words(key, self.bibliography.keys()))

    def fields(self, entry: Entry) -> Mapping[str, str]:
        """Return the entry's fields as TeX text: macros, `xdata` and what `crossref` inherits resolved."""
        from litman.bibtex.file.inherit import inherited_fields

        return inherited_fields(self.document, entry)

    def work(self, entry: Entry) -> Work:
        """Return the work that the entry describes."""
        from litman.bibtex.works.to_work import work_from_fields

        return work_from_fields(entry.type, self.fields(entry))

    def works(self) -> Iterator[tuple[Entry, Work]]:
        """Yield every entry with its work, in the order of the file."""
        for entry in self.document.entries():
            yield entry, self.work(entry)


def _refuse(conflicts: Sequence[MergeConflict], path: Path) -> None:
    if conflicts:
        lines = ", ".join(map(str, conflicts))
        raise BibliographyError(f"{path.name} has a merge conflict of git in lines {lines}; settle it first")


def _require_settled_files(paths: Iterable[Path]) -> None:
    from litman.text.merge_conflicts import merge_conflicts

    for path in paths:
        with contextlib.suppress(OSError):  # whoever changes it says so
            _refuse(merge_conflicts(read_regular(path)), path)


def _size(change: FileChange) -> int:
    """Return how many bytes a change puts in; 0 for a file that goes."""
    after = change.after
    if isinstance(after, Spliced):
        return sum(len(splice.new) for splice in after.splices)
    return len(after or b"")


class WritableLibrary(Library):
    """A library whose lock is held."""

    recovery: Recovery  # what was put right when the lock was taken
    is_changed = False  # something was saved that the index takes in at once
    _size = 0  # bytes that were saved
    _replaced: tuple[Replaced, ...] = ()  # by the last change

    def save(
        self,
        *,
        document: Document | None = None,
        records: Iterable[RegistryRecord | PageRecord] = (),
        others: Sequence[FileChange] = (),
    ) -> None:
        """Write the new document, records and other changed files as one change.

        Raises:
            FileChangedError: a file is not the one that was read; nothing is written.
            FileWriteError: a file cannot be written; nothing is written.
            BibliographyError: git left a conflict in the bibliography, or in another file that is written, too;
                nothing is written.
        """
        from litman.library.storage.change import FileChange

        self._require_settled()
        changes = list(others)
        _require_settled_files(change.path for change in changes)
        if document is not None:
            changes.append(self._change_to(document))
        records = list(records)
        if records:
            from litman.library.registry_file import update_registry
            from litman.text.merge_conflicts import merge_conflicts

            _refuse(merge_conflicts(self.registry_file.data), self.registry_file.path)
            data = update_registry(self.registry_file.data, records)
            changes.append(FileChange(self.registry_file.path, self.registry_file.digest, data))
        self._saved(changes)

    def save_more(self, change: FileChange) -> None:
        """Write another change of the file that was saved just now, which therefore is not looked at again.

        Raises:
            FileChangedError, FileWriteError: as `save`.
        """
        self._saved([change])

    def mark_of_saved(self) -> FileStamp | None:
        """Return the mark of the bibliography as it was saved last; None where that is not certain."""
        path = self.files.bibliography_path
        return next((item.after for item in self._replaced if item.path == path), None)

    def _saved(self, changes: Sequence[FileChange]) -> None:
        from litman.library.storage.transaction import apply_changes

        self._replaced = apply_changes(self.root, changes)
        self.doors.saved(self._replaced)
        self._forget()
        self._size += sum(_size(change) for change in changes)
        self.is_changed = self._size < _LARGE

    def _require_settled(self) -> None:
        """Refuse to write beside a conflict: what is lost or doubled when it is settled nobody could tell."""
        try:
            conflicts = self.bibliography.conflicts
        except (FileReadError, FileChangedError):  # whoever changes it says so
            return
        _refuse(conflicts, self.files.bibliography_path)

    def _forget(self) -> None:
        """Read all anew when it is asked for: what is on disk is the truth."""
        for name in ("files", "bibliography", "claims", "registry"):
            self.__dict__.pop(name, None)

    def _change_to(self, document: Document) -> FileChange:
        """Return the change of the bibliography from what was read of it into this document."""
        from litman.library.storage.change import FileChange

        path = self.files.bibliography_path
        splices = document.byte_splices()
        if splices is not None and document.mark is not None:
            return FileChange(path, document.mark, Spliced(splices))
        return FileChange(path, self.document.mark or self.bibliography_file.digest, document.data)


@contextlib.contextmanager
def writing(
    root: Path, settings: Settings, *, notify: Callable[[str], None], doors: Doors | None = None
) -> Iterator[WritableLibrary]:
    """Give the library under its lock, read afresh, after whatever a crash left half-way is put right.

    Raises:
        LockedError: another litman kept the lock for longer than `settings.lock_timeout_s`.
    """
    from litman.library.storage.transaction import locked

    with locked(root, timeout_s=settings.lock_timeout_s, notify=notify) as recovery:
        library = WritableLibrary(root, settings, doors=doors)
        library.recovery = recovery
        yield library
        if doors is not None and library.is_changed:
            with contextlib.suppress(FileChangedError):  # what was saved is saved, whoever writes now
                _ = library.document  # the index follows at once: the next command need not wait for it
