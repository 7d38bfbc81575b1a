"""A library on disk: its settings, entries, works and registry records, read when they are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from litman.bibtex.document import Document, Entry, read_document
from litman.bibtex.inherit import inherited_fields
from litman.bibtex.to_work import work_from_fields
from litman.errors import UnknownKeyError
from litman.files import SeenFile, read_seen
from litman.finding import Finding
from litman.library.page_record import PageRecord
from litman.library.registry import RegistryRecord, read_pages, read_registry, update_registry
from litman.library.transaction import FileChange, Recovery, apply_changes, locked
from litman.settings import Settings
from litman.text import near_words
from litman.work import Work

REGISTRY_NAME = "registry.jsonl"
CLAIMS_FOLDER = "claims"
HTTP_CACHE_FOLDER = ".litman/http"


class Library:
    """What lies in a library's folder. Reading never changes a file."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings

    @property
    def claims_folder(self) -> Path:
        return self.root / CLAIMS_FOLDER

    @cached_property
    def bibliography(self) -> SeenFile:
        return read_seen(self.root / self.settings.bibliography)

    @cached_property
    def document(self) -> Document:
        return read_document(self.bibliography.path, self.bibliography.data)

    @cached_property
    def registry_file(self) -> SeenFile:
        return read_seen(self.root / REGISTRY_NAME)

    @cached_property
    def _registry(self) -> tuple[dict[str, RegistryRecord], tuple[Finding, ...]]:
        return read_registry(self.registry_file.path, self.registry_file.data)

    @property
    def records(self) -> Mapping[str, RegistryRecord]:
        """The registry records by DOI."""
        return self._registry[0]

    @cached_property
    def pages(self) -> Mapping[str, PageRecord]:
        """What was seen of the web pages that entries cite, by address as `page_url` gives it."""
        return read_pages(self.registry_file.data)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the structure of the bibliography and the registry file."""
        return self.document.findings + self._registry[1]

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


class WritableLibrary(Library):
    """A library whose lock is held."""

    recovery: Recovery = Recovery()

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
        changes = list(others)
        if document is not None:
            changes.append(FileChange(self.bibliography.path, self.bibliography.digest, document.data))
        records = list(records)
        if records:
            data = update_registry(self.registry_file.data, records)
            changes.append(FileChange(self.registry_file.path, self.registry_file.digest, data))
        apply_changes(self.root, changes)
        for name in ("bibliography", "document", "registry_file", "_registry", "pages"):
            self.__dict__.pop(name, None)  # read anew: what is on disk is the truth


@contextlib.contextmanager
def writing(root: Path, settings: Settings, *, notify: Callable[[str], None]) -> Iterator[WritableLibrary]:
    """Give the library under its lock, read afresh, after whatever a crash left half-way is put right.

    Raises:
        LockedError: another litman kept the lock for longer than `settings.lock_timeout_s`.
    """
    with locked(root, timeout_s=settings.lock_timeout_s, notify=notify) as recovery:
        library = WritableLibrary(root, settings)
        library.recovery = recovery
        yield library
