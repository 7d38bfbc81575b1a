"""The works of a library, asked of its index; entries are read from the bibliography one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from litman.files import digest_of
from litman.index.library_index import LibraryIndex
from litman.library.library_files import LibraryFiles

if TYPE_CHECKING:  # what reads entries is imported where they are read
    import sqlite3

    from litman.bibtex.file.document import Document
    from litman.bibtex.file.entry import Entry
    from litman.finding import Finding
    from litman.index.bibliography.document import IndexedDocument
    from litman.index.query.cited_works import CitedWorks
    from litman.library.asked import ShortWork
    from litman.library.whole.bibliography import WholeBibliography
    from litman.text.merge_conflicts import MergeConflict
    from litman.work import Work

T = TypeVar("T")
_MOST_TRIES = 3
_MOST_LOOKUPS = 500  # who looks for more has all identifiers at once
_MOST_HELD = 20_000  # works; more are read one after the other
_HAS_FAULTS = """SELECT EXISTS (SELECT 1 FROM finding) OR EXISTS (SELECT 1 FROM repeated_key)
    OR EXISTS (SELECT 1 FROM bibliography WHERE wide_encoding IS NOT NULL)"""
_HASHES = "SELECT hash FROM chunk ORDER BY start"
_KEYS = "SELECT e.key FROM entry e JOIN chunk c ON c.id = e.chunk WHERE e.key != '' ORDER BY c.start, e.start"


class IndexedBibliography:
    """Fulfils `ports.Bibliography`."""

    def __init__(self, index: LibraryIndex, files: LibraryFiles) -> None:
        """Take the index and where the library's files lie."""
        self._index = index
        self._files = files
        self._lookups = 0

    @cached_property
    def document(self) -> Document:
        known = self._index.document()
        if known is not None and known.mark is not None:
            return known
        from litman.library.whole.bibliography import WholeBibliography

        return WholeBibliography(self._files).document

    @property
    def findings(self) -> tuple[Finding, ...]:
        has_faults = self._ask(lambda connection: connection.execute(_HAS_FAULTS).fetchone()[0])
        return self.document.findings if has_faults else ()

    @property
    def digest(self) -> str:
        hashes = self._ask(lambda connection: [digest for (digest,) in connection.execute(_HASHES)])
        return digest_of(b"".join(hashes)) if hashes else self._files.bibliography.digest or ""

    @property
    def conflicts(self) -> Sequence[MergeConflict]:
        from litman.index.bibliography.document import IndexedDocument
        from litman.text.merge_conflicts import merge_conflicts

        document = self.document
        is_settled = isinstance(document, IndexedDocument) and not document.may_hold_conflict
        return () if is_settled else merge_conflicts(document.data)

    def keys(self) -> list[str]:
        return self._ask(lambda connection: list(dict.fromkeys(key for (key,) in connection.execute(_KEYS))))

    def tags(self) -> dict[str, int]:
        from litman.index.query.tags import tags_of_works

        kept = self._ask(tags_of_works)
        if kept is not None:
            return kept
        from litman.bibtex.works.tags import count_tags

        return count_tags(self.document.entries())

    def short_works(self, keys: Iterable[str]) -> dict[str, ShortWork]:
        wanted = list(keys)
        return self._ask_cited(lambda works: works.short_works(wanted)) if wanted else {}

    def names(self, keys: Iterable[str]) -> list[str]:
        wanted = list(keys)
        return self._ask_cited(lambda works: works.names(wanted)) if wanted else []

    def identified(self, kind: str, value: str) -> str | None:
        from litman.index.query.near_works import identified_work

        self._lookups += 1
        if self._lookups > _MOST_LOOKUPS:
            return self._identified.get((kind, value))
        return self._ask(lambda connection: identified_work(connection, kind, value))

    @cached_property
    def _identified(self) -> dict[tuple[str, str], str]:
        from litman.index.query.near_works import identified_works

        return self._ask(identified_works)

    def alike(self, work: Work) -> list[tuple[str, Work]]:
        from litman.library.comparison.blocking import blocking_keys

        return self._under(list(blocking_keys(work)), lambda whole: whole.alike(work))

    def crowded(self) -> Iterable[tuple[str, Work]]:
        return self._works(self._crowded_of, lambda whole: whole.crowded())

    def cited_as(self, keys: Iterable[str]) -> list[tuple[str, Work]]:
        wanted = list(dict.fromkeys(keys))
        return self._under(wanted, lambda whole: whole.cited_as(wanted)) if wanted else []

    def _under(
        self, names: Sequence[str], ask: Callable[[WholeBibliography], list[tuple[str, Work]]]
    ) -> list[tuple[str, Work]]:
        return self._works(lambda document: self._works_under(document, names), ask)

    def _works(self, ask_index: Callable[[IndexedDocument], T], ask: Callable[[WholeBibliography], T]) -> T:
        """Return what the index finds; where none speaks of the file, what the file says as a whole."""
        from litman.index.bibliography.document import IndexedDocument, OtherFileError
        from litman.library.whole.bibliography import WholeBibliography

        document: Document | None = self.document
        for _ in range(_MOST_TRIES):
            if not isinstance(document, IndexedDocument):
                break
            try:
                return ask_index(document)
            except OtherFileError:  # the file was changed just now
                document = self._index.document()
        return ask(WholeBibliography(self._files))

    def _works_under(self, document: IndexedDocument, names: Sequence[str]) -> list[tuple[str, Work]]:
        from litman.index.bibliography.entry_rows import block_number
        from litman.index.query.near_works import near_works
        from litman.library.whole.bibliography import work_of

        blocks = [block_number(name) for name in names]
        with document.reading() as connection:
            found = near_works(connection, blocks)
            entries = [(key, document.numbered(number)) for number, key in found]
            firsts = [(key, entry) for key, entry in entries if _is_first(document, key, entry)]
            return [(key, work_of(document, entry)) for key, entry in firsts]

    def _crowded_of(self, document: IndexedDocument) -> Iterable[tuple[str, Work]]:
        from litman.index.query.near_works import crowded_works
        from litman.library.whole.bibliography import work_of

        with document.reading() as connection:
            found = crowded_works(connection)
            if len(found) <= _MOST_HELD:
                return [(key, work_of(document, document.numbered(number))) for number, key in found]
        return ((entry.key, work_of(document, entry)) for entry in document.entries() if entry.key)

    def _ask_cited(self, question: Callable[[CitedWorks], T]) -> T:
        from litman.index.query.cited_works import CitedWorks

        return self._ask(lambda connection: question(CitedWorks(connection)))

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        return self._index.ask(lambda index: question(index.connection))


def _is_first(document: Document, key: str, entry: Entry) -> bool:
    """Whether no entry before it has the same key."""
    first = document.entry(key)
    return first.document.offset + first.span[0] == entry.document.offset + entry.span[0]
