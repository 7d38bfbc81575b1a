"""The works of a library as a standing asks for them."""

from __future__ import annotations

from litman.library.comparison.same_work import KnownWorks
from litman.library.library import Library
from litman.work import Work


class LibraryWorks:
    """Answers for the works of one library."""

    def __init__(self, library: Library, known: KnownWorks) -> None:
        self._library = library
        self._known = known

    def resolve(self, key: str) -> str | None:
        """Return the citation key of the entry that a key stands for."""
        return self._library.document.resolve(key)

    def identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which one."""
        return self._known.find_identified(work)
