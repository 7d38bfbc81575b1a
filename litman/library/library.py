"""A library on disk: its settings, entries, works and registry records, read when they are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from litman.bibtex.file.document import Document, Entry, read_document
from litman.bibtex.file.inherit import inherited_fields
from litman.bibtex.works.to_work import work_from_fields
from litman.errors import FileChangedError, UnknownKeyError
from litman.files import SeenFile, Spliced, read_seen
from litman.finding import Finding
from litman.identifiers.identifier import Identifier
from litman.identifiers.of_work import identifiers_of
from litman.library.page_record import PageRecord
from litman.library.registry import RegistryRecord
from litman.library.registry_file import read_pages, read_registry, update_registry
from litman.settings import Settings
from litman.text.spelling import near_words
from litman.work import Work

if TYPE_CHECKING:  # what writes is imported where something is written
    from litman.library.storage.change import FileChange
    from litman.library.storage.transaction import Recovery

_LARGE = 4 << 20  # bytes of a change for which the lock is not kept until the index has it
REGISTRY_NAME = "registry.jsonl"
CLAIMS_FOLDER = "claims"
HTTP_CACHE_FOLDER = ".litman/http"


class Registry(Protocol):
    """What the file of the registry says."""

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]: ...

    @property
    def pages(self) -> Mapping[str, PageRecord]: ...

    @property
    def findings(self) -> tuple[Finding, ...]: ...


class Reader(Protocol):
    """Opens a library's files without reading all of them; None where it cannot."""

    def document(self, path: Path) -> Document | None: ...

    def registry(self, path: Path) -> Registry | None: ...


class Library:
    """What lies in a library's folder. Reading never changes a file."""

    def __init__(self, root: Path, settings: Settings, *, reader: Reader | None = None) -> None:
        """Take the folder, its settings and what opens its files; without a reader they are read as a whole."""
        self.root = root
        self.settings = settings
        self.reader = reader

    @property
    def claims_folder(self) -> Path:
        return self.root / CLAIMS_FOLDER

    @cached_property
    def bibliography(self) -> SeenFile:
        return read_seen(self.root / self.settings.bibliography)

    @cached_property
    def document(self) -> Document:
        path = self.root / self.settings.bibliography
        known = self.reader.document(path) if self.reader else None
        return known if known is not None else read_document(path, self.bibliography.data)

    @cached_property
    def registry_file(self) -> SeenFile:
        return read_seen(self.root / REGISTRY_NAME)

    @cached_property
    def _registry(self) -> Registry:
        known = self.reader.registry(self.root / REGISTRY_NAME) if self.reader else None
        return known if known is not None else _WholeRegistry(self.registry_file)

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        """The registry records by identifier."""
        return self._registry.records

    def record_of(self, work: Work) -> RegistryRecord | None:
        """Return what the sources said about a work, by the first of its identifiers that they were asked for."""
        records = (self.records.get(identifier) for identifier in identifiers_of(work))
        return next((record for record in records if record is not None), None)

    @property
    def pages(self) -> Mapping[str, PageRecord]:
        """What was seen of the web pages that entries cite, by address as `page_url` gives it."""
        return self._registry.pages

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the structure of the bibliography and the registry file."""
        return self.document.findings + self._registry.findings

    def require_entry(self, key: str) -> Entry:
        """Return the entry that the key stands for: as written, in other case, or by an old key (`ids`).

        Raises:
            UnknownKeyError: there is none; the error names keys that are spelt alike.
        """
        resolved = self.document.resolve(key)
        if resolved is None:
            raise UnknownKeyError(key, near_words(key, self.document.keys()))
        return self.document.entry(resolved)

    def fields(self, entry: Entry) -> Mapping[str, str]:
        """Return the entry's fields as TeX text: macros, `xdata` and what `crossref` inherits resolved."""
        return inherited_fields(self.document, entry)

    def work(self, entry: Entry) -> Work:
        """Return the work that the entry describes."""
        return work_from_fields(entry.type, self.fields(entry))

    def works(self) -> Iterator[tuple[Entry, Work]]:
        """Yield every entry with its work, in the order of the file."""
        for entry in self.document.entries():
            yield entry, self.work(entry)


def _size(change: FileChange) -> int:
    """Return how many bytes a change puts in; 0 for a file that goes."""
    after = change.after
    if isinstance(after, Spliced):
        return sum(len(splice.new) for splice in after.splices)
    return len(after or b"")


class _WholeRegistry:
    """The file of the registry, read as a whole."""

    def __init__(self, file: SeenFile) -> None:
        self._file = file

    @cached_property
    def _read(self) -> tuple[dict[Identifier, RegistryRecord], tuple[Finding, ...]]:
        return read_registry(self._file.path, self._file.data)

    @property
    def records(self) -> Mapping[Identifier, RegistryRecord]:
        return self._read[0]

    @cached_property
    def pages(self) -> Mapping[str, PageRecord]:
        return read_pages(self._file.data)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._read[1]


class WritableLibrary(Library):
    """A library whose lock is held."""

    recovery: Recovery  # what was put right when the lock was taken
    is_changed = False  # something was saved that the index takes in at once

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
        """
        from litman.library.storage.change import FileChange
        from litman.library.storage.transaction import apply_changes

        changes = list(others)
        if document is not None:
            changes.append(self._change_to(document))
        records = list(records)
        if records:
            data = update_registry(self.registry_file.data, records)
            changes.append(FileChange(self.registry_file.path, self.registry_file.digest, data))
        apply_changes(self.root, changes)
        for name in ("bibliography", "document", "registry_file", "_registry"):
            self.__dict__.pop(name, None)  # read anew: what is on disk is the truth
        size = sum(_size(change) for change in changes)
        self.is_changed = size < _LARGE

    def _change_to(self, document: Document) -> FileChange:
        """Return the change of the bibliography from what was read of it into this document."""
        from litman.library.storage.change import FileChange

        path = self.root / self.settings.bibliography
        splices = document.byte_splices()
        if splices is not None and document.mark is not None:
            return FileChange(path, document.mark, Spliced(splices))
        return FileChange(path, self.document.mark or self.bibliography.digest, document.data)


@contextlib.contextmanager
def writing(
    root: Path, settings: Settings, *, notify: Callable[[str], None], reader: Reader | None = None
) -> Iterator[WritableLibrary]:
    """Give the library under its lock, read afresh, after whatever a crash left half-way is put right.

    Raises:
        LockedError: another litman kept the lock for longer than `settings.lock_timeout_s`.
    """
    from litman.library.storage.transaction import locked

    with locked(root, timeout_s=settings.lock_timeout_s, notify=notify) as recovery:
        library = WritableLibrary(root, settings, reader=reader)
        library.recovery = recovery
        yield library
        if reader is not None and library.is_changed:
            with contextlib.suppress(FileChangedError):  # what was saved is saved, whoever writes now
                _ = library.document  # the index follows at once: the next command need not wait for it
