"""What a library knows that posts lean on: its works, by key and by identifier."""

from __future__ import annotations

from collections.abc import Mapping

from litman.library.comparison.same_work import bare_url, doi_of
from litman.library.library import Library
from litman.standing.known import Known, StringMatch
from litman.work import Work


class LibraryWorks:
    """The works of one library; what was looked up once is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_key: dict[str, str | None] = {}
        self._by_identifier: dict[tuple[str, str], str | None] = {}

    def resolve(self, key: str) -> str | None:
        """Return the citation key of the entry that a key stands for."""
        if key not in self._by_key:
            self._by_key[key] = self._library.document.resolve(key)
        return self._by_key[key]

    def identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which one."""
        tries = (
            ("doi", doi_of(work)),
            ("pmid", work.PMID),
            ("url", bare_url(work.URL) if work.URL else None),
        )
        for kind, value in tries:
            found = self._look_up(kind, value) if value else None
            if found is not None:
                return found, kind
        return None

    def _look_up(self, kind: str, value: str) -> str | None:
        if (kind, value) not in self._by_identifier:
            self._by_identifier[kind, value] = self._library.bibliography.identified(kind, value)
        return self._by_identifier[kind, value]


def known_of(library: Library, matched: Mapping[str, StringMatch] | None = None) -> Known:
    """Return what the library knows, and what reference strings were matched to by their folded text."""
    return Known(LibraryWorks(library), matched or {})
