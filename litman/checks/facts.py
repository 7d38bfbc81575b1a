"""What rules may know of a library: works, entries, registry records, statements, texts of sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from functools import cached_property
from itertools import islice

from litman.bibtex.file.entry import Entry
from litman.checks.study import Study, study_of
from litman.checks.twins import Twin, find_twins
from litman.claims.statements import STATEMENTS_NAME, Statement, read_statements
from litman.files import SeenFile, read_seen
from litman.finding import Finding, Related
from litman.identifiers.of_work import doi_of
from litman.library.clone import DriverState, driver_state
from litman.library.comparison.different import DIFFERENT_NAME
from litman.library.copies import Copy, copies_beside
from litman.library.library import Library
from litman.library.library_works import LibraryWorks
from litman.library.page_record import PageRecord, page_url
from litman.library.registry import Notice, RegistryRecord
from litman.library.stated_notice import notices_about
from litman.standing.known import Known
from litman.texts.in_library import texts_in_library
from litman.texts.of_work import TextsOfWork
from litman.work import Work

_MOST_KEPT = 40_000  # entries; those of a larger library are read part by part, to spare memory
_PART = 5_000  # entries that are held at once then
_MOST_TEXTS = 50  # works whose texts are kept at once: posts next to each other quote the same ones


class Facts:
    """A library as rules see it; whatever is asked for is read once."""

    def __init__(self, library: Library, *, today: date) -> None:
        self.library = library
        self.today = today
        self._found: dict[str, Entry | None] = {}
        self._works: dict[str, Work] = {}
        self._studies: dict[str, Study] = {}
        self._texts: dict[str, TextsOfWork] = {}

    def to_be_shared(self) -> Facts:
        """Return these facts so that a process forked from this one can take what was read: no entry asks the file."""
        if self._found:
            assert self.library.document.macros is not None  # read now: all that an entry needs of the others
        return self

    def share(self, read: Facts) -> None:
        """Take what was read of the same library before this process was forked from the one that read it."""
        self._found.update(read._found)
        self._works.update(read._works)
        self._studies.update(read._studies)

    def in_parts(self) -> Iterator[Facts]:
        """Yield facts that show every entry once, a part of a large library at a time; all else they know of all."""
        if self._is_small:
            yield self
            return
        entries, seen = iter(self.library.document.entries()), set[str]()
        while part := tuple(islice(entries, _PART)):
            own = {entry.key for entry in part} - seen
            seen |= own
            yield _FactsOfPart(self, part, own)

    @cached_property
    def driver_state(self) -> DriverState:
        """Return how git merges the library in this clone."""
        return driver_state(self.library.root, self.library.files.bibliography_path, os.environ)

    @cached_property
    def different_file(self) -> SeenFile:
        """Return `different.txt`, in which a person tells works apart."""
        return read_seen(self.library.root / DIFFERENT_NAME)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Return what sync programs left beside the library's files."""
        return copies_beside(self.library)

    def resolve(self, key: str) -> str | None:
        """Return the citation key that a key stands for now."""
        return self._library_works.resolve(key)

    def entries(self) -> Iterable[Entry]:
        """Return the entries in the order of the file, duplicates and those without a key included."""
        return self._entries if self._is_small else self.library.document.entries()

    def works(self) -> Iterable[tuple[Entry, Work]]:
        """Return every entry with its work, in the order of the file."""
        return self._entries_and_works if self._is_small else self.library.works()

    def entry(self, key: str) -> Entry | None:
        """Return the entry that a key stands for."""
        resolved = self.resolve(key)
        return self._entry_with(resolved) if resolved else None

    def _entry_with(self, key: str) -> Entry | None:
        """Return the entry that has this very key; the works are made of it as well."""
        if not self._is_small:
            return self.library.document.find(key)
        if key not in self._found:
            self._found[key] = self.library.document.find(key)
        return self._found[key]

    def where(self, key: str | None) -> tuple[Related, ...]:
        """Return where the entry stands that a key stands for, as another place of a finding; nothing without one."""
        entry = self.entry(key) if key else None
        return (Related(entry.place(), f"{entry.key} in the library"),) if entry is not None else ()

    def fields(self, key: str) -> Mapping[str, str]:
        """Return the fields of an entry as TeX text, none where there is no entry."""
        entry = self.entry(key)
        return self.library.fields(entry) if entry else {}

    def work(self, key: str) -> Work | None:
        """Return the work that a key stands for."""
        resolved = self.resolve(key)
        return self._library_works.said(resolved) if resolved else None

    def study(self, key: str) -> Study:
        """Return of what kind the work is and in whom it was done, as far as its entry says."""
        if key not in self._studies:
            entry, work = self.entry(key), self.work(key)
            known = entry is not None and work is not None
            self._studies[key] = study_of(self.fields(key), work) if known and work else Study()
        return self._studies[key]

    def record(self, key: str) -> RegistryRecord | None:
        """Return what the registries said about the work; None where they were not asked."""
        work = self.work(key)
        return self.record_of(work) if work else None

    def record_of(self, work: Work) -> RegistryRecord | None:
        """Return what the registries said about the work, by the first identifier that they were asked for."""
        return self.library.record_of(work)

    def noticed(self) -> Iterable[tuple[Entry, tuple[Notice, ...]]]:
        """Return the entries about whose works anything is known, with what it is, in the order of the file."""
        return self._noticed if self._is_small else self._find_noticed()

    def notices(self, key: str) -> tuple[Notice, ...]:
        """Return what is known against the work, gravest first."""
        work = self.work(key)
        return notices_about(work, self.record_of(work)) if work else ()

    def page_of(self, work: Work) -> PageRecord | None:
        """Return what was seen of the web page that the work is; None where nobody looked."""
        return self.library.pages.get(page_url(work.URL)) if work.URL else None

    @cached_property
    def known(self) -> Known:
        """What the standings of posts ask of the library."""
        return Known(self._library_works)

    @cached_property
    def _library_works(self) -> LibraryWorks:
        return LibraryWorks(self.library, find=self._entry_with, works=self._works)

    @cached_property
    def keys_by_doi(self) -> Mapping[str, str]:
        """The citation key of each DOI."""
        found: dict[str, str] = {}
        for entry, work in self.works():
            if doi := doi_of(work):
                found.setdefault(doi, entry.key)
        return found

    def texts(self, key: str) -> TextsOfWork:
        """Return the texts at hand of a work, the one that wins first."""
        resolved = self.resolve(key) or key
        if resolved not in self._texts:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[resolved] = texts_in_library(self.library, resolved)
        return self._texts[resolved]

    @cached_property
    def statements_file(self) -> SeenFile:
        """The bytes of `statements.toml`; none where it is absent."""
        return read_seen(self.library.root / STATEMENTS_NAME)

    @cached_property
    def _statements(self) -> tuple[Mapping[str, Statement], tuple[Finding, ...]]:
        seen = self.statements_file
        return read_statements(seen.path, seen.data)

    @property
    def statements(self) -> Mapping[str, Statement]:
        """The canonical statements by id."""
        return self._statements[0]

    @property
    def statement_findings(self) -> tuple[Finding, ...]:
        """What is wrong in `statements.toml`."""
        return self._statements[1]

    @cached_property
    def twins(self) -> tuple[Twin, ...]:
        """The entries that look like others above them."""
        return tuple(find_twins(self.library, self.works()))

    # Every rule goes through all entries: what was read for the first is kept for the others.

    @cached_property
    def _is_small(self) -> bool:
        return len(self.library.document.keys()) <= _MOST_KEPT

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        entries = self._read_entries()
        for entry in entries:
            if self._may_be_first(entry):
                self._found.setdefault(entry.key, entry)  # a key stands for the first entry that has it
        return entries

    def _read_entries(self) -> tuple[Entry, ...]:
        return tuple(self.library.document.entries())

    def _may_be_first(self, entry: Entry) -> bool:
        """Whether no entry before those that are read here has the key of this one."""
        return bool(entry.key)

    @cached_property
    def _entries_and_works(self) -> tuple[tuple[Entry, Work], ...]:
        found = tuple((entry, self.library.work(entry)) for entry in self._entries)
        for entry, work in found:
            if self._may_be_first(entry):
                self._works.setdefault(entry.key, work)
        return found

    @cached_property
    def _noticed(self) -> tuple[tuple[Entry, tuple[Notice, ...]], ...]:
        assert self._entries_and_works is not None  # every work is read once
        return tuple(self._find_noticed())

    def _find_noticed(self) -> Iterator[tuple[Entry, tuple[Notice, ...]]]:
        for entry in self.entries():
            if entry.key and (notices := self.notices(entry.key)):
                yield entry, notices


class _FactsOfPart(Facts):
    """Facts that show some of the entries of a library, and know what is asked of one or of all as the whole does."""

    _is_small = True

    def __init__(self, whole: Facts, entries: tuple[Entry, ...], own: Set[str]) -> None:
        """Take the facts of the whole library, the entries, and their keys without those that stand above, too."""
        super().__init__(whole.library, today=whole.today)
        self._whole = whole
        self._part = entries
        self._own = own

    def _read_entries(self) -> tuple[Entry, ...]:
        return self._part

    def _may_be_first(self, entry: Entry) -> bool:
        return bool(entry.key) and entry.key in self._own

    @property
    def keys_by_doi(self) -> Mapping[str, str]:
        return self._whole.keys_by_doi

    @property
    def twins(self) -> tuple[Twin, ...]:
        return self._whole.twins
