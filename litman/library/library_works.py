"""The works of a library by what posts call them: keys and identifiers."""

from __future__ import annotations

from litman.library.known_library import KnownLibrary
from litman.library.library import Library
from litman.work import Work


class LibraryWorks:
    """The works of one library; what was looked up once is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = KnownLibrary(library)
        self._by_key: dict[str, str | None] = {}

    def resolve(self, key: str) -> str | None:
        """Return the citation key of the entry that a key stands for."""
        if key not in self._by_key:
            self._by_key[key] = self._library.document.resolve(key)
        return self._by_key[key]

    def identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which one."""
        return self._known.find_identified(work)
