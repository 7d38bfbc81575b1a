"""What a library has and what came to it so far, while entries of files are sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from litman.actions.add.import_report import ImportResult
from litman.bibtex.file.document import Document
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.references import aliases_of
from litman.library.comparison.packed_works import PackedWorks, packed_works
from litman.library.known_library import KnownLibrary
from litman.library.library import Library, WritableLibrary
from litman.library.whole.doors import WholeDoors
from litman.work import Work

_DEAR = 4  # to look for the works near to one takes as long as to read so many


@dataclass(slots=True)
class Sorter:
    """What the library has, and what came to it so far."""

    library: Library  # as it was before anything was added, where all of it is read
    update: bool
    reads_all: bool  # False: of the library's works those are looked up that are near to an entry
    keys: frozenset[str]  # of the library
    taken: set[str]  # keys of the library and of new entries, in lower case
    # old keys that are to be kept, in lower case → citation key
    kept: dict[str, str] = field(default_factory=dict)
    results: list[ImportResult] = field(default_factory=list)
    fills: dict[str, dict[str, str]] = field(default_factory=dict)  # citation key → fields to set
    aliases: dict[str, list[str]] = field(default_factory=dict)  # citation key → old keys to keep
    _known: PackedWorks | KnownLibrary | None = None
    _written: frozenset[int] | None = None

    @property
    def known(self) -> PackedWorks | KnownLibrary:
        """The library's works; they are read when the first entry has to be compared with them."""
        if self._known is None:
            library = self.library
            works = ((entry.key, work, entry.type, library.fields(entry)) for entry, work in library.works())
            self._known = packed_works(works) if self.reads_all else KnownLibrary(library)
        return self._known

    def remember(self, key: str, work: Work, entry: Entry, fields: Mapping[str, str]) -> None:
        """Note that a work is to be added under a key; `fields` are those of its entry, with what it inherits."""
        self.taken.add(key if key.islower() else key.lower())  # one text for both, where it can be
        known = self.known
        if isinstance(known, PackedWorks):
            known.add(key, work, entry.type, fields)
        else:
            known.add(key, work)

    def taken_results(self) -> tuple[ImportResult, ...]:
        """Return what became of the entries since this was asked last."""
        results = tuple(self.results)
        self.results.clear()
        return results

    def may_have(self, raw: bytes) -> bool:
        """Return whether an entry of these bytes may be in the library; False is certain."""
        if not self.reads_all:
            return True
        if self._written is None:
            self._written = frozenset(hash(entry.raw) for entry in self.library.document.entries())
        return hash(raw) in self._written

    def is_taken(self, key: str) -> bool:
        """Return whether a key names a work, now or of old."""
        folded = key.lower()
        return folded in self.taken or folded in self.kept or self.had(key)

    def had(self, key: str) -> bool:
        """Return whether a key named a work of the library before anything was added."""
        return self._resolve(key) is not None

    def names(self, key: str) -> str | None:
        """Return the citation key of the work that a key names, new ones included."""
        if key in self.keys:
            return key
        return self._resolve(key) or self.kept.get(key.lower())

    def _resolve(self, key: str) -> str | None:
        return self.library.document.resolve(key) if self.keys else None


def sorter_of(library: WritableLibrary, *, update: bool, entries: int) -> Sorter:
    """Return a sorter that knows the library's works: it reads all, or, for a few entries, those that are near."""
    keys = frozenset(library.document.keys())
    taken = {key.lower() for key in keys}
    if entries * _DEAR < len(taken):
        return Sorter(library, update, False, keys, taken)
    before = Library(library.root, library.settings, doors=WholeDoors(library.document.in_full()))
    return Sorter(before, update, True, keys, taken)


def changes_of(sorter: Sorter, document: Document) -> dict[str, dict[str, str]]:
    """Return the fields to set in entries of the document that holds the new ones: fills, and keys that are kept."""
    changes = {key: dict(fields) for key, fields in sorter.fills.items() if fields}
    for key, names in sorter.aliases.items():
        there = aliases_of(document.entry(key))
        filled = changes.setdefault(key, {}).get("ids", "")
        listed = [*there, *(name.strip() for name in filled.split(",") if name.strip()), *names]
        changes[key]["ids"] = ", ".join(dict.fromkeys(listed))
    return changes
