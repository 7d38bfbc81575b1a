"""The index of one library, asked: brought up to date before each question, made anew on any doubt.

Where nothing changed since the index was brought up to date, nothing is imported that could: a file's mark is
compared, and that is all. An index that turns out to be damaged is thrown away, made anew, and asked again; where
none can be written, one is made in memory.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from litman.index.claims.refresh import refresh_claims_of
from litman.index.freshness import Progresses, Sources, bring_works_up_to_date
from litman.index.store import Index, discard_index, in_memory, is_held, open_index, tell_held, wait_longer
from litman.texts.kept_text import SOURCES_FOLDER

if TYPE_CHECKING:
    from litman.index.bibliography.document import IndexedDocument
    from litman.library.storage.change import Replaced

_MOST_TRIES = 5
_MOST_INDEXES = 3  # the one on disk, a new one in its place, one in memory
_HAS_FILES = "SELECT EXISTS (SELECT 1 FROM attachment) OR EXISTS (SELECT 1 FROM file_text)"
T = TypeVar("T")


class LibraryIndex:
    """The index of the library that `sources` are of; nothing is looked at before it is asked."""

    def __init__(
        self,
        sources: Sources,
        environment: Mapping[str, str],
        *,
        notify: Callable[[str], None],
        progress: Progresses,
    ) -> None:
        """Take the files, the environment (for the cache folder), and whom to tell of waiting and of progress."""
        self.sources = sources
        self.progress = progress
        self._environment = environment
        self._notify = _once(notify)
        self._was_held = False
        self._index: Index | None = None
        self._replaced: Replaced | None = None  # the bibliography, by this process

    @classmethod
    def in_memory(cls, sources: Sources) -> LibraryIndex:
        """Return an index that is on no disk."""
        made = cls(sources, {}, notify=_ignore, progress=Progresses(_ignore, _ignore, _ignore))
        made._index = in_memory(_ignore)
        return made

    def ask(
        self,
        question: Callable[[Index], T],
        *,
        refresh: Callable[[Index], None] = lambda index: None,
        of_works: bool = True,
    ) -> T:
        """Return the answer to a question to the index, which is of the files as they are.

        Args:
            question: Asks; within one read transaction, so keep it short and give back values.
            refresh: Brings up to date what else the question is about.
            of_works: Whether it is about the bibliography or the registry.

        Raises:
            FileReadError, FileChangedError: a file cannot be read.
        """
        for attempt in range(_MOST_INDEXES):
            is_last = attempt == _MOST_INDEXES - 1
            if is_last:
                self._index = in_memory(self._notify)
            try:
                return self._ask(question, refresh, of_works)
            except (sqlite3.Error, OSError) as exc:
                if is_last:
                    raise
                self._give_up(exc)
        raise AssertionError("the last index returns or raises")

    def document(self) -> IndexedDocument | None:
        """Return the bibliography, the index brought up to date with it; None where no index can be made.

        Raises:
            FileReadError: the file cannot be read.
            FileChangedError: it changes faster than it can be read.
        """
        for _ in range(_MOST_INDEXES - 1):
            try:
                return self._document()
            except (sqlite3.Error, OSError) as exc:
                is_first = not self._was_held
                if not self._give_up(exc) and not (self._was_held and is_first):
                    return None
        return None

    def saved(self, replaced: Sequence[Replaced]) -> None:
        """Take what this process just put into files."""
        ours = (item for item in replaced if item.path == self.sources.bibliography)
        self._replaced = next(ours, self._replaced)

    def open(self) -> Index:
        """Return the index; it says nothing of what is in it."""
        if self._index is None:
            self._index = open_index(self.sources.root, self._environment, notify=self._notify)
            if self._was_held:
                wait_longer(self._index.connection)
        return self._index

    def refresh_claims(self, index: Index) -> None:
        """Bring the claims up to date, as far as questions about works need it."""
        refresh_claims_of(index, self.sources.claims_folder, (), progress=self.progress.claims)

    def refresh_claims_and_files(self, index: Index) -> None:
        """Bring the claims up to date, then the texts of attached files where there are any."""
        self.refresh_claims(index)
        self.refresh_files(index)

    def refresh_files(self, index: Index) -> None:
        """Bring the texts of attached files up to date where there are any."""
        has_kept = (self.sources.root / SOURCES_FOLDER).is_dir()
        if has_kept or index.connection.execute(_HAS_FILES).fetchone()[0]:
            from litman.index.attachments.file_texts import refresh_file_texts

            refresh_file_texts(index, self.sources.root, progress=self.progress.attachments)

    def refresh_meaning(self, index: Index) -> None:
        """Make the vectors that works lack; only where what makes them is installed."""
        from litman.index.meaning.vectors import refresh_vectors

        path = self.sources.bibliography
        refresh_vectors(index, path, notify=self._notify, progress=self.progress.meaning)

    def _document(self) -> IndexedDocument:
        from litman.files import stamp_of
        from litman.index.bibliography.document import fresh_document

        index, path = self.open(), self.sources.bibliography
        known = fresh_document(index, path, stamp_of(path))
        if known is not None:
            return known
        from litman.index.bibliography.refresh import refresh_bibliography

        return refresh_bibliography(index, path, progress=self.progress.bibliography, replaced=self._replaced)

    def _ask(self, question: Callable[[Index], T], refresh: Callable[[Index], None], of_works: bool) -> T:
        index = self.open()
        for _ in range(_MOST_TRIES):
            if of_works:
                bring_works_up_to_date(index, self.sources, self.progress, replaced=self._replaced)
            refresh(index)
            with _reading(index.connection) as is_complete:
                # Another process may have begun to read a changed file in the meantime.
                if is_complete or not of_works:
                    return question(index)
        raise TimeoutError(f"{self.sources.bibliography} changes faster than it can be read")

    def _give_up(self, error: Exception) -> bool:
        """Let go of the index, and remove it where it is damaged; return whether it was.

        A disk that is full or locked says nothing of the index: others may be using it.
        """
        index, self._index = self._index, None
        if index is not None and index.path is not None and is_held(error):
            self._was_held = True
            tell_held(index.path, self._notify)
        is_damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        )
        if index is not None:
            index.close()
            if index.path is not None and is_damaged:
                with contextlib.suppress(OSError):
                    discard_index(index.path)
        return is_damaged


def _ignore(*_: object) -> None:
    pass


def _once(notify: Callable[[str], None]) -> Callable[[str], None]:
    """Say the same but once."""
    said: set[str] = set()

    def tell(message: str) -> None:
        if message not in said:
            said.add(message)
            notify(message)

    return tell


@contextlib.contextmanager
def _reading(connection: sqlite3.Connection) -> Iterator[bool]:
    """Give whether the bibliography's tables are complete, in a read transaction."""
    connection.execute("BEGIN")
    try:
        row = connection.execute("SELECT is_complete FROM bibliography").fetchone()
        yield row is not None and bool(row[0])
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("COMMIT")
