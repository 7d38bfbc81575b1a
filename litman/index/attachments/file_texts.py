"""The words of works' texts in the index: of attached files and `sources/KEY.txt`, read again when they change.

A file that cannot be read is remembered with an empty text, so that it is not tried again; one that lies outside the
library is never opened, since entries come from strangers.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from litman.errors import AttachmentError
from litman.index.store import Index
from litman.library.attachments import locate_attachment
from litman.text.han_variants import searchable
from litman.texts.kept_text import SOURCES_FOLDER, key_of_source_text
from litman.texts.plain_text import joined_at_line_ends
from litman.texts.read import can_read, has_text
from litman.texts.store import TextStore

Progress = Callable[[int, int], None]  # files done, files in all
_Text = tuple[str, "tuple[int, int] | None", str]  # path, mark, text
_HELD_S = 1.0  # so long texts that were read wait to be stored: each storing waits for the disk several times
_LINK_KEPT = """INSERT OR IGNORE INTO attachment (entry, path)
    SELECT id, ?1 FROM entry WHERE folded = ?2"""


def refresh_file_texts(
    index: Index,
    root: Path,
    *,
    progress: Progress = lambda done, total: None,
    read: Callable[[Path], str] | None = None,
) -> int:
    """Bring the texts of attached files up to date with the files; return how many were read.

    What was read is stored every second, so that an interrupted run goes on where it was, and small files do not wait
    for the disk one by one. What nothing here can read (PDF without pypdf) is left out and not said to be unreadable.

    Args:
        index: The index, its tables of the bibliography up to date.
        root: The library's folder, from which entries name files.
        progress: Told how many files are read, of how many.
        read: Gives the text of a file, empty where it has none; the library's store of texts if it is not given.

    Raises:
        sqlite3.Error, OSError: the index cannot be read or written.
    """
    _link_kept_texts(index, root)
    known = {
        path: (size, mtime)
        for path, size, mtime in index.connection.execute(
            "SELECT path, mark_size, mark_mtime_ns FROM file_text"
        )
    }
    named = {path for (path,) in index.connection.execute("SELECT DISTINCT path FROM attachment")}
    files = _Files(root)
    marks = {path: mark for path in sorted(named) if (mark := files.mark(path)) is not None}
    gone = known.keys() - marks.keys()
    wanted = [path for path in marks if known.get(path) != marks[path] and can_read(path)]
    if not gone and not wanted:
        return 0
    read = read or _by_store(root)
    with index.locked():
        _store(index, [(path, None, "") for path in gone])
        waiting: list[_Text] = []
        stored = time.monotonic()
        try:
            for number, path in enumerate(wanted):
                progress(number, len(wanted))
                waiting.append((path, marks[path], read(locate_attachment(root, path, outside=False))))
                if time.monotonic() - stored > _HELD_S:
                    done, waiting = waiting, []
                    _store(index, done)
                    stored = time.monotonic()
        finally:
            _store(index, waiting)
        progress(len(wanted), len(wanted))
    return len(wanted)


def _by_store(root: Path) -> Callable[[Path], str]:
    store = TextStore(root)

    def read(path: Path) -> str:
        found = store.text_of(path)
        return joined_at_line_ends(found.text.text) if found is not None else ""

    return read


def _link_kept_texts(index: Index, root: Path) -> None:
    """Let the files in `sources` count for the works that they are named for."""
    names = _kept_names(root)
    paths = {f"{SOURCES_FOLDER}/{name}": key_of_source_text(name) for name in names}
    sql = "SELECT a.path, e.folded FROM attachment a JOIN entry e ON e.id = a.entry WHERE a.path GLOB ?"
    linked = dict(index.connection.execute(sql, (f"{SOURCES_FOLDER}/*.txt",)).fetchall())
    missing = [(path, key.lower()) for path, key in paths.items() if linked.get(path) != key.lower()]
    gone = [(path,) for path in linked if path not in paths]
    if not gone and not _have_entries(index.connection, missing):
        return
    with index.locked(), index.changing() as connection:
        connection.executemany("DELETE FROM attachment WHERE path = ?", gone)
        connection.executemany(_LINK_KEPT, missing)


def _have_entries(connection: sqlite3.Connection, links: list[tuple[str, str]]) -> bool:
    """Whether some of the keys are those of entries: a file that is named for none stays unread."""
    sql = "SELECT 1 FROM entry WHERE folded = ?"
    return any(connection.execute(sql, (folded,)).fetchone() for _, folded in links)


def _kept_names(root: Path) -> list[str]:
    try:
        with os.scandir(root / SOURCES_FOLDER) as entries:
            return [entry.name for entry in entries if entry.name.endswith(".txt")]
    except OSError:
        return []


class _Files:
    """The marks of attached files, by as few calls of the system as can be: a library has tens of thousands."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = os.path.realpath(root)
        self._inside: dict[str, bool] = {}  # by folder: whether it lies in the library, links followed

    def mark(self, path: str) -> tuple[int, int] | None:
        """Return size and time of a file whose text is read, None where there is none that may be read."""
        if not has_text(path):
            return None
        seen = self._plain(os.path.join(self._root, path))
        try:
            # Otherwise it is a link, or named in a way that other programs have.
            seen = seen or locate_attachment(self._root, path, outside=False).stat()
        except (AttachmentError, OSError):
            return None
        return seen.st_size, seen.st_mtime_ns

    def _plain(self, place: str) -> os.stat_result | None:
        """Return what is known of a file that is no link, in a folder of the library."""
        try:
            seen = os.lstat(place)
        except (OSError, ValueError):
            return None
        is_plain = stat.S_ISREG(seen.st_mode) and self._is_inside(os.path.dirname(place))
        return seen if is_plain else None

    def _is_inside(self, folder: str) -> bool:
        if folder not in self._inside:
            real = os.path.realpath(folder)
            self._inside[folder] = real == self._top or real.startswith(self._top + os.sep)
        return self._inside[folder]


def _store(index: Index, texts: Sequence[_Text]) -> None:
    """Put texts in the place of those that files had, at once; a file without a mark is forgotten."""
    if not texts:
        return
    with index.changing() as connection:
        for path, mark, text in texts:
            _replace(connection, path, mark, text)


def _replace(connection: sqlite3.Connection, path: str, mark: tuple[int, int] | None, text: str) -> None:
    connection.execute("DELETE FROM file_text WHERE path = ?", (path,))
    if mark is not None:
        sql = "INSERT INTO file_text (path, mark_size, mark_mtime_ns) VALUES (?, ?, ?)"
        added = connection.execute(sql, (path, *mark))
        words = searchable(text.encode("utf-8", "replace").decode("utf-8"))
        connection.execute("INSERT INTO file_words (rowid, text) VALUES (?, ?)", (added.lastrowid, words))
