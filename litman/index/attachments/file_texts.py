"""The texts of attached PDF files in the index: each file is read once, and again only when it changes.

A file that cannot be read is remembered with an empty text, so that it is not tried again; one that lies outside the
library is never opened, since entries come from strangers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from litman.errors import AttachmentError
from litman.index.attachments.pdf_text import pdf_text
from litman.index.store import Index
from litman.library.attachments import locate_attachment
from litman.posts.readers.pdf_apart import can_read_pdf

Progress = Callable[[int, int], None]  # files done, files in all
_SUFFIX = ".pdf"


def refresh_file_texts(
    index: Index,
    root: Path,
    *,
    progress: Progress = lambda done, total: None,
    read: Callable[[Path], str] = pdf_text,
) -> int:
    """Bring the texts of attached files up to date with the files; return how many were read.

    Each text is stored as soon as it is there, so that an interrupted run goes on where it was. Without pypdf nothing
    is read and nothing is said to be unreadable.

    Args:
        index: The index, its tables of the bibliography up to date.
        root: The library's folder, from which entries name files.
        progress: Told how many files are read, of how many.
        read: Gives the text of a file, empty where it has none.

    Raises:
        sqlite3.Error, OSError: the index cannot be read or written.
    """
    known = {
        path: (size, mtime)
        for path, size, mtime in index.connection.execute(
            "SELECT path, mark_size, mark_mtime_ns FROM file_text"
        )
    }
    named = {path for (path,) in index.connection.execute("SELECT DISTINCT path FROM attachment")}
    files = {path: found for path in sorted(named) if (found := _pdf_at(root, path)) is not None}
    marks = {
        path: (seen.st_size, seen.st_mtime_ns) for path, found in files.items() if (seen := found.stat())
    }
    gone = known.keys() - marks.keys()
    wanted = [path for path in files if known.get(path) != marks[path]] if can_read_pdf() else []
    if not gone and not wanted:
        return 0
    with index.locked():
        for path in gone:
            _store(index, path, None, "")
        for number, path in enumerate(wanted):
            progress(number, len(wanted))
            _store(index, path, marks[path], read(files[path]))
        progress(len(wanted), len(wanted))
    return len(wanted)


def _pdf_at(root: Path, path: str) -> Path | None:
    """Return where an attached PDF file is, None where there is none that may be read."""
    if not path.lower().endswith(_SUFFIX):
        return None
    try:
        return locate_attachment(root, path, outside=False)
    except (AttachmentError, OSError):
        return None


def _store(index: Index, path: str, mark: tuple[int, int] | None, text: str) -> None:
    """Put a text in the place of the one that a file had; without a mark the file is forgotten."""
    with index.changing() as connection:
        old = connection.execute("SELECT id, text FROM file_text WHERE path = ?", (path,)).fetchone()
        if old is not None:
            connection.execute(
                "INSERT INTO file_words (file_words, rowid, text) VALUES ('delete', ?, ?)", old
            )
            connection.execute("DELETE FROM file_text WHERE id = ?", old[:1])
        if mark is not None:
            row = (path, *mark, text.encode("utf-8", "replace").decode("utf-8"))
            added = connection.execute(
                "INSERT INTO file_text (path, mark_size, mark_mtime_ns, text) VALUES (?, ?, ?, ?)", row
            )
            connection.execute(
                "INSERT INTO file_words (rowid, text) VALUES (?, ?)", (added.lastrowid, row[-1])
            )
