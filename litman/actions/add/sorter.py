"""What a library has and what came to it so far, while entries of files are sorted."""

from __future__ import annotations

from dataclasses import dataclass, field

from litman.actions.add.import_report import ImportResult
from litman.bibtex.file.document import Document
from litman.bibtex.file.references import aliases_of
from litman.library.comparison.same_work import KnownWorks, known_works
from litman.library.known_library import KnownLibrary
from litman.library.library import WritableLibrary

_DEAR = 4  # to look for the works near to one takes as long as to read so many


@dataclass(slots=True)
class Sorter:
    """What the library has, and what came to it so far."""

    library: WritableLibrary
    update: bool
    reads_all: bool  # False: of the library's works those are looked up that are near to an entry
    keys: frozenset[str]  # of the library
    taken: set[str]  # keys of the library and of new entries, in lower case
    # old keys that are to be kept, in lower case → citation key
    kept: dict[str, str] = field(default_factory=dict)
    results: list[ImportResult] = field(default_factory=list)
    fills: dict[str, dict[str, str]] = field(default_factory=dict)  # citation key → fields to set
    aliases: dict[str, list[str]] = field(default_factory=dict)  # citation key → old keys to keep
    _known: KnownWorks | KnownLibrary | None = None
    _written: frozenset[int] | None = None

    @property
    def known(self) -> KnownWorks | KnownLibrary:
        """The library's works; they are read when the first entry has to be compared with them."""
        if self._known is None:
            works = ((entry.key, work) for entry, work in self.library.works())
            self._known = known_works(works) if self.reads_all else KnownLibrary(self.library)
        return self._known

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
        return folded in self.taken or folded in self.kept or self.library.document.resolve(key) is not None

    def names(self, key: str) -> str | None:
        """Return the citation key of the work that a key names, new ones included."""
        if key in self.keys:
            return key
        return self.library.document.resolve(key) or self.kept.get(key.lower())


def sorter_of(library: WritableLibrary, *, update: bool, entries: int) -> Sorter:
    """Return a sorter that knows the library's works: it reads all, or, for a few entries, those that are near."""
    keys = frozenset(library.document.keys())
    taken = {key.lower() for key in keys}
    return Sorter(library, update, entries * _DEAR >= len(taken), keys, taken)


def changes_of(sorter: Sorter, document: Document) -> dict[str, dict[str, str]]:
    """Return the fields to set in entries of the document that holds the new ones: fills, and keys that are kept."""
    changes = {key: dict(fields) for key, fields in sorter.fills.items() if fields}
    for key, names in sorter.aliases.items():
        there = aliases_of(document.entry(key))
        filled = changes.setdefault(key, {}).get("ids", "")
        listed = [*there, *(name.strip() for name in filled.split(",") if name.strip()), *names]
        changes[key]["ids"] = ", ".join(dict.fromkeys(listed))
    return changes
