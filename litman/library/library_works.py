"""The works of a library by what posts call them: keys and identifiers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what compares works is imported where one is looked up
    from litman.bibtex.file.entry import Entry
    from litman.library.asked import ShortWork
    from litman.library.known_library import KnownLibrary
    from litman.library.library import Library
    from litman.work import Work


class LibraryWorks:
    """The works of one library; what was looked up once is kept."""

    def __init__(
        self,
        library: Library,
        *,
        find: Callable[[str], Entry | None] | None = None,
        works: Mapping[str, Work] = MappingProxyType({}),
    ) -> None:
        """Take the library, and what somebody keeps of it.

        Args:
            library: Whose works.
            find: Finds an entry by its citation key.
            works: Works that were read already, each by the key of the first entry that has it.
        """
        self._library = library
        self._find = find
        self._works = works
        self._by_key: dict[str, str | None] = {}
        self._said: dict[str, Work | None] = {}
        self._described: dict[str, Work | None] = {}

    @cached_property
    def _known(self) -> KnownLibrary:
        from litman.library.known_library import KnownLibrary

        return KnownLibrary(self._library)

    def look_up(self, keys: Iterable[str]) -> None:
        """Find out which entries keys stand for, all at once: `resolve` then knows."""
        new = [key for key in keys if key not in self._by_key]
        self.know(new, self._library.bibliography.short_works(new))

    def know(self, keys: Iterable[str], works: Mapping[str, ShortWork]) -> None:
        """Take for granted that keys stand for these works, by key, and that those that are left out stand for none."""
        self._by_key |= {key: works[key].key if key in works else None for key in keys}

    def resolve(self, key: str) -> str | None:
        """Return the citation key of the entry that a key stands for."""
        try:
            return self._by_key[key]
        except KeyError:
            is_read = key in self._works  # an entry's own key is asked for before old ones and other cases
            found = self._by_key[key] = key if is_read else self._library.document.resolve(key)
            return found

    def identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which one."""
        return self._known.find_identified(work)

    def said(self, key: str) -> Work | None:
        """Return the work as the entry with this citation key says it."""
        if key in self._works:
            return self._works[key]
        if key not in self._said:
            entry = (self._find or self._library.document.find)(key)
            self._said[key] = self._library.work(entry) if entry is not None else None
        return self._said[key]

    def described(self, key: str) -> Work | None:
        """Return what is known of the work of an entry: the registry's record, else what the entry says."""
        if key not in self._described:
            self._described[key] = self._describe(key)
        return self._described[key]

    def is_denied(self, doi: str) -> bool:
        """Return whether every registry that was asked said that there is no such DOI."""
        from litman.identifiers.identifier import Identifier

        record = self._library.records.get(Identifier("doi", doi))
        return record is not None and record.outcome == "unregistered"

    def _describe(self, key: str) -> Work | None:
        work = self.said(key)
        if work is None:
            return None
        record = self._library.record_of(work)
        if record is None or record.outcome != "found" or record.item is None:
            return work
        from litman.csl.from_json import work_from_item

        return work_from_item(record.item)
